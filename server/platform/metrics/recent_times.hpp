#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace narae::metrics {

/// How long things took over about the last minute, for an operator who looks now: a histogram that slides in steps of
/// ten seconds. Noting is two additions without a lock; what happens at the moment of a step may be missed. Any thread.
class RecentTimes {
public:
    using Clock = std::chrono::steady_clock;

    struct Summary {
        std::int64_t count = 0;
        std::int64_t errors = 0;
        /// To about a tenth of the value; 0 when there was nothing.
        std::chrono::microseconds median{0};
        std::chrono::microseconds p99{0};
    };

    void note(std::chrono::microseconds took, bool error, Clock::time_point now);
    Summary summary(Clock::time_point now) const;

private:
    static constexpr std::chrono::seconds kStep{10};
    static constexpr std::int64_t kSteps = 6;       ///< that are summed: the one that runs and five before it
    static constexpr std::size_t kBuckets = 4 * 27; ///< four to each doubling, up to a minute

    struct Slot {
        std::atomic<std::int64_t> step{-1}; ///< which step its figures are of
        std::atomic<std::uint32_t> errors{0};
        std::array<std::atomic<std::uint32_t>, kBuckets> counts{};
    };

    static std::int64_t stepOf(Clock::time_point now) { return now.time_since_epoch() / kStep; }
    static std::size_t bucketOf(std::chrono::microseconds took);
    static std::chrono::microseconds middleOf(std::size_t bucket);

    std::array<Slot, kSteps> slots_;
};

} // namespace narae::metrics
