#include "server/platform/kafka/consumer.hpp"

#include "server/platform/kafka/handle.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>

namespace narae::kafka {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

} // namespace

struct Consumer::Implementation {
    std::unique_ptr<Handle> handle;
    Offsets next;
    milliseconds lookPause{0};
    int assigned = 0; ///< partitions that are read; 0: not yet
    Clock::time_point looked{};

    /// Sees to it that all partitions are read.
    Result<void> assign(milliseconds longest)
    {
        looked = Clock::now();
        const auto count = handle->partitions(longest);
        if (!count) return count.error();
        if (*count == assigned) return {};
        rd_kafka_topic_partition_list_t* list = rd_kafka_topic_partition_list_new(*count);
        for (std::int32_t partition = 0; partition < *count; ++partition) {
            const auto known = next.find(partition);
            rd_kafka_topic_partition_list_add(list, handle->cluster().topic.c_str(), partition)->offset =
                known == next.end() ? RD_KAFKA_OFFSET_BEGINNING : known->second;
        }
        const auto error = rd_kafka_assign(handle->get(), list);
        rd_kafka_topic_partition_list_destroy(list);
        if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return handle->refusalOf(error, rd_kafka_err2str(error));
        assigned = *count;
        return {};
    }

    void keep(const rd_kafka_message_t& message, std::vector<Message>& taken)
    {
        const auto text = [](const void* bytes, std::size_t count) {
            return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), count);
        };
        const auto expected = next.find(message.partition);
        // The brokers have forgotten what was not read in time, or the topic is another one.
        if (expected != next.end() && expected->second != message.offset)
            log::warning(
                "kafka.offset_jumped",
                {{"partition", message.partition}, {"expected", expected->second}, {"offset", message.offset}});
        next[message.partition] = message.offset + 1;
        taken.push_back({message.partition, message.offset, text(message.key, message.key_len),
                         text(message.payload, message.len)});
    }
};

Consumer::Consumer(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}

Consumer::~Consumer() = default;

Result<std::unique_ptr<Consumer>> Consumer::open(const Cluster& cluster, Offsets next, milliseconds lookPause)
{
    const Handle::Settings settings{
        {"group.id", cluster.client}, // the library wants one; nothing is ever kept under it
        {"enable.auto.commit", "false"}, {"enable.auto.offset.store", "false"},   {"auto.offset.reset", "earliest"},
        {"fetch.wait.max.ms", "100"},    {"queued.max.messages.kbytes", "16384"},
    };
    auto handle = Handle::open(RD_KAFKA_CONSUMER, cluster, settings, nullptr, nullptr);
    if (!handle) return handle.error();
    auto implementation = std::make_unique<Implementation>();
    implementation->handle = *std::move(handle);
    implementation->next = std::move(next);
    implementation->lookPause = lookPause;
    return std::unique_ptr<Consumer>(new Consumer(std::move(implementation)));
}

Result<std::vector<Message>> Consumer::take(std::size_t most, milliseconds longest)
{
    Implementation& mine = *implementation_;
    const auto deadline = Clock::now() + longest;
    const auto left = [deadline] {
        return std::max(std::chrono::ceil<milliseconds>(deadline - Clock::now()), milliseconds(1));
    };
    if (mine.assigned == 0) {
        // Errors of the connection are told while one polls.
        rd_kafka_poll(mine.handle->get(), 0);
        if (auto assigned = mine.assign(left()); !assigned) return assigned.error();
    }
    std::vector<Message> taken;
    auto patience = left();
    while (taken.size() < most) {
        rd_kafka_message_t* message = rd_kafka_consumer_poll(mine.handle->get(), static_cast<int>(patience.count()));
        if (message == nullptr) break;
        patience = milliseconds(0);
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
            mine.keep(*message, taken);
        else if (message->err != RD_KAFKA_RESP_ERR__PARTITION_EOF)
            mine.handle->troubled(mine.handle->refusalOf(message->err, rd_kafka_message_errstr(message)));
        rd_kafka_message_destroy(message);
    }
    if (!taken.empty()) mine.handle->well();
    // Silence may be peace or a broker that is away; and a topic may grow, above all a busy one.
    if (mine.handle->trouble() || Clock::now() - mine.looked > mine.lookPause)
        if (auto assigned = mine.assign(longest); !assigned && taken.empty()) return assigned.error();
    return taken;
}

const Offsets& Consumer::next() const
{
    return implementation_->next;
}

} // namespace narae::kafka
