#include "server/payment/domain/payment.hpp"

namespace narae::payment {

std::string_view name(LedgerKind kind)
{
    switch (kind) {
    case LedgerKind::Authorise: return "authorise";
    case LedgerKind::Capture: return "capture";
    case LedgerKind::Decline: return "decline";
    case LedgerKind::Void: return "void";
    case LedgerKind::Refund: return "refund";
    }
    check(false, "a ledger entry's kind is one of the five");
    return {};
}

std::string_view name(PaymentState state)
{
    switch (state) {
    case PaymentState::Captured: return "captured";
    case PaymentState::Declined: return "declined";
    case PaymentState::Abandoned: return "abandoned";
    }
    check(false, "a payment's state is one of the three");
    return {};
}

Result<PaymentState> parsePaymentState(std::string_view text)
{
    for (const PaymentState state : {PaymentState::Captured, PaymentState::Declined, PaymentState::Abandoned})
        if (text == name(state)) return state;
    return refuse("payment.unknown_state").with("state", text);
}

namespace {

PaymentFacts bornNow(PaymentId id, Purchase purchase, PaymentState state, Instant now)
{
    PaymentFacts facts;
    facts.id = id;
    facts.refunded = Money(0, purchase.amount.currency());
    facts.purchase = std::move(purchase);
    facts.state = state;
    facts.recordedAt = now;
    facts.changedAt = now;
    return facts;
}

} // namespace

Payment Payment::captured(PaymentId id, Purchase purchase, const Charge& charge, Instant now)
{
    Payment payment(bornNow(id, std::move(purchase), PaymentState::Captured, now));
    payment.capture(charge, now);
    return payment;
}

Payment Payment::declined(PaymentId id, Purchase purchase, std::string method, std::string reason, Instant now)
{
    Payment payment(bornNow(id, std::move(purchase), PaymentState::Declined, now));
    payment.facts_.method = std::move(method);
    payment.facts_.reason = std::move(reason);
    payment.append(LedgerKind::Decline, payment.facts_.purchase.amount, "", payment.facts_.reason, now);
    return payment;
}

Payment Payment::abandoned(PaymentId id, Purchase purchase, Instant now)
{
    Payment payment(bornNow(id, std::move(purchase), PaymentState::Abandoned, now));
    payment.append(LedgerKind::Void, payment.facts_.purchase.amount, "", "", now);
    return payment;
}

void Payment::turnOutCaptured(const Charge& charge, Instant now)
{
    check(!isCaptured(), "a payment is captured once");
    capture(charge, now);
}

void Payment::capture(const Charge& charge, Instant now)
{
    facts_.state = PaymentState::Captured;
    facts_.reason.clear();
    facts_.method = charge.method;
    facts_.gatewayReference = charge.reference;
    if (!charge.authorisation.empty())
        append(LedgerKind::Authorise, facts_.purchase.amount, charge.authorisation, "", now);
    append(LedgerKind::Capture, facts_.purchase.amount, charge.reference, "", now);
}

Result<Refund> Payment::beginRefund(RefundId id, RefundKey key, int passengers, Money amount, Instant now)
{
    check(key.reservation == facts_.purchase.reservation, "a refund goes to the payment of its reservation");
    if (!isCaptured()) return refuse("payment.not_captured").with("reservationId", key.reservation.value());
    if (amount.amountMinor() < 0) return refuse("payment.refund_negative");
    const Result<Money> refunded = facts_.refunded.plus(amount);
    if (!refunded) return refunded.error();
    if (refunded->amountMinor() > facts_.purchase.amount.amountMinor()) {
        return refuse("payment.refund_above_capture")
            .with("captured", facts_.purchase.amount.amountMinor())
            .with("refunded", facts_.refunded.amountMinor())
            .with("wanted", amount.amountMinor());
    }
    facts_.refunded = *refunded;
    facts_.changedAt = now;
    RefundFacts refund;
    refund.id = id;
    refund.payment = facts_.id;
    refund.key = key;
    refund.passengers = passengers;
    refund.amount = amount;
    refund.begunAt = now;
    return Refund::begin(std::move(refund));
}

PayCancelled Payment::bookRefund(const Refund& refund, Instant now)
{
    const RefundFacts& made = refund.facts();
    check(made.payment == facts_.id && refund.isDone(), "a payment books its own refunds, when they are done");
    facts_.passengersOut += made.passengers;
    // The ledger is about money: a refund of nothing moved none.
    if (!made.amount.isZero())
        append(LedgerKind::Refund, made.amount, made.gatewayReference, made.key.gatewayKey(), now);
    facts_.changedAt = now;
    return {facts_.id,
            made.id,
            facts_.purchase.reservation,
            facts_.purchase.flight,
            facts_.purchase.cabin,
            made.key.cancellation,
            made.passengers,
            made.amount};
}

void Payment::append(LedgerKind kind, Money amount, std::string gatewayReference, std::string detail, Instant now)
{
    newEntries_.push_back(
        {facts_.id, ++facts_.ledgerEntries, kind, amount, std::move(gatewayReference), std::move(detail), now});
    facts_.changedAt = now;
}

} // namespace narae::payment
