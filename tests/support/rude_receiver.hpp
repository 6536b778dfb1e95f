#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace narae::testing {

/// Somebody who is told, and answers as no honest program would: it says something and then something more, again and
/// again, until the caller has gone. One caller at a time.
class RudeReceiver {
public:
    struct Manners {
        std::string first; ///< said once
        std::string more;  ///< said again and again; empty: nothing more
        std::chrono::milliseconds pause{0};
    };

    explicit RudeReceiver(Manners manners);
    ~RudeReceiver();
    RudeReceiver(const RudeReceiver&) = delete;
    RudeReceiver& operator=(const RudeReceiver&) = delete;

    int port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
    /// How many have called, and how many of them have gone again.
    int callers() const { return callers_; }
    int gone() const { return gone_; }

private:
    void serve();
    void talk(int caller);

    const Manners manners_;
    int listener_;
    int port_ = 0;
    std::atomic<int> callers_{0};
    std::atomic<int> gone_{0};
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

} // namespace narae::testing
