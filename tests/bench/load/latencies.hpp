#pragma once

#include <cstdint>
#include <vector>

namespace narae::bench {

/// How long each operation took. Every one is kept, so that a percentile is one that was measured, not a bucket's edge.
class Latencies {
public:
    void add(std::int64_t nanoseconds) { nanoseconds_.push_back(nanoseconds); }
    void add(const Latencies& others);

    std::size_t count() const { return nanoseconds_.size(); }
    /// In milliseconds: the least latency that `percent` of all operations did not exceed. REQUIRES: some were added,
    /// 0 < percent <= 100.
    double percentile(double percent) const;

private:
    std::vector<std::int64_t> nanoseconds_;
};

} // namespace narae::bench
