#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace narae::flight {

/// Which share of the fare comes back when a party cancels at least so many whole days before departure.
struct RefundStep {
    int daysBefore = 0;
    int percent = 0;

    bool operator==(const RefundStep&) const = default;
};

/// A flight's whole refund rule: steps from many days to few, the share falling with them. Later than the last step
/// nothing comes back.
class RefundSteps {
public:
    static constexpr std::size_t kStepsMax = 10;
    static constexpr int kDaysMax = 365;

    /// What a flight has when nobody says otherwise: all until 30 days before, 90 % until 7, 70 % until 1, after that
    /// nothing.
    RefundSteps();

    /// Refuses `flight.refund_steps_malformed`: more than ten, days that do not fall, shares that rise.
    static Result<RefundSteps> make(std::vector<RefundStep> steps);
    /// `30:100 7:90 1:70`, as in a schedule's file and in the database; `-` is no refund at all.
    static Result<RefundSteps> parse(std::string_view text);
    std::string text() const;

    const std::vector<RefundStep>& steps() const { return steps_; }

    bool operator==(const RefundSteps&) const = default;

private:
    std::vector<RefundStep> steps_;
};

} // namespace narae::flight
