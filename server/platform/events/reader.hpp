#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/commit/committer.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/event_log.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace narae::events {

/// What a context does about one event, in the transaction that also moves its cursor: so each event counts once.
/// Called on the committer's thread, under the rules of commit::Command.
class Effect {
public:
    virtual ~Effect() = default;
    virtual void want() = 0;
    /// A refusal sends the event to the dead letters with its code, and the reader goes on.
    virtual Result<void> apply(Instant now) = 0;
};

/// The effect that is a use case: `want(books)` and `decide(books, now)`.
template <class UseCase, class Books>
class UseCaseEffect final : public Effect {
public:
    UseCaseEffect(UseCase useCase, Books& books) : useCase_(std::move(useCase)), books_(books) {}
    void want() override { useCase_.want(books_); }
    Result<void> apply(Instant now) override
    {
        if (auto done = useCase_.decide(books_, now); !done) return done.error();
        return {};
    }

private:
    const UseCase useCase_;
    Books& books_;
};

/// The effect of a use case that an event was read as; or why it could not be.
template <class UseCase, class Books>
Result<std::unique_ptr<Effect>> effectOf(Result<UseCase> useCase, Books& books)
{
    if (!useCase) return useCase.error();
    return std::unique_ptr<Effect>(std::make_unique<UseCaseEffect<UseCase, Books>>(*std::move(useCase), books));
}

/// Knows what its context does about events.
class Handler {
public:
    virtual ~Handler() = default;
    /// Whether events of this type matter to it; the others are passed over. The answer may change: what was passed
    /// over and matters after all is applied then, before what comes later.
    virtual bool takes(std::string_view type) const = 0;
    /// Whether nothing matters to it for now, whatever comes: then nothing is read for it, however far back its row
    /// stands. The answer may change; what follows its row is read then.
    virtual bool rests() const { return false; }
    /// What the event asks for. Called on the reader's thread, or on that of whoever replays a dead letter: everybody's
    /// bookings wait for the committer's, and reading JSON is much of the work. A refusal (`event.malformed`) sends the
    /// event to the dead letters, as apply() does.
    virtual Result<std::unique_ptr<Effect>> read(const Envelope& event) = 0;
};

/// Follows an event log and lets a handler apply every event once, in order per writer, through the committer of the
/// handler's database. Has a thread of its own from start() to stop(). A database that is away only delays it.
class Reader {
public:
    /// `name` is the reader's key in `event_cursors`: the context's name.
    Reader(std::string name, EventLog& log, Handler& handler, commit::Committer& committer, CursorShelf& cursors,
           database::Pool& pool);
    ~Reader();

    void start();
    /// The log must have been interrupted, or stop() lasts as long as its wait.
    void stop();

    const std::string& name() const { return name_; }
    /// Events committed but not looked at yet; 0 when nobody knows because the database is away, or the handler rests.
    std::int64_t lag();

    /// Applies a dead letter after all, once. Refuses `dead_letter.unknown`, `database.away`, or as the handler does.
    Result<void> replay(const std::string& writer, std::int64_t seq);

private:
    /// Where it stands with each writer.
    struct Place {
        Cursors stored;                                          ///< what event_cursors says
        Cursors seen;                                            ///< the same, and past the events that did not matter
        std::map<std::string, std::set<std::string>> passedOver; ///< by writer: the types of those in between
    };
    void run();
    Result<Place> storedPlace();
    bool hasMissed(const Place& place, const std::string& writer) const;
    bool hasMissed(const Place& place) const;
    /// Answers whether `place` still tells what is stored.
    bool applyAll(const std::vector<Envelope>& events, Place& place);
    bool bury(const Envelope& event, std::int64_t expected, const Refusal& reason);

    const std::string name_;
    EventLog& log_;
    Handler& handler_;
    commit::Committer& committer_;
    CursorShelf& cursors_;
    database::Pool& pool_;
    std::mutex mutex_;
    Cursors seen_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace narae::events
