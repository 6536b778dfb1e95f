#include "server/payment/application/begin_refund.hpp"

namespace narae::payment {

void BeginRefund::want(PaymentBooks& books) const
{
    books.wantPayment(key.reservation);
    books.wantRefund(key);
}

Result<RefundId> BeginRefund::decide(PaymentBooks& books, Instant now) const
{
    if (const Refund* known = books.findRefund(key)) {
        if (known->facts().amount == amount) return known->facts().id;
        return refuse("payment.refund_differs").with("reservationId", key.reservation.value());
    }
    const Payment* paid = books.findPayment(key.reservation);
    if (paid == nullptr || !paid->isCaptured()) {
        if (amount.isZero()) return RefundId{};
        return refuse("payment.not_captured").with("reservationId", key.reservation.value());
    }
    Payment* payment = books.changePayment(key.reservation);
    const Result<Refund> refund = payment->beginRefund(books.nextRefundId(), key, passengers, amount, now);
    if (!refund) return refund.error();
    books.addRefund(*refund);
    if (refund->isDone()) books.publish(payment->bookRefund(*refund, now));
    return refund->facts().id;
}

} // namespace narae::payment
