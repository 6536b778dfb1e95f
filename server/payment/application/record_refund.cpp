#include "server/payment/application/record_refund.hpp"

namespace narae::payment {

void RecordRefund::want(PaymentBooks& books) const
{
    books.wantPayment(key.reservation);
    books.wantRefund(key);
}

Result<RefundId> RecordRefund::decide(PaymentBooks& books, Instant now) const
{
    const Refund* known = books.findRefund(key);
    if (known == nullptr) return refuse("payment.refund_unknown").with("reservationId", key.reservation.value());
    if (known->isDone()) return known->facts().id;
    Payment* payment = books.changePayment(key.reservation);
    check(payment != nullptr, "a refund has a payment");
    Refund* refund = books.changeRefund(key);
    refund->done(gatewayReference, now);
    // NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): check() has seen to it
    books.publish(payment->bookRefund(*refund, now));
    return refund->facts().id;
}

} // namespace narae::payment
