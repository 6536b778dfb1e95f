#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_outcome.hpp"

#include <string>
#include <variant>

namespace narae::payment {

/// Puts on record what the gateway said of a reservation's charge, once: whoever comes later, with the same news or
/// with older ones, gets the outcome that stands. A charge is a fact and stands over everything else.
///
/// Refuses `payment.charge_differs` when the gateway charged another amount than the price.
struct RecordCharge {
    using Answer = PaymentOutcome;
    using News = std::variant<ChargeCaptured, ChargeDeclined, ChargeCalledOff>;

    Purchase purchase;
    std::string method; ///< as far as known
    News news;

    void want(PaymentBooks& books) const;
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

/// The outcome that a payment on record stands for.
PaymentOutcome outcomeOf(const PaymentFacts& payment);

} // namespace narae::payment
