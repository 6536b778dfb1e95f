#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/pool.hpp"
#include "server/platform/commit/envelope.hpp"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace narae::events {

/// How far a reader has come: the last event it has taken from each writer.
using Cursors = std::map<std::string, std::int64_t>;

/// All events of one database, in order per writer: the newest in memory, the older ones from the outbox. Any thread.
class EventLog {
public:
    EventLog(database::Pool& pool, std::size_t inMemoryMax);

    /// What a commit has just made durable; in order per writer.
    void append(std::vector<commit::Envelope> events);

    /// At most `max` events that come after `cursors`, each writer's in order; refuses `database.away`.
    Result<std::vector<commit::Envelope>> after(const Cursors& cursors, std::size_t max);

    /// Waits until there may be something after `cursors`, interrupt() is called, or the time is over.
    void wait(const Cursors& cursors, std::chrono::milliseconds longest);
    /// Wakes all who wait, for good.
    void interrupt();

    /// The number of each writer's last event, as far as this process knows.
    Cursors heads() const;

private:
    Result<std::vector<commit::Envelope>> fromOutbox(const Cursors& cursors, std::size_t max);

    database::Pool& pool_;
    const std::size_t inMemoryMax_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<commit::Envelope> recent_; ///< without a gap per writer
    Cursors heads_;
    std::map<std::string, std::int64_t> firstInMemory_;
    bool interrupted_ = false;
};

} // namespace narae::events
