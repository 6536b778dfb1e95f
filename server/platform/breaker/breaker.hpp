#pragma once

#include "common/base/clock.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace narae::breaker {

struct BreakerOptions {
    int window = 16;         ///< newest calls that are judged
    int callsLeast = 5;      ///< before so many nothing is judged
    int failurePercent = 50; ///< of the window: that many failed, or slow, calls open it
    std::chrono::milliseconds slowAfter{3'000};
    int atOnceMost = 32;                         ///< the bulkhead: calls under way; one more is refused at once
    int probesMost = 1;                          ///< calls at once while it tries whether the other side is back
    int probesWell = 2;                          ///< probes in a row that must go well before it closes
    std::chrono::milliseconds pauseFirst{1'000}; ///< of the first opening; each failed try doubles it
    std::chrono::milliseconds pauseLongest{30'000};
};

/// Stands before calls to another service and stops making them when they come to nothing, so that callers are told at
/// once instead of waiting, and the other side is left in peace to come back.
///
///     Closed --too many failed or slow--> Open --pause over--> HalfOpen --probes went well--> Closed
///                                         Open <--a probe failed, the pause doubles-- HalfOpen
///
/// It is a bulkhead too: only so many calls are under way at once, so that a hanging service cannot take every thread.
/// Any thread; never waits.
class Breaker {
public:
    enum class State { Closed, Open, HalfOpen };

    /// `name` is what stands behind it, for the log.
    Breaker(std::string name, const Clock& clock, BreakerOptions options = {});

    /// One call that may be made now. Its owner says how it went; who says nothing has failed.
    class Permit {
    public:
        Permit(Permit&& other) noexcept;
        Permit& operator=(Permit&&) = delete;
        ~Permit();
        void wentWell();
        /// `calls`: how often it was made, and came to nothing each time.
        void failed(int calls = 1);

    private:
        friend class Breaker;
        Permit(Breaker& breaker, std::uint64_t era, std::chrono::steady_clock::time_point began);

        Breaker* breaker_;
        std::uint64_t era_;
        std::chrono::steady_clock::time_point began_;
    };

    /// Nothing: the call must not be made.
    std::optional<Permit> enter();
    /// Whether enter() would let a call through just now: asked before anything is done for the sake of that call.
    bool admits() const;
    /// How long until another try makes sense; at least a second.
    std::chrono::seconds retryAfter() const;

    struct Figures {
        State state = State::Closed;
        int underWay = 0;
        std::uint64_t opened = 0;  ///< how often since the start
        std::uint64_t refused = 0; ///< calls that were not made
    };
    Figures figures() const;
    const std::string& name() const { return name_; }

private:
    bool admitsAt(std::chrono::steady_clock::time_point now) const;
    void ended(std::uint64_t era, std::chrono::steady_clock::time_point began, bool well, int calls);
    void judgeWindow(std::chrono::steady_clock::time_point now);
    void open(std::chrono::steady_clock::time_point now);
    void close();

    const std::string name_;
    const Clock& clock_;
    const BreakerOptions options_;

    mutable std::mutex mutex_;
    State state_ = State::Closed;
    std::uint64_t era_ = 0;   ///< changes with the state: what began before says nothing about now
    std::deque<bool> window_; ///< of each call, whether it was good
    int bad_ = 0;
    int underWay_ = 0;
    int probes_ = 0;
    int wentWell_ = 0;
    std::chrono::milliseconds pause_;
    std::chrono::steady_clock::time_point openUntil_;
    std::uint64_t opened_ = 0;
    std::uint64_t refused_ = 0;
};

/// closed, open, half_open
std::string_view name(Breaker::State state);

} // namespace narae::breaker
