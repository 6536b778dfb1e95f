#pragma once

#include "common/base/result.hpp"
#include "server/platform/events/event_log.hpp"
#include "server/view/adapters/live_news.hpp"
#include "server/view/application/view.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace narae::view {

/// How current the view is, for a reader who wants to see what it has just written: a port. Any thread.
class Freshness {
public:
    virtual ~Freshness() = default;
    /// Waits until the view shows this event; false when it does not in time.
    virtual bool waitUntil(const EventPosition& event, std::chrono::milliseconds longest) = 0;
};

/// Keeps where a view stood, to compare a rebuild with: a port. Waits until it is durable; any thread.
class CheckpointKeeper {
public:
    virtual ~CheckpointKeeper() = default;
    virtual Result<void> keep(const Mark& mark) = 0;
};

/// Feeds the view from an event log: from its beginning at the start, then as events come. Has a thread of its own from
/// start() to stop().
class ViewFeeder final : public Freshness {
public:
    /// How often a checkpoint is kept, where there was anything new.
    static constexpr auto kCheckpointPause = std::chrono::seconds(30);

    ViewFeeder(View& view, events::EventLog& log, CheckpointKeeper& checkpoints,
               std::chrono::milliseconds checkpointPause = kCheckpointPause);
    ~ViewFeeder() override;

    /// Lets this audience hear of what is published from then on. Before start(); it outlives the feeder.
    void tell(Audience& audience) { audience_ = &audience; }
    void start();
    /// Keeps a last checkpoint. To be called before the committer stops. Idempotent.
    void stop();

    /// Whether the view has caught up with what there was at the start: until then nobody should be shown it.
    bool ready() const { return ready_; }
    /// Events committed but not shown yet; refuses `database.away`.
    Result<std::int64_t> lag() const;

    bool waitUntil(const EventPosition& event, std::chrono::milliseconds longest) override;

private:
    void run();
    /// Whether there was anything.
    bool feed();
    void show();
    void keepCheckpoint();
    bool pause(std::chrono::milliseconds longest);

    View& view_;
    events::EventLog& log_;
    CheckpointKeeper& checkpoints_;
    Audience* audience_ = nullptr;
    const std::chrono::milliseconds checkpointPause_;

    // The thread's own.
    events::Cursors taken_;
    events::Cursors headsAtStart_;
    events::Cursors checkpointed_;
    std::chrono::steady_clock::time_point checkpointDue_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    events::Cursors shown_;
    bool stopping_ = false;
    std::atomic<bool> ready_{false};
    std::thread thread_;
};

} // namespace narae::view
