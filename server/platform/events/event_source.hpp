#pragma once

#include "common/base/result.hpp"
#include "server/platform/events/event_log.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace narae::events {

/// An event of another database.
struct ForeignEvent {
    std::string installation; ///< the name of the database whose writer told it
    Envelope event;
};

/// How far a writer of another database has come.
struct ForeignHead {
    std::string installation;
    std::string writer;
    std::int64_t seq = 0;
};

/// What a source hands over at once.
struct Delivery {
    /// In any order; some may be missing, some be there already.
    std::vector<ForeignEvent> events{};
    /// As far as the source knows; a source that knows none leaves it empty.
    std::vector<ForeignHead> heads{};
};

/// Where events of other databases come from: another process's feed, a broker. Called by one thread, the importer's,
/// but for interrupt().
class EventSource {
public:
    virtual ~EventSource() = default;

    /// What comes after `cursors` (the last event of each writer that is safe in our own database); waits up to
    /// `longest` for something. Nothing is a good answer too. Refuses when the source cannot be asked, with when to try
    /// again; any refusal is only the log's, and it is asked again.
    virtual Result<Delivery> after(const Cursors& cursors, std::chrono::milliseconds longest) = 0;

    /// All up to here is safe in our own database: a broker may be told that it need not be sent again.
    virtual void safeUpTo(const Cursors& cursors) { static_cast<void>(cursors); }

    /// after() is to come back soon, and from then on at once. Any thread.
    virtual void interrupt() = 0;

    /// For the log and for people: an address.
    virtual std::string name() const = 0;
};

} // namespace narae::events
