#include "server/platform/event_bus/kafka_source.hpp"

#include "common/api/json.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/events/cloud_event.hpp"
#include "server/platform/log/log.hpp"

namespace narae::event_bus {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMessagesAtOnce = 500;
/// Whoever stops the importer waits no longer than this.
constexpr milliseconds kGlance{250};

} // namespace

KafkaSource::KafkaSource(kafka::Cluster cluster, const std::string& installation, events::EventSource* feeds,
                         commit::Committer& committer, OffsetShelf& shelf, database::Pool& pool, Options options)
    : cluster_(std::move(cluster)),
      installation_(installation),
      feeds_(feeds),
      committer_(committer),
      shelf_(shelf),
      pool_(pool),
      options_(options)
{
}

KafkaSource::~KafkaSource() = default;

std::string KafkaSource::name() const
{
    return "kafka " + cluster_.brokers + "/" + cluster_.topic;
}

void KafkaSource::interrupt()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stirred_.notify_all();
    if (feeds_ != nullptr) feeds_->interrupt();
}

Result<events::Delivery> KafkaSource::after(const events::Cursors& cursors, milliseconds longest)
{
    events::Delivery delivery;
    const auto deadline = Steady::now() + longest;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(deadline - Steady::now());
        auto taken = take(std::clamp(left, milliseconds(1), kGlance));
        for (const kafka::Message& message : taken ? *taken : std::vector<kafka::Message>())
            read(message, delivery);
        const Feeds feeds = askFeeds(cursors, !taken, delivery);
        if (!taken && feeds != Feeds::Answered && (feeds == Feeds::Refused || left <= milliseconds(0)))
            return taken.error();
        if (stopping_ || !delivery.events.empty() || feeds == Feeds::Answered || left <= milliseconds(0))
            return delivery;
        if (taken) continue;
        std::unique_lock lock(mutex_);
        stirred_.wait_for(lock, kGlance, [this] { return stopping_.load(); });
    }
}

Result<std::vector<kafka::Message>> KafkaSource::take(milliseconds longest)
{
    if (!consumer_) {
        auto stored = storedOffsets(pool_, cluster_.topic);
        if (!stored) return stored.error();
        auto consumer = kafka::Consumer::open(cluster_, *stored);
        if (!consumer) return consumer.error();
        stored_ = *std::move(stored);
        consumer_ = *std::move(consumer);
    }
    return consumer_->take(kMessagesAtOnce, longest);
}

void KafkaSource::read(const kafka::Message& message, events::Delivery& delivery)
{
    // No deeper than anything of ours is: who writes down again what is nested without end comes to the stack's end.
    const auto json = api::parseJson(message.value);
    auto foreign = json ? events::readCloudEvent(*json) : Result<events::ForeignEvent>(json.error());
    if (!foreign) {
        // Somebody else writes to our topic. Nothing that we tell looks like this.
        log::error("kafka.message_unreadable",
                   {{"topic", cluster_.topic}, {"partition", message.partition}, {"offset", message.offset}});
        return;
    }
    if (foreign->installation == installation_) return;
    remember(message, *foreign);
    delivery.events.push_back(*std::move(foreign));
}

/// Until it is safe, the reading would have to begin again here.
void KafkaSource::remember(const kafka::Message& message, const events::ForeignEvent& foreign)
{
    auto& line = unsafe_[message.partition];
    line.push_back({message.offset, foreign.event.writer, foreign.event.seq});
    // A writer that the importer does not listen to any more is never safe. Whatever is forgotten here and still
    // missing comes from the feeds.
    if (++unsafeCount_ <= options_.unsafeMost) return;
    line.pop_front();
    --unsafeCount_;
}

KafkaSource::Feeds KafkaSource::askFeeds(const events::Cursors& cursors, bool away, events::Delivery& delivery)
{
    if (feeds_ == nullptr) return away ? Feeds::Refused : Feeds::NotAsked;
    const auto pause = away ? std::min(options_.feedsPauseAway, options_.feedsPause) : options_.feedsPause;
    if (Steady::now() - askedFeedsAt_ < pause) return Feeds::NotAsked;
    askedFeedsAt_ = Steady::now();
    auto fed = feeds_->after(cursors, milliseconds(0));
    if (!fed) return Feeds::Refused;
    for (events::ForeignEvent& event : fed->events)
        delivery.events.push_back(std::move(event));
    delivery.heads = std::move(fed->heads);
    return Feeds::Answered;
}

void KafkaSource::safeUpTo(const events::Cursors& cursors)
{
    for (auto& entry : unsafe_) {
        std::deque<Unsafe>& line = entry.second;
        while (!line.empty()) {
            const auto safe = cursors.find(line.front().writer);
            if (safe == cursors.end() || safe->second < line.front().seq) break;
            line.pop_front();
            --unsafeCount_;
        }
    }
    if (!consumer_ || Steady::now() - storedAt_ < options_.storePause) return;
    kafka::Offsets next = consumer_->next();
    for (const auto& [partition, line] : unsafe_)
        if (!line.empty()) next[partition] = line.front().offset;
    if (next == stored_) return;
    storedAt_ = Steady::now();
    // A refusal costs nothing but messages that come twice.
    if (commit::carryOut(committer_, shelf_, StoreOffsets{cluster_.topic, next}, "")) stored_ = std::move(next);
}

} // namespace narae::event_bus
