#pragma once

#include "server/platform/commit/committer.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"
#include "server/platform/kafka/producer.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace narae::event_bus {

/// Tells the topic what this database's own writers told: one more reader of the event log. Its cursor in
/// `event_cursors` moves behind what the brokers have acknowledged; so nothing is left out, and after a crash some of
/// it is told twice, which (writer, seq) gives away.
///
/// Of several copies of a process on one database each tells its own events, and those of a copy that has fallen
/// silent. Has a thread of its own from start() to stop(). A broker that is away only delays it.
class KafkaPublisher {
public:
    struct Options {
        std::size_t onTheirWayMost = 1000;
        std::chrono::milliseconds cursorPause{200};      ///< between two moves of the cursor
        std::chrono::milliseconds othersPause{2'000};    ///< between two looks at the other copies
        std::chrono::milliseconds othersPatience{5'000}; ///< how long another copy's events may stay untold
        std::chrono::milliseconds pauseFirst{200};       ///< after a refusal; doubles
        std::chrono::milliseconds pauseLongest{5'000};
    };
    static constexpr const char* kReader = "kafka";

    /// `installation` is our database's name, known when it starts. All outlive it.
    KafkaPublisher(kafka::Cluster cluster, const std::string& installation, events::EventLog& log,
                   commit::Committer& committer, events::CursorShelf& cursors, database::Pool& pool, Options options);
    ~KafkaPublisher();

    void start();
    /// Within three seconds or so, whatever the brokers do. The log must have been interrupted, or this lasts as long
    /// as its wait.
    void stop();

    struct Figures {
        std::uint64_t told = 0;  ///< acknowledged since the start
        std::int64_t behind = 0; ///< on record, and not acknowledged
        std::string trouble;     ///< a code; empty: all is well
    };
    Figures figures() const;

private:
    using Steady = std::chrono::steady_clock;
    /// A message on its way, by its position with the producer.
    struct Sent {
        std::int64_t position = 0;
        std::string writer;
        std::int64_t seq = 0;
    };
    /// Another copy's writer.
    struct Other {
        std::int64_t stored = 0;
        Steady::time_point since;
        bool adopted = false; ///< it has fallen silent: we tell its events
    };

    void run();
    void bringHome();
    /// What the brokers did not acknowledge stays on record for the next start: `kafka.left_behind` says how much.
    void tellWhatIsLeft() const;
    Result<void> turn();
    Result<void> open();
    Result<void> lookAround();
    Result<bool> sendNews();
    void takeAcknowledgements();
    void moveCursor(bool now);
    bool tells(const std::string& writer) const;
    void say(const std::string& trouble);

    const kafka::Cluster cluster_;
    const std::string& installation_;
    events::EventLog& log_;
    commit::Committer& committer_;
    events::CursorShelf& shelf_;
    database::Pool& pool_;
    const Options options_;

    // The thread's own.
    std::unique_ptr<kafka::Producer> producer_;
    std::int64_t position_ = 0;
    std::deque<Sent> onTheirWay_;
    events::Cursors sent_;    ///< handed to the producer
    events::Cursors safe_;    ///< acknowledged
    events::Cursors watched_; ///< behind which there is something for us to tell
    events::Cursors stored_;  ///< what event_cursors says, as far as we know
    std::map<std::string, Other> others_;
    std::optional<Steady::time_point> lookedAt_;
    Steady::time_point movedAt_{};

    mutable std::mutex mutex_;
    std::condition_variable stirred_;
    Figures figures_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

/// A publisher's cursor is behind these events of each writer, at least.
struct MoveCursor {
    using Answer = bool;
    std::string reader;
    events::Cursors upTo;

    void want(events::CursorShelf& shelf) const;
    Result<bool> decide(events::CursorShelf& shelf, Instant now) const;
};

} // namespace narae::event_bus
