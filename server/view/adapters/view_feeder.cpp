#include "server/view/adapters/view_feeder.hpp"

#include "server/platform/log/log.hpp"
#include "server/view/adapters/catch_up.hpp"
#include "server/view/adapters/event_translation.hpp"

#include <algorithm>
#include <vector>

namespace narae::view {

namespace {

constexpr std::size_t kEventsAtOnce = 1024;
constexpr auto kLongestWait = std::chrono::milliseconds(250);

std::int64_t positionOf(const events::Cursors& cursors, const std::string& writer)
{
    const auto found = cursors.find(writer);
    return found == cursors.end() ? 0 : found->second;
}

} // namespace

ViewFeeder::ViewFeeder(View& view, events::EventLog& log, CheckpointKeeper& checkpoints,
                       std::chrono::milliseconds checkpointPause)
    : view_(view), log_(log), checkpoints_(checkpoints), checkpointPause_(checkpointPause)
{
}

ViewFeeder::~ViewFeeder()
{
    stop();
}

void ViewFeeder::start()
{
    thread_ = std::thread([this] { run(); });
}

void ViewFeeder::stop()
{
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

/// Whether to go on.
bool ViewFeeder::pause(std::chrono::milliseconds longest)
{
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, longest, [this] { return stopping_; });
}

void ViewFeeder::run()
{
    checkpointDue_ = std::chrono::steady_clock::now() + checkpointPause_;
    for (auto heads = log_.heads();; heads = log_.heads()) {
        if (heads) {
            headsAtStart_ = *heads;
            break;
        }
        if (!pause(kLongestWait)) return;
    }
    taken_ = catchUp(view_, log_, headsAtStart_, [this] { return pause(std::chrono::milliseconds(0)); });
    while (pause(std::chrono::milliseconds(0))) {
        if (!feed()) log_.wait(taken_, kLongestWait);
        if (ready_ && std::chrono::steady_clock::now() >= checkpointDue_) keepCheckpoint();
    }
    keepCheckpoint();
}

bool ViewFeeder::feed()
{
    const auto envelopes = log_.after(taken_, kEventsAtOnce);
    if (!envelopes) {
        pause(kLongestWait);
        return false;
    }
    std::vector<Occurrence> occurrences;
    occurrences.reserve(envelopes->size());
    for (const commit::Envelope& envelope : *envelopes) {
        occurrences.push_back(translate(envelope));
        taken_[envelope.writer] = envelope.seq;
    }
    view_.take(occurrences);
    const bool caughtUp = ready_ || reaches(taken_, headsAtStart_);
    // Nobody looks before it has caught up: until then publishing would only cost time.
    if (caughtUp && (!occurrences.empty() || !ready_)) show();
    return !occurrences.empty();
}

void ViewFeeder::show()
{
    const Changes changes = view_.publish();
    // Nobody could follow before it was ready, and to whom would all flights be news?
    if (audience_ != nullptr && ready_) audience_->published(changes);
    {
        const std::lock_guard lock(mutex_);
        shown_ = taken_;
    }
    changed_.notify_all();
    if (ready_.exchange(true)) return;
    const ViewCounts counts = view_.counts();
    log::info("view.ready", {{"events", counts.events}, {"flights", counts.flights}, {"purchases", counts.purchases}});
}

void ViewFeeder::keepCheckpoint()
{
    checkpointDue_ = std::chrono::steady_clock::now() + checkpointPause_;
    if (!ready_ || taken_ == checkpointed_) return;
    const auto kept = checkpoints_.keep(view_.mark());
    if (kept)
        checkpointed_ = taken_;
    else
        log::warning("view.checkpoint_failed", {{"code", kept.error().code()}});
}

Result<std::int64_t> ViewFeeder::lag() const
{
    const auto heads = log_.headsNow(events::EventLog::Whose::Everybodys);
    if (!heads) return heads.error();
    const std::lock_guard lock(mutex_);
    std::int64_t behind = 0;
    for (const auto& [writer, head] : *heads)
        behind += std::max<std::int64_t>(0, head - positionOf(shown_, writer));
    return behind;
}

bool ViewFeeder::waitUntil(const EventPosition& event, std::chrono::milliseconds longest)
{
    std::unique_lock lock(mutex_);
    const auto isShown = [&] { return positionOf(shown_, event.writer) >= event.seq; };
    changed_.wait_for(lock, longest, [&] { return stopping_ || isShown(); });
    return isShown();
}

} // namespace narae::view
