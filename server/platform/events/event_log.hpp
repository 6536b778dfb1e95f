#pragma once

#include "common/base/result.hpp"
#include "server/platform/commit/envelope.hpp"
#include "server/platform/database/pool.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace narae::events {

using commit::Envelope;

/// How far a reader has come: the last event that it has taken from each writer.
using Cursors = std::map<std::string, std::int64_t>;

/// All events of one database, in order per writer: the newest in memory, the older ones from the outbox. Any thread.
class EventLog {
public:
    /// `inMemoryMax`: events kept per writer.
    EventLog(database::Pool& pool, std::size_t inMemoryMax);

    /// What a commit has just made durable.
    void append(std::vector<Envelope> events);

    /// At most `max` events that come after `cursors`, each writer's in order; refuses `database.away`. Writers of
    /// other processes are seen within kOthersPause.
    Result<std::vector<Envelope>> after(const Cursors& cursors, std::size_t max);

    /// Waits until there is something after `cursors`, interrupt() is called, or the time is over.
    void wait(const Cursors& cursors, std::chrono::milliseconds longest);
    /// Wakes all who wait, for good.
    void interrupt();

    /// The number of each writer's last event; refuses `database.away`.
    Result<Cursors> heads();

    /// The events about one subject, oldest first, at most `max`; refuses `database.away`.
    Result<std::vector<Envelope>> about(const std::string& subject, std::size_t max);

    static constexpr auto kOthersPause = std::chrono::milliseconds(500);

private:
    Result<void> lookForOthers();
    std::optional<std::vector<Envelope>> fromMemory(const std::string& writer, std::int64_t seq, std::size_t max);
    Result<std::vector<Envelope>> fromOutbox(const std::string& writer, std::int64_t seq, std::size_t max);
    bool somethingAfter(const Cursors& cursors) const;

    database::Pool& pool_;
    const std::size_t inMemoryMax_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::map<std::string, std::deque<Envelope>> recent_; ///< per writer, without a gap
    Cursors heads_;
    std::optional<std::chrono::steady_clock::time_point> lookedForOthers_;
    bool interrupted_ = false;
};

} // namespace narae::events
