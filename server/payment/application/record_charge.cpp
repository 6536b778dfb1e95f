#include "server/payment/application/record_charge.hpp"

#include "server/payment/application/review_charge.hpp"

namespace narae::payment {

namespace {

PaymentOutcome outcomeOf(const RecordCharge::News& news, PaymentId payment)
{
    if (std::holds_alternative<ChargeCaptured>(news)) return OutcomeCaptured{payment};
    if (const auto* declined = std::get_if<ChargeDeclined>(&news)) return OutcomeDeclined{declined->reason};
    return OutcomeUnavailable{};
}

/// Brings the news into the payment, and tells it.
void conclude(Payment& payment, const RecordCharge& record, PaymentBooks& books, Instant now)
{
    const PaymentId id = payment.facts().id;
    if (const auto* captured = std::get_if<ChargeCaptured>(&record.news)) {
        payment.capture(record.attempt, captured->charge, now);
        books.publish(PayApproved{id, record.purchase});
    } else if (const auto* declined = std::get_if<ChargeDeclined>(&record.news)) {
        payment.decline(record.attempt, record.method, declined->reason, now);
        books.publish(PayDeclined{id, record.purchase, declined->reason});
    } else {
        // A reservation whose payment is called off tells so itself; here is nothing to tell.
        payment.abandon(record.attempt, now);
    }
}

} // namespace

void RecordCharge::want(PaymentBooks& books) const
{
    books.wantPayment(purchase.reservation);
    if (const auto* captured = std::get_if<ChargeCaptured>(&news))
        ReviewCharge{purchase.reservation, attempt, *captured}.want(books);
}

Result<PaymentOutcome> RecordCharge::decide(PaymentBooks& books, Instant now) const
{
    const auto* captured = std::get_if<ChargeCaptured>(&news);
    const Payment* known = books.findPayment(purchase.reservation);
    if (captured != nullptr && known != nullptr && known->isPaidByAnother(captured->charge.reference)) {
        const auto reviewed = ReviewCharge{purchase.reservation, attempt, *captured}.decide(books, now);
        if (!reviewed) return reviewed.error();
        return PaymentOutcome(OutcomeCaptured{known->facts().id});
    }
    if (captured != nullptr && captured->amount != purchase.amount) {
        return refuse("payment.charge_differs")
            .with("reservationId", purchase.reservation.value())
            .with("charged", captured->amount.amountMinor())
            .with("price", purchase.amount.amountMinor());
    }
    if (known == nullptr) {
        Payment payment = Payment::begin(books.nextPaymentId(), purchase, now);
        const PaymentId id = payment.facts().id;
        conclude(payment, *this, books, now);
        books.addPayment(std::move(payment));
        return outcomeOf(news, id);
    }
    const PaymentFacts& facts = known->facts();
    if (known->isCaptured()) return PaymentOutcome(OutcomeCaptured{facts.id});
    const auto stands = attempt == facts.attempt ? outcomeOf(facts, attempt) : std::nullopt;
    if (captured == nullptr && stands) return *stands;
    if (captured != nullptr || attempt > facts.attempt)
        conclude(*books.changePayment(purchase.reservation), *this, books, now);
    return outcomeOf(news, facts.id);
}

std::optional<PaymentOutcome> outcomeOf(const PaymentFacts& payment, int attempt)
{
    if (payment.state == PaymentState::Captured) return OutcomeCaptured{payment.id};
    if (attempt > payment.attempt) return std::nullopt;
    // A later attempt began because this one had come to nothing.
    if (attempt < payment.attempt || payment.state == PaymentState::Abandoned) return OutcomeUnavailable{};
    return OutcomeDeclined{payment.reason};
}

} // namespace narae::payment
