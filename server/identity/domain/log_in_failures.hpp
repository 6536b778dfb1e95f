#pragma once

#include "common/base/clock.hpp"

#include <chrono>

namespace narae::identity {

/// The wrong passwords of late, for one account or from one address: after five of them each further one doubles the
/// time before another may be tried. Tries during that time are turned away unlooked-at and do not count.
class LogInFailures {
public:
    static constexpr int kFree = 5;
    static constexpr std::chrono::seconds kWaitMax{300};
    /// Failures this long without another are forgiven.
    static constexpr std::chrono::minutes kForgottenAfter{30};

    LogInFailures() = default;
    LogInFailures(int count, Instant lastAt) : count_(count), lastAt_(lastAt) {}

    int count() const { return count_; }
    Instant lastAt() const { return lastAt_; }

    void add(Instant now);
    void forgive() { count_ = 0; }
    /// How long no further try is taken, from `now`: 0, or 1 to 300 seconds, rounded up.
    std::chrono::seconds wait(Instant now) const;

private:
    int count_ = 0;
    Instant lastAt_;
};

} // namespace narae::identity
