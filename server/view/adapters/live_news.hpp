#pragma once

#include "server/view/application/live_log.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace narae::view {

/// Told by the feeder what each publication changed: a port. The feeder's thread; must be quick.
class Audience {
public:
    virtual ~Audience() = default;
    virtual void published(const Changes& changes) = 0;
};

/// Keeps the log that live streams follow, and says when to look at it: at once after a silence, and then no more often
/// than the pace, however often something changes. Has a thread of its own from start() to stop().
class LiveNews final : public Audience {
public:
    static constexpr auto kPace = std::chrono::milliseconds(100);

    LiveNews();
    ~LiveNews() override;

    /// `tell` is called by a thread of its own.
    void start(std::function<void()> tell);
    /// Twice is once.
    void stop();

    void published(const Changes& changes) override;

    const LiveLog& log() const { return log_; }
    /// The name of this log among all of all processes: a place in another one means nothing here.
    const std::string& name() const { return name_; }

private:
    void run(const std::function<void()>& tell);

    LiveLog log_;
    const std::string name_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool hasNews_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace narae::view
