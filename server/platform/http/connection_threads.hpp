#pragma once

#include "server/platform/http/signal_event.hpp"

#include <condition_variable>
#include <deque>
#include <functional>
#include <httplib.h>
#include <mutex>
#include <thread>
#include <vector>

namespace narae::http {

/// A thread for each connection, begun when it is needed and kept. When all are taken, connections wait; each that
/// waits leaves a token in `pressure`, for a silent connection to take and make room. When too many wait, the newest is
/// served at once by the accepting thread, which overCrowded() tells: it is there to say "busy" and nothing else.
class ConnectionThreads final : public httplib::TaskQueue {
public:
    /// `pressure` and `stopping` outlive it.
    ConnectionThreads(std::size_t threadsMost, std::size_t waitingMost, SignalEvent& pressure, SignalEvent& stopping);
    ~ConnectionThreads() override;

    void enqueue(std::function<void()> connection) override;
    /// Tells the connections to end, and returns when they have.
    void shutdown() override;

    /// Whether this thread is the accepting one, with a connection there is no thread for.
    static bool overCrowded();

private:
    void serve();

    const std::size_t threadsMost_;
    const std::size_t waitingMost_;
    SignalEvent& pressure_;
    SignalEvent& stopping_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    std::vector<std::thread> threads_;
    std::size_t idle_ = 0;
    bool ended_ = false;
};

} // namespace narae::http
