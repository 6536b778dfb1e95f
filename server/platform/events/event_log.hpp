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
#include <set>
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
    /// The same, of writers of another database whose events were copied here.
    void appendForeign(std::vector<Envelope> events);

    /// Whose events: all there are, or those of this database's own writers.
    enum class Whose { Everybodys, OurOwn };

    /// At most `max` events that come after `cursors`, each writer's in order; refuses `database.away`. Writers of
    /// other processes are seen within kOthersPause.
    Result<std::vector<Envelope>> after(const Cursors& cursors, std::size_t max, Whose whose = Whose::Everybodys);

    /// The event at one place, nothing when there is none; refuses `database.away`.
    Result<std::optional<Envelope>> at(const std::string& writer, std::int64_t seq);

    /// Waits until there is something after `cursors`, interrupt() is called, or the time is over.
    void wait(const Cursors& cursors, std::chrono::milliseconds longest, Whose whose = Whose::Everybodys);
    /// Wakes all who wait, for good.
    void interrupt();

    /// The number of each writer's last event; refuses `database.away`.
    Result<Cursors> heads(Whose whose = Whose::Everybodys);
    /// The same as the database has them at this moment, other processes' writers included.
    Result<Cursors> headsNow(Whose whose);

    /// The events about one subject, oldest first, at most `max`; refuses `database.away`.
    Result<std::vector<Envelope>> about(const std::string& subject, std::size_t max);

    static constexpr auto kOthersPause = std::chrono::milliseconds(500);

private:
    Result<void> lookForOthers();
    std::optional<std::vector<Envelope>> fromMemory(const std::string& writer, std::int64_t seq, std::size_t max);
    Result<std::vector<Envelope>> fromOutbox(const std::string& writer, std::int64_t seq, std::size_t max);
    bool somethingAfter(const Cursors& cursors, Whose whose) const;
    Cursors headsOf(Whose whose) const;
    void note(std::vector<Envelope> events);

    database::Pool& pool_;
    const std::size_t inMemoryMax_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::map<std::string, std::deque<Envelope>> recent_; ///< per writer, without a gap
    Cursors heads_;
    std::set<std::string> foreign_; ///< writers of another database
    std::optional<std::chrono::steady_clock::time_point> lookedForOthers_;
    bool interrupted_ = false;
};

} // namespace narae::events
