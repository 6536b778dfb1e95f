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

Payment Payment::begin(PaymentId id, Purchase purchase, Instant now)
{
    PaymentFacts facts;
    facts.id = id;
    facts.refunded = Money(0, purchase.amount.currency());
    facts.purchase = std::move(purchase);
    facts.attempt = 0;
    facts.state = PaymentState::Abandoned;
    facts.recordedAt = now;
    facts.changedAt = now;
    return Payment(std::move(facts));
}

void Payment::capture(int attempt, const Charge& charge, Instant now)
{
    conclude(attempt, PaymentState::Captured, "");
    facts_.method = charge.method;
    facts_.gatewayReference = charge.reference;
    if (!charge.authorisation.empty())
        append(LedgerKind::Authorise, facts_.purchase.amount, charge.authorisation, "", now);
    append(LedgerKind::Capture, facts_.purchase.amount, charge.reference, "", now);
}

void Payment::decline(int attempt, std::string method, std::string reason, Instant now)
{
    conclude(attempt, PaymentState::Declined, std::move(reason));
    facts_.method = std::move(method);
    append(LedgerKind::Decline, facts_.purchase.amount, "", facts_.reason, now);
}

void Payment::abandon(int attempt, Instant now)
{
    conclude(attempt, PaymentState::Abandoned, "");
    facts_.method.clear();
    append(LedgerKind::Void, facts_.purchase.amount, "", "", now);
}

void Payment::conclude(int attempt, PaymentState state, std::string reason)
{
    check(!isCaptured(), "what is captured is not charged or declined again");
    facts_.attempt = attempt;
    facts_.state = state;
    facts_.reason = std::move(reason);
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
