#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"
#include "server/payment/application/payment_gateway.hpp"

namespace narae::payment {

/// Looks at a charge that the gateway tells of: where another one has paid for the reservation, whatever either costs,
/// this one is superfluous and is put on record to go back, once.
struct ReviewCharge {
    /// Whether it is superfluous. What is not is for RecordCharge.
    using Answer = bool;

    ReservationId reservation;
    int attempt = 1;
    ChargeCaptured told;

    void want(PaymentBooks& books) const;
    /// Refuses nothing.
    Result<Answer> decide(PaymentBooks& books, Instant now) const;

private:
    SuperfluousKey key() const { return {reservation, told.charge.reference}; }
};

} // namespace narae::payment
