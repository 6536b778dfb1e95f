#include "server/platform/events/reader.hpp"

#include "common/base/fail_point.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
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
/// How soon a reader notices that its handler rests no longer.
constexpr auto kRest = std::chrono::milliseconds(100);

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
               Result<std::unique_ptr<Effect>> effect)
        : EventCommand(reader, event, expected, cursors), effect_(std::move(effect))
    {
    }
    void want() override
    {
        EventCommand::want();
        if (effect_) (*effect_)->want();
    }

protected:
    Applied act(Instant now) override
    {
        if (!effect_) return {Applied::Kind::Rejected, effect_.error()};
        auto result = (*effect_)->apply(now);
        if (!result) return {Applied::Kind::Rejected, result.error()};
        return {Applied::Kind::Done, std::nullopt};
    }

private:
    const Result<std::unique_ptr<Effect>> effect_;
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
    const Result<std::unique_ptr<Effect>>* effect;
    const std::string* reader;
    const Envelope* event;

    void want(CursorShelf& cursors) const
    {
        cursors.wantLetter(*reader, *event);
        if (*effect) (**effect)->want();
    }
    Result<bool> decide(CursorShelf& cursors, Instant now) const
    {
        // Two may ask for the same letter at once.
        if (!cursors.isBuried(*reader, *event)) return refuse("dead_letter.unknown");
        if (!*effect) return effect->error();
        if (auto applied = (**effect)->apply(now); !applied) return applied.error();
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
    if (handler_.rests()) return 0;
    // Not from memory: what is committed is told a moment later, and would be missing in between.
    const auto heads = log_.headsNow(EventLog::Whose::Everybodys);
    if (!heads) return 0;
    const std::lock_guard lock(mutex_);
    std::int64_t lag = 0;
    for (const auto& [writer, head] : *heads) {
        const auto found = seen_.find(writer);
        lag += std::max<std::int64_t>(0, head - (found == seen_.end() ? 0 : found->second));
    }
    return lag;
}

void Reader::run()
{
    std::optional<Place> place;
    while (!stopping_) {
        if (handler_.rests()) {
            place.reset();
            std::this_thread::sleep_for(kRest);
            continue;
        }
        if (place && hasMissed(*place)) place.reset();
        if (!place) {
            auto stored = storedPlace();
            if (!stored) {
                log_.wait(seen_, kLongestWait);
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                continue;
            }
            place = *std::move(stored);
            // Who has applied everything lags behind nothing, although no event comes that would say so.
            const std::lock_guard lock(mutex_);
            seen_ = place->seen;
        }
        const auto events = log_.after(place->seen, kEventsAtOnce);
        if (!events || events->empty()) {
            log_.wait(place->seen, kLongestWait);
            if (!events) std::this_thread::sleep_for(std::chrono::milliseconds(50));
            continue;
        }
        const bool inStep = applyAll(*events, *place);
        {
            const std::lock_guard lock(mutex_);
            seen_ = place->seen;
        }
        if (!inStep) place.reset();
        // Nobody waits for what follows from a booking, while bookings wait behind it.
        else if (events->size() < kEventsAtOnce)
            std::this_thread::sleep_for(kGather);
    }
}

Result<Reader::Place> Reader::storedPlace()
{
    auto session = pool_.lease();
    const auto rows = session->query("SELECT writer, seq FROM event_cursors WHERE reader = ?", {name_});
    if (session->failure()) return refuse("database.away").retryAfter(1);
    Place place;
    for (std::size_t row = 0; row < rows.size(); ++row)
        place.stored[rows.text(row, 0)] = rows.integer(row, 1);
    place.seen = place.stored;
    return place;
}

/// Whether something was passed over that matters now. A webhook's endpoint, say, was made through another copy of this
/// process, which this one learns a little later. Applying the next event would put the cursor beyond what was missed.
bool Reader::hasMissed(const Place& place, const std::string& writer) const
{
    const auto types = place.passedOver.find(writer);
    return types != place.passedOver.end() &&
           std::any_of(types->second.begin(), types->second.end(),
                       [this](const std::string& type) { return handler_.takes(type); });
}

bool Reader::hasMissed(const Place& place) const
{
    return std::any_of(place.passedOver.begin(), place.passedOver.end(),
                       [&](const auto& of) { return hasMissed(place, of.first); });
}

bool Reader::applyAll(const std::vector<Envelope>& events, Place& place)
{
    // All are submitted before the first is waited for, so that they travel in one commit.
    struct Submitted {
        const Envelope* event;
        std::int64_t expected;
        std::future<Applied> outcome;
    };
    std::vector<Submitted> submitted;
    Cursors expected = place.stored;
    bool inStep = true;
    for (const Envelope& event : events) {
        if (!handler_.takes(event.type)) {
            place.passedOver[event.writer].insert(event.type);
            continue;
        }
        inStep = !hasMissed(place, event.writer);
        if (!inStep) break;
        failPoint("deliver.before_apply");
        auto command =
            std::make_shared<ApplyEvent>(name_, event, expected[event.writer], cursors_, handler_.read(event));
        submitted.push_back({&event, expected[event.writer], command->outcome()});
        expected[event.writer] = event.seq;
        place.passedOver.erase(event.writer);
        committer_.submit(std::move(command));
    }
    for (Submitted& one : submitted) {
        const Applied applied = one.outcome.get();
        if (!inStep) continue; // those behind a stumble were refused as out of step; they come again
        if (applied.kind == Applied::Kind::Done)
            place.stored[one.event->writer] = one.event->seq;
        else if (applied.kind == Applied::Kind::Rejected) {
            bury(*one.event, one.expected, *applied.refusal);
            inStep = false;
        } else
            inStep = false;
    }
    if (!submitted.empty()) failPoint("deliver.after_apply");
    if (!inStep) return false;
    for (const Envelope& event : events)
        place.seen[event.writer] = event.seq;
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
    auto event = log_.at(writer, seq);
    if (!event) return event.error();
    if (!*event) return refuse("dead_letter.unknown");
    const auto effect = handler_.read(**event);
    auto done = commit::carryOut(committer_, cursors_, ReplayEvent{&effect, &name_, &**event}, (*event)->traceId);
    if (!done) return done.error();
    return {};
}

} // namespace narae::events
