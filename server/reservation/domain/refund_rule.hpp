#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <vector>

namespace narae::reservation {

/// Which share of a fare comes back when a traveller cancels, by whole days before departure (a fare rule).
class RefundRule {
public:
    struct Step {
        int daysBefore = 0; ///< at least so many days before departure ...
        int percent = 0;    ///< ... this share comes back

        bool operator==(const Step&) const = default;
    };

    RefundRule() = default;
    explicit RefundRule(std::vector<Step> steps);

    /// All of the fare until departure: what the airline's staff grant beyond a fare's rule.
    static RefundRule everything() { return RefundRule({{0, 100}}); }

    /// Nothing comes back before the last step's days, nor after departure.
    int percentAt(Instant now, Instant departsAt) const;

    /// Most days first.
    const std::vector<Step>& steps() const { return steps_; }

    bool operator==(const RefundRule&) const = default;

private:
    std::vector<Step> steps_;
};

} // namespace narae::reservation
