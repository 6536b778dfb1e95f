#pragma once

#include "server/payment/domain/purchase.hpp"

#include <string>

namespace narae::payment {

/// A reservation's price was captured.
struct PayApproved {
    PaymentId payment;
    Purchase purchase;

    bool operator==(const PayApproved&) const = default;
};

/// The customer's bank said no; nothing was charged.
struct PayDeclined {
    PaymentId payment;
    Purchase purchase;
    std::string reason;

    bool operator==(const PayDeclined&) const = default;
};

/// A refund is done, perhaps of nothing: `passengers` of the party are out.
struct PayCancelled {
    PaymentId payment;
    RefundId refund;
    ReservationId reservation;
    FlightId flight;
    std::string cabin;
    int cancellation = 1;
    int passengers = 0;
    Money amount;

    bool operator==(const PayCancelled&) const = default;
};

} // namespace narae::payment
