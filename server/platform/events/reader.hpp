#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"

#include <atomic>
#include <string>
#include <thread>

namespace narae::events {

/// What a context does about events, in the transaction that also moves its cursor: so each event counts once.
/// Called on the committer's thread, under the rules of commit::Command.
class Handler {
public:
    virtual ~Handler() = default;
    /// Whether events of this type matter to it; the cursor moves past the others.
    virtual bool takes(std::string_view type) const = 0;
    virtual void want(const commit::Envelope& event) = 0;
    /// A refusal sends the event to the dead letters with its reason, and the reader goes on.
    virtual Result<void> apply(const commit::Envelope& event, Instant now) = 0;
};

/// Follows an event log and lets a handler apply every event once, in order per writer, through the committer of the
/// handler's database. Has a thread of its own from start() to stop().
class Reader {
public:
    /// `name` is the reader's key in `event_cursors`: the context's name.
    Reader(std::string name, EventLog& log, Handler& handler, commit::Committer& committer, CursorShelf& cursors,
           database::Pool& pool);
    ~Reader();

    void start();
    void stop();

    const std::string& name() const { return name_; }
    /// Events told but not applied yet.
    std::int64_t lag() const;

private:
    void run();
    Result<Cursors> storedCursors();
    bool applyAll(const std::vector<commit::Envelope>& batch, Cursors& cursors);

    const std::string name_;
    EventLog& log_;
    Handler& handler_;
    commit::Committer& committer_;
    CursorShelf& cursors_;
    database::Pool& pool_;
    mutable std::mutex mutex_;
    Cursors applied_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace narae::events
