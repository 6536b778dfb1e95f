#include "server/payment/application/postpone_refund.hpp"

namespace narae::payment {

void PostponeRefund::want(PaymentBooks& books) const
{
    books.wantRefund(key);
}

Result<RefundId> PostponeRefund::decide(PaymentBooks& books, Instant) const
{
    const Refund* known = books.findRefund(key);
    if (known == nullptr) return refuse("payment.refund_unknown").with("reservationId", key.reservation.value());
    if (known->isDone()) return known->facts().id;
    Refund* refund = books.changeRefund(key);
    refund->postpone(nextAttemptAt, trouble);
    return refund->facts().id;
}

} // namespace narae::payment
