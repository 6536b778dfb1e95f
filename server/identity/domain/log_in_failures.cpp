#include "server/identity/domain/log_in_failures.hpp"

#include <algorithm>

namespace narae::identity {

void LogInFailures::add(Instant now)
{
    if (now >= lastAt_ + kForgottenAfter) count_ = 0;
    // Far above what the longest wait needs, and far below where the doubling would overflow.
    count_ = std::min(count_ + 1, 1000);
    lastAt_ = now;
}

std::chrono::seconds LogInFailures::wait(Instant now) const
{
    if (count_ < kFree) return std::chrono::seconds(0);
    const int doublings = std::min(count_ - kFree, 9);
    const auto full = std::min(std::chrono::seconds(1LL << doublings), kWaitMax);
    // A clock that was set back must not lock anyone out for longer than the wait itself.
    const auto left = std::min<std::chrono::milliseconds>(lastAt_ + full - now, full);
    return std::max(std::chrono::ceil<std::chrono::seconds>(left), std::chrono::seconds(0));
}

} // namespace narae::identity
