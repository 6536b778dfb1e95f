#include "server/platform/kafka/producer.hpp"

#include "common/base/check.hpp"
#include "server/platform/kafka/handle.hpp"

#include <algorithm>
#include <deque>

namespace narae::kafka {

struct Producer::Implementation {
    struct Sent {
        std::int64_t position = 0;
        bool safe = false;
    };

    const Options options;
    std::deque<Sent> onTheirWay; ///< by position; what is safe behind one that is not yet stays
    std::int64_t acknowledged = 0;
    std::optional<Refusal> failed; ///< why a message will never arrive
    std::unique_ptr<Handle> handle;

    void delivered(const rd_kafka_message_t& message)
    {
        // What a producer that is being closed gives back is nobody's any more.
        if (message.err == RD_KAFKA_RESP_ERR__DESTROY || message.err == RD_KAFKA_RESP_ERR__PURGE_QUEUE ||
            message.err == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT)
            return;
        if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            if (!failed) failed = whyOf(message.err);
            handle->troubled(*failed);
            return;
        }
        const auto position = static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(message._private));
        const auto at = std::lower_bound(onTheirWay.begin(), onTheirWay.end(), position,
                                         [](const Sent& sent, std::int64_t wanted) { return sent.position < wanted; });
        check(at != onTheirWay.end() && at->position == position, "what is acknowledged was sent");
        at->safe = true;
        for (; !onTheirWay.empty() && onTheirWay.front().safe; onTheirWay.pop_front())
            acknowledged = onTheirWay.front().position;
        handle->well();
    }

    Refusal whyOf(rd_kafka_resp_err_t error) const
    {
        const bool tooLarge = error == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE || error == RD_KAFKA_RESP_ERR_INVALID_MSG;
        if (tooLarge)
            return refuse("kafka.refused")
                .with("topic", handle->cluster().topic)
                .with("reason", rd_kafka_err2str(error));
        return handle->refusalOf(error, rd_kafka_err2str(error));
    }
};

Producer::Producer(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}

Producer::~Producer() = default;

Result<std::unique_ptr<Producer>> Producer::open(const Cluster& cluster, Options options)
{
    auto implementation = std::make_unique<Implementation>(Implementation{std::move(options), {}, 0, {}, {}});
    const Handle::Settings settings{
        {"enable.idempotence", "true"}, // and so acks=all, and at most five requests on their way
        {"message.timeout.ms", "0"},    // a broker that is away is waited for as long as it takes
        {"queue.buffering.max.messages", std::to_string(2 * implementation->options.onTheirWayMost + 1)},
        {"linger.ms", "5"},
        {"compression.type", "lz4"},
        {"partitioner", "murmur2_random"}, // as the Java clients do: a key's partition is everyone's
    };
    auto handle = Handle::open(
        RD_KAFKA_PRODUCER, cluster, settings,
        [](rd_kafka_t*, const rd_kafka_message_t* message, void* owner) {
            static_cast<Implementation*>(owner)->delivered(*message);
        },
        implementation.get());
    if (!handle) return handle.error();
    implementation->handle = *std::move(handle);
    return std::unique_ptr<Producer>(new Producer(std::move(implementation)));
}

Result<bool> Producer::offer(std::int64_t position, const std::string& key, const std::string& value)
{
    Implementation& mine = *implementation_;
    const std::int64_t last = mine.onTheirWay.empty() ? mine.acknowledged : mine.onTheirWay.back().position;
    check(position > last, "positions grow");
    if (mine.failed) return *mine.failed;
    if (mine.onTheirWay.size() >= mine.options.onTheirWayMost) return false;
    rd_kafka_headers_t* headers = nullptr;
    if (!mine.options.contentType.empty()) {
        headers = rd_kafka_headers_new(1);
        rd_kafka_header_add(headers, "content-type", -1, mine.options.contentType.data(),
                            static_cast<ssize_t>(mine.options.contentType.size()));
    }
    mine.onTheirWay.push_back({position, false});
    const auto error = rd_kafka_producev(
        mine.handle->get(), RD_KAFKA_V_RKT(mine.handle->topic()), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(key.data(), key.size()), RD_KAFKA_V_VALUE(const_cast<char*>(value.data()), value.size()),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(reinterpret_cast<void*>(static_cast<std::intptr_t>(position))),
        RD_KAFKA_V_END);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return true;
    if (headers != nullptr) rd_kafka_headers_destroy(headers);
    mine.onTheirWay.pop_back();
    if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) return false;
    mine.failed = mine.whyOf(error);
    mine.handle->troubled(*mine.failed);
    return *mine.failed;
}

Result<void> Producer::wait(std::chrono::milliseconds longest)
{
    Implementation& mine = *implementation_;
    const std::int64_t before = mine.acknowledged;
    const auto deadline = std::chrono::steady_clock::now() + longest;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        rd_kafka_poll(mine.handle->get(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (mine.failed) return *mine.failed;
        if (mine.acknowledged != before || left.count() <= 0) return {};
    }
}

Result<void> Producer::look(std::chrono::milliseconds longest)
{
    Implementation& mine = *implementation_;
    rd_kafka_poll(mine.handle->get(), 0);
    if (mine.failed) return *mine.failed;
    // The handle keeps what they answer, or that they do not.
    if (mine.handle->trouble()) static_cast<void>(mine.handle->partitions(longest));
    return {};
}

std::int64_t Producer::acknowledged() const
{
    return implementation_->acknowledged;
}

std::size_t Producer::onTheirWay() const
{
    return implementation_->onTheirWay.size();
}

std::optional<Refusal> Producer::trouble() const
{
    return implementation_->handle->trouble();
}

} // namespace narae::kafka
