#pragma once

#include "server/platform/http/signal_event.hpp"

#include <chrono>

namespace narae::http {

/// How long something may last in all: until a moment, or until somebody wants it to end. Any thread.
class Patience {
public:
    using Steady = std::chrono::steady_clock;

    /// `ended`, once given and never cleared, ends it at once; it outlives this.
    Patience(Steady::time_point until, const SignalEvent& ended) : until_(until), ended_(ended) {}

    /// Waits for what poll(2) calls `events` on a descriptor. False: it lasted too long, whatever has come by now.
    bool await(int descriptor, short events) const;
    /// Whether somebody wants it to end.
    bool isEnded() const;

private:
    const Steady::time_point until_;
    const SignalEvent& ended_;
};

} // namespace narae::http
