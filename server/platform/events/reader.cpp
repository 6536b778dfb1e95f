#include "server/platform/events/reader.hpp"

#include "common/base/fail_point.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/log/log.hpp"

#include <future>
#include <memory>
#include <optional>

namespace narae::events {

namespace {

constexpr std::size_t kEventsAtOnce = 256;
constexpr auto kLongestWait = std::chrono::milliseconds(500);
/// How long a reader that is not behind lets events gather: one commit then carries what follows from many bookings,
/// and most of the bookings' own commits carry none of it.
constexpr auto kGather = std::chrono::milliseconds(20);

/// How the application of one event ended.
struct Applied {
    enum class Kind { Done, OutOfStep, Rejected, Failed };
    Kind kind = Kind::Failed;
    std::optional<Refusal> refusal;
};

/// A command about one event whose cursor must stand where its reader believes it stands.
class EventCommand : public commit::Command {
public:
    EventCommand(const std::string& reader, const Envelope& event, std::int64_t expected, CursorShelf& cursors)
        : Command(event.traceId), reader_(reader), event_(event), expected_(expected), cursors_(cursors)
    {
    }
    std::future<Applied> outcome() { return promise_.get_future(); }

    void want() override { cursors_.want(reader_, event_.writer); }
    Verdict decide(Instant now) override
    {
        if (cursors_.position(reader_, event_.writer) != expected_) {
            outcome_ = {Applied::Kind::OutOfStep, std::nullopt};
            return Verdict::Refused;
        }
        outcome_ = act(now);
        if (outcome_.kind != Applied::Kind::Done) return Verdict::Refused;
        cursors_.advance(reader_, event_.writer, event_.seq);
        return Verdict::Accepted;
    }
    void settled() override { promise_.set_value(outcome_); }
    void failed(const Refusal& why) override { promise_.set_value({Applied::Kind::Failed, why}); }

protected:
    virtual Applied act(Instant now) = 0;

    const std::string& reader_;
    const Envelope& event_;
    const std::int64_t expected_;
    CursorShelf& cursors_;

private:
    Applied outcome_;
    std::promise<Applied> promise_;
};

class ApplyEvent final : public EventCommand {
public:
    ApplyEvent(const std::string& reader, const Envelope& event, std::int64_t expected, CursorShelf& cursors,
               Handler& handler)
        : EventCommand(reader, event, expected, cursors), handler_(handler)
    {
    }
    void want() override
    {
        EventCommand::want();
        handler_.want(event_);
    }

protected:
    Applied act(Instant now) override
    {
        auto result = handler_.apply(event_, now);
        if (!result) return {Applied::Kind::Rejected, result.error()};
        return {Applied::Kind::Done, std::nullopt};
    }

private:
    Handler& handler_;
};

class BuryEvent final : public EventCommand {
public:
    BuryEvent(const std::string& reader, const Envelope& event, std::int64_t expected, CursorShelf& cursors,
              std::string reason)
        : EventCommand(reader, event, expected, cursors), reason_(std::move(reason))
    {
    }

protected:
    Applied act(Instant now) override
    {
        cursors_.bury(reader_, event_, reason_, now);
        return {Applied::Kind::Done, std::nullopt};
    }

private:
    std::string reason_;
};

/// Applies a buried event outside the cursor's order.
struct ReplayEvent {
    using Answer = bool;
    Handler* handler;
    const std::string* reader;
    const Envelope* event;

    void want(CursorShelf&) const { handler->want(*event); }
    Result<bool> decide(CursorShelf& cursors, Instant now) const
    {
        if (auto applied = handler->apply(*event, now); !applied) return applied.error();
        cursors.markReplayed(*reader, *event, now);
        return true;
    }
};

} // namespace

Reader::Reader(std::string name, EventLog& log, Handler& handler, commit::Committer& committer, CursorShelf& cursors,
               database::Pool& pool)
    : name_(std::move(name)), log_(log), handler_(handler), committer_(committer), cursors_(cursors), pool_(pool)
{
}

Reader::~Reader()
{
    stop();
}

void Reader::start()
{
    thread_ = std::thread([this] { run(); });
}

void Reader::stop()
{
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
}

std::int64_t Reader::lag()
{
    const auto heads = log_.heads();
    if (!heads) return 0;
    const std::lock_guard lock(mutex_);
    std::int64_t lag = 0;
    for (const auto& [writer, head] : *heads) {
        const auto found = seen_.find(writer);
        lag += head - (found == seen_.end() ? 0 : found->second);
    }
    return lag;
}

void Reader::run()
{
    std::optional<Cursors> stored; // what event_cursors says
    Cursors seen;                  // the same, and past the events that do not matter to us
    while (!stopping_) {
        if (!stored) {
            auto read = storedCursors();
            if (!read) {
                log_.wait(seen, kLongestWait);
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                continue;
            }
            stored = seen = *read;
            // Who has applied everything lags behind nothing, although no event comes that would say so.
            const std::lock_guard lock(mutex_);
            seen_ = seen;
        }
        const auto events = log_.after(seen, kEventsAtOnce);
        if (!events || events->empty()) {
            log_.wait(seen, kLongestWait);
            if (!events) std::this_thread::sleep_for(std::chrono::milliseconds(50));
            continue;
        }
        if (!applyAll(*events, seen, *stored)) stored.reset();
        // Nobody waits for what follows from a booking, while bookings wait behind it.
        else if (events->size() < kEventsAtOnce)
            std::this_thread::sleep_for(kGather);
        const std::lock_guard lock(mutex_);
        seen_ = seen;
    }
}

Result<Cursors> Reader::storedCursors()
{
    auto session = pool_.lease();
    const auto rows = session->query("SELECT writer, seq FROM event_cursors WHERE reader = ?", {name_});
    if (session->failure()) return refuse("database.away").retryAfter(1);
    Cursors cursors;
    for (std::size_t row = 0; row < rows.size(); ++row)
        cursors[rows.text(row, 0)] = rows.integer(row, 1);
    return cursors;
}

bool Reader::applyAll(const std::vector<Envelope>& events, Cursors& seen, Cursors& stored)
{
    // All are submitted before the first is waited for, so that they travel in one commit.
    struct Submitted {
        const Envelope* event;
        std::int64_t expected;
        std::future<Applied> outcome;
    };
    std::vector<Submitted> submitted;
    Cursors expected = stored;
    for (const Envelope& event : events) {
        if (!handler_.takes(event.type)) continue;
        failPoint("deliver.before_apply");
        auto command = std::make_shared<ApplyEvent>(name_, event, expected[event.writer], cursors_, handler_);
        submitted.push_back({&event, expected[event.writer], command->outcome()});
        expected[event.writer] = event.seq;
        committer_.submit(std::move(command));
    }
    bool inStep = true;
    for (Submitted& one : submitted) {
        const Applied applied = one.outcome.get();
        if (!inStep) continue; // those behind a stumble were refused as out of step; they come again
        if (applied.kind == Applied::Kind::Done)
            stored[one.event->writer] = one.event->seq;
        else if (applied.kind == Applied::Kind::Rejected) {
            bury(*one.event, one.expected, *applied.refusal);
            inStep = false;
        } else
            inStep = false;
    }
    if (!submitted.empty()) failPoint("deliver.after_apply");
    if (!inStep) return false;
    for (const Envelope& event : events)
        seen[event.writer] = event.seq;
    return true;
}

bool Reader::bury(const Envelope& event, std::int64_t expected, const Refusal& reason)
{
    log::error("event.buried",
               {{"reader", name_}, {"event", event.id()}, {"type", event.type}, {"reason", reason.code()}});
    auto command = std::make_shared<BuryEvent>(name_, event, expected, cursors_, reason.code());
    auto outcome = command->outcome();
    committer_.submit(std::move(command));
    return outcome.get().kind == Applied::Kind::Done;
}

Result<void> Reader::replay(const std::string& writer, std::int64_t seq)
{
    std::optional<Envelope> event;
    {
        auto session = pool_.lease();
        const auto letters =
            session->query("SELECT seq FROM event_dead_letters WHERE reader = ? AND writer = ? AND seq = ? "
                           "AND replayed_at_ms IS NULL",
                           {name_, writer, seq});
        if (session->failure()) return refuse("database.away").retryAfter(1);
        if (letters.empty()) return refuse("dead_letter.unknown");
    }
    auto found = log_.after({{writer, seq - 1}}, kEventsAtOnce);
    if (!found) return found.error();
    for (Envelope& candidate : *found)
        if (candidate.writer == writer && candidate.seq == seq) event = std::move(candidate);
    if (!event) return refuse("dead_letter.unknown");
    auto done = commit::carryOut(committer_, cursors_, ReplayEvent{&handler_, &name_, &*event}, event->traceId);
    if (!done) return done.error();
    return {};
}

} // namespace narae::events
