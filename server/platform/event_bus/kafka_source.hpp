#pragma once

#include "server/platform/commit/committer.hpp"
#include "server/platform/event_bus/offset_shelf.hpp"
#include "server/platform/events/event_source.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace narae::event_bus {

/// The events of other databases as they come over a topic, which all processes of the airline write to and read.
///
/// Order and repetition are the importer's business, who puts each writer's events into their order and lets each in
/// once. Where the reading goes on after a restart is in our own database, and never further than what is safe there:
/// an offset that lags behind only makes events come twice.
///
/// What a broker has lost, or cannot tell because it is away, the peers themselves still know: now and then, and more
/// often while the broker is away, their feeds are asked too. So events come slower without a broker, but they come.
class KafkaSource final : public events::EventSource {
public:
    struct Options {
        std::chrono::milliseconds feedsPause{30'000}; ///< between two looks at the feeds
        std::chrono::milliseconds feedsPauseAway{1'000};
        std::chrono::milliseconds storePause{1'000}; ///< between two times that offsets are stored
        std::size_t unsafeMost = 50'000;             ///< messages remembered until they are safe
    };

    /// `installation` is our own database's name, known when the importer starts; what it told is passed over.
    /// `feeds` may be nothing. All outlive the source.
    KafkaSource(kafka::Cluster cluster, const std::string& installation, events::EventSource* feeds,
                commit::Committer& committer, OffsetShelf& shelf, database::Pool& pool, Options options);
    ~KafkaSource() override;

    /// Refuses `kafka.away`, `kafka.topic_missing`, `kafka.unusable` and `database.away`, each when the feeds cannot be
    /// asked either.
    Result<events::Delivery> after(const events::Cursors& cursors, std::chrono::milliseconds longest) override;
    void safeUpTo(const events::Cursors& cursors) override;
    void interrupt() override;
    std::string name() const override;

private:
    using Steady = std::chrono::steady_clock;
    enum class Feeds { NotAsked, Answered, Refused };
    struct Unsafe {
        std::int64_t offset = 0;
        std::string writer;
        std::int64_t seq = 0;
    };

    Result<std::vector<kafka::Message>> take(std::chrono::milliseconds longest);
    void read(const kafka::Message& message, events::Delivery& delivery);
    void remember(const kafka::Message& message, const events::ForeignEvent& foreign);
    Feeds askFeeds(const events::Cursors& cursors, bool away, events::Delivery& delivery);

    const kafka::Cluster cluster_;
    const std::string& installation_;
    events::EventSource* const feeds_;
    commit::Committer& committer_;
    OffsetShelf& shelf_;
    database::Pool& pool_;
    const Options options_;
    std::mutex mutex_;
    std::condition_variable stirred_;
    std::atomic<bool> stopping_{false};

    // The importer's thread's own.
    std::unique_ptr<kafka::Consumer> consumer_;
    std::map<std::int32_t, std::deque<Unsafe>> unsafe_; ///< by partition, in order
    std::size_t unsafeCount_ = 0;
    kafka::Offsets stored_;
    Steady::time_point storedAt_{};
    Steady::time_point askedFeedsAt_ = Steady::now();
};

} // namespace narae::event_bus
