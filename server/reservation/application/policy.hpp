#pragma once

#include <chrono>

namespace narae::reservation {

/// How long things may last: the operator's settings for this context.
struct BookingPolicy {
    std::chrono::seconds hold{600};         ///< a hold waits so long for its payment
    std::chrono::seconds settleAfter{20};   ///< a payment without a recorded outcome is looked into after so long
    std::chrono::seconds unknownHold{1800}; ///< seats wait so long for a payment whose outcome is unknown
};

/// The pause before the next look into an unknown payment: 1, 2, 4 ... 60 s.
std::chrono::seconds settlePause(int attempts);

} // namespace narae::reservation
