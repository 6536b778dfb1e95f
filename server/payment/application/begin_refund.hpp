#pragma once

#include "common/base/clock.hpp"
#include "server/payment/application/payment_books.hpp"

namespace narae::payment {

/// Owes a refund for one cancellation of a reservation. A refund of nothing is done at once, and told.
///
/// The same cancellation again changes nothing. Refuses `payment.refund_differs` when it comes with another amount,
/// `payment.not_captured` when there is money to give back that never came, and what Payment::beginRefund refuses.
struct BeginRefund {
    /// Of the refund; not valid when nothing was paid and nothing is to be given back.
    using Answer = RefundId;

    RefundKey key;
    int passengers = 0;
    Money amount;

    void want(PaymentBooks& books) const;
    Result<Answer> decide(PaymentBooks& books, Instant now) const;
};

} // namespace narae::payment
