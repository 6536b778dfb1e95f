#include "server/payment/application/record_charge.hpp"

namespace narae::payment {

namespace {

Result<PaymentOutcome> recordFirst(const RecordCharge& record, PaymentBooks& books, Instant now)
{
    const PaymentId id = books.nextPaymentId();
    if (const auto* captured = std::get_if<ChargeCaptured>(&record.news)) {
        books.addPayment(Payment::captured(id, record.purchase, captured->charge, now));
        books.publish(PayApproved{id, record.purchase});
        return PaymentOutcome(OutcomeCaptured{id});
    }
    if (const auto* declined = std::get_if<ChargeDeclined>(&record.news)) {
        books.addPayment(Payment::declined(id, record.purchase, record.method, declined->reason, now));
        books.publish(PayDeclined{id, record.purchase, declined->reason});
        return PaymentOutcome(OutcomeDeclined{declined->reason});
    }
    // A reservation that is given up tells so itself; here is nothing to tell.
    books.addPayment(Payment::abandoned(id, record.purchase, now));
    return PaymentOutcome(OutcomeUnavailable{});
}

} // namespace

void RecordCharge::want(PaymentBooks& books) const
{
    books.wantPayment(purchase.reservation);
}

Result<PaymentOutcome> RecordCharge::decide(PaymentBooks& books, Instant now) const
{
    const auto* captured = std::get_if<ChargeCaptured>(&news);
    if (captured != nullptr && captured->amount != purchase.amount) {
        return refuse("payment.charge_differs")
            .with("reservationId", purchase.reservation.value())
            .with("charged", captured->amount.amountMinor())
            .with("price", purchase.amount.amountMinor());
    }
    const Payment* known = books.findPayment(purchase.reservation);
    if (known == nullptr) return recordFirst(*this, books, now);
    if (captured != nullptr && !known->isCaptured()) {
        Payment* payment = books.changePayment(purchase.reservation);
        payment->turnOutCaptured(captured->charge, now);
        books.publish(PayApproved{payment->facts().id, payment->facts().purchase});
        return PaymentOutcome(OutcomeCaptured{payment->facts().id});
    }
    return outcomeOf(known->facts());
}

PaymentOutcome outcomeOf(const PaymentFacts& payment)
{
    switch (payment.state) {
    case PaymentState::Captured: return OutcomeCaptured{payment.id};
    case PaymentState::Declined: return OutcomeDeclined{payment.reason};
    case PaymentState::Abandoned: return OutcomeUnavailable{};
    }
    check(false, "a payment's state is one of the three");
    return OutcomeUnknown{};
}

} // namespace narae::payment
