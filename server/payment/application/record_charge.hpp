#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"
#include "server/payment/application/payment_gateway.hpp"
#include "server/payment/application/payment_outcome.hpp"

#include <optional>
#include <string>
#include <variant>

namespace narae::payment {

/// Puts on record what the gateway said of an attempt to charge a reservation, once: whoever comes later, with the same
/// news or with older ones, gets the outcome that stands. A charge is a fact and stands over everything else.
///
/// A charge beside the one on record, of a second attempt or of the same one once more, is noted as superfluous in the
/// same transaction (ReviewCharge), and goes back.
///
/// Refuses `payment.charge_differs` when the gateway charged another amount than the price. That should never be;
/// someone must look.
struct RecordCharge {
    using Answer = PaymentOutcome;
    using News = std::variant<ChargeCaptured, ChargeDeclined, ChargeCalledOff>;

    Purchase purchase;
    int attempt = 1;
    std::string method; ///< as far as known
    News news;

    void want(PaymentBooks& books) const;
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

/// The outcome of an attempt, as far as the payment on record tells: nothing about attempts that came later.
std::optional<PaymentOutcome> outcomeOf(const PaymentFacts& payment, int attempt);

} // namespace narae::payment
