#pragma once

#include <atomic>
#include <functional>
#include <httplib.h>
#include <memory>

namespace narae::http {

/// The threads that run handlers: cpp-httplib's pool, which knows no bound, within one. Any thread.
class Workers {
public:
    /// `atOnce` handlers run, `waitingMost` requests wait for one to be done.
    Workers(int atOnce, int waitingMost);
    ~Workers();

    /// False when too many wait already; then nothing was done.
    bool submit(std::function<void()> work);
    /// Finishes what was submitted, and returns. No more is taken. Twice is once.
    void stop();

    int waiting() const;

private:
    const int atOnce_;
    const int most_;
    std::atomic<int> inside_{0};
    std::atomic<bool> stopped_{false};
    std::unique_ptr<httplib::ThreadPool> pool_;
};

} // namespace narae::http
