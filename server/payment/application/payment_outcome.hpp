#pragma once

#include "common/base/ids.hpp"

#include <string>
#include <variant>

namespace narae::payment {

struct OutcomeCaptured {
    PaymentId payment;

    bool operator==(const OutcomeCaptured&) const = default;
};
/// Nothing was charged, because the customer's bank said no.
struct OutcomeDeclined {
    std::string reason;

    bool operator==(const OutcomeDeclined&) const = default;
};
/// Perhaps charged, perhaps not: to be settled later, never guessed.
struct OutcomeUnknown {
    bool operator==(const OutcomeUnknown&) const = default;
};
/// Nothing was charged, because the gateway could not be reached, or the payment was called off.
struct OutcomeUnavailable {
    bool operator==(const OutcomeUnavailable&) const = default;
};

/// What the reservation learns of its payment.
using PaymentOutcome = std::variant<OutcomeCaptured, OutcomeDeclined, OutcomeUnknown, OutcomeUnavailable>;

} // namespace narae::payment
