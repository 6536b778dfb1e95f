#pragma once

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

namespace narae::testing {

/// How long each of many answers took, by when it was asked for. Any thread.
class Latencies {
public:
    using Clock = std::chrono::steady_clock;
    /// A stretch of time, from its first moment up to its last.
    struct Span {
        Clock::time_point from;
        Clock::time_point to;
    };

    /// One that has come just now.
    void add(Clock::time_point askedAt)
    {
        const auto took = Clock::now() - askedAt;
        const std::lock_guard lock(mutex_);
        all_.emplace_back(askedAt, took);
    }
    /// Milliseconds within which 99 of 100 that were asked for in these spans came; 0 where there were none.
    double p99(const std::vector<Span>& spans) const
    {
        std::vector<Clock::duration> took = within(spans);
        if (took.empty()) return 0;
        const auto at = took.begin() + static_cast<std::ptrdiff_t>(took.size() * 99 / 100);
        std::nth_element(took.begin(), at, took.end());
        return std::chrono::duration<double, std::milli>(*at).count();
    }
    std::size_t count(const std::vector<Span>& spans) const { return within(spans).size(); }

private:
    std::vector<Clock::duration> within(const std::vector<Span>& spans) const
    {
        std::vector<Clock::duration> took;
        const std::lock_guard lock(mutex_);
        for (const auto& [askedAt, each] : all_)
            for (const Span& span : spans)
                if (askedAt >= span.from && askedAt < span.to) took.push_back(each);
        return took;
    }

    mutable std::mutex mutex_;
    std::vector<std::pair<Clock::time_point, Clock::duration>> all_;
};

} // namespace narae::testing
