#include "tests/bench/load/latencies.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <cmath>

namespace narae::bench {

void Latencies::add(const Latencies& others)
{
    nanoseconds_.insert(nanoseconds_.end(), others.nanoseconds_.begin(), others.nanoseconds_.end());
}

double Latencies::percentile(double percent) const
{
    check(!nanoseconds_.empty() && percent > 0 && percent <= 100, "there is such a percentile");
    auto sorted = nanoseconds_;
    const double rank = std::ceil(percent / 100 * static_cast<double>(sorted.size()));
    const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
    std::nth_element(sorted.begin(), at, sorted.end());
    return static_cast<double>(*at) / 1e6;
}

} // namespace narae::bench
