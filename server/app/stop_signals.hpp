#pragma once

#include <chrono>
#include <csignal>
#include <ctime>
#include <optional>

namespace narae::app {

/// The signals that end a process, kept from every thread so that one place waits for them. Made before any thread.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP})
            sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    int wait() const
    {
        int signal = 0;
        sigwait(&set_, &signal);
        return signal;
    }
    /// The signal that came meanwhile, if one did.
    std::optional<int> waitFor(std::chrono::milliseconds longest) const
    {
        const auto whole = std::chrono::duration_cast<std::chrono::seconds>(longest);
        const std::timespec span{whole.count(), std::chrono::nanoseconds(longest - whole).count()};
        const int signal = sigtimedwait(&set_, nullptr, &span);
        return signal > 0 ? std::optional(signal) : std::nullopt;
    }

private:
    sigset_t set_{};
};

} // namespace narae::app
