#include "server/platform/metrics/recent_times.hpp"

#include <algorithm>
#include <bit>

namespace narae::metrics {

namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

} // namespace

std::size_t RecentTimes::bucketOf(std::chrono::microseconds took)
{
    // Below 4 us each value has a bucket of its own; above, the two bits behind the leading one choose the quarter.
    const auto value = static_cast<std::uint64_t>(std::max<std::int64_t>(took.count(), 0));
    if (value < 4) return static_cast<std::size_t>(value);
    const auto doubling = static_cast<std::size_t>(std::bit_width(value)) - 1;
    const auto quarter = static_cast<std::size_t>(value >> (doubling - 2)) & 3U;
    return std::min((doubling - 1) * 4 + quarter, kBuckets - 1);
}

std::chrono::microseconds RecentTimes::middleOf(std::size_t bucket)
{
    if (bucket < 4) return std::chrono::microseconds(bucket);
    const std::size_t doubling = bucket / 4 + 1;
    const std::int64_t quarter = std::int64_t{1} << (doubling - 2);
    return std::chrono::microseconds(quarter * static_cast<std::int64_t>(4 + bucket % 4) + quarter / 2);
}

void RecentTimes::note(std::chrono::microseconds took, bool error, Clock::time_point now)
{
    const std::int64_t step = stepOf(now);
    Slot& slot = slots_[static_cast<std::size_t>(step % kSteps)];
    std::int64_t there = slot.step.load(kRelaxed);
    if (there < step && slot.step.compare_exchange_strong(there, step, kRelaxed)) {
        // The first of a new step wipes what was there a minute ago.
        slot.errors.store(0, kRelaxed);
        for (auto& count : slot.counts)
            count.store(0, kRelaxed);
    }
    slot.counts[bucketOf(took)].fetch_add(1, kRelaxed);
    if (error) slot.errors.fetch_add(1, kRelaxed);
}

RecentTimes::Summary RecentTimes::summary(Clock::time_point now) const
{
    const std::int64_t step = stepOf(now);
    Summary summary;
    std::array<std::int64_t, kBuckets> counts{};
    for (const Slot& slot : slots_) {
        if (slot.step.load(kRelaxed) <= step - kSteps) continue;
        summary.errors += slot.errors.load(kRelaxed);
        for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
            counts[bucket] += slot.counts[bucket].load(kRelaxed);
    }
    for (const std::int64_t count : counts)
        summary.count += count;
    if (summary.count == 0) return summary;
    const auto below = [&](std::int64_t share) {
        // The smallest value that `share` per cent of all do not exceed.
        std::int64_t rank = (summary.count * share + 99) / 100;
        std::size_t bucket = 0;
        while (bucket + 1 < kBuckets && rank > counts[bucket])
            rank -= counts[bucket++];
        return middleOf(bucket);
    };
    summary.median = below(50);
    summary.p99 = below(99);
    return summary;
}

} // namespace narae::metrics
