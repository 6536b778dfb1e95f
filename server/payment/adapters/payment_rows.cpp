#include "server/payment/adapters/payment_rows.hpp"

namespace narae::payment::rows {

using database::Rows;
using database::Value;

namespace {

Value text(std::string_view value)
{
    return std::string(value);
}

LedgerKind ledgerKindFrom(const std::string& stored)
{
    for (const LedgerKind kind :
         {LedgerKind::Authorise, LedgerKind::Capture, LedgerKind::Decline, LedgerKind::Void, LedgerKind::Refund})
        if (stored == name(kind)) return kind;
    check(false, "a stored ledger kind is one of the five");
    return LedgerKind::Capture;
}

} // namespace

std::vector<Value> values(const PaymentFacts& payment)
{
    const Purchase& purchase = payment.purchase;
    return {payment.id.value(),
            purchase.reservation.value(),
            purchase.flight.value(),
            purchase.cabin,
            purchase.passengers,
            purchase.amount.amountMinor(),
            text(purchase.amount.currency().code()),
            payment.method,
            payment.attempt,
            text(name(payment.state)),
            payment.reason,
            payment.gatewayReference,
            payment.refunded.amountMinor(),
            payment.passengersOut,
            payment.ledgerEntries,
            toEpochMs(payment.recordedAt),
            toEpochMs(payment.changedAt)};
}

std::vector<Value> values(const LedgerEntry& entry)
{
    return {entry.payment.value(),
            entry.number,
            text(name(entry.kind)),
            entry.amount.amountMinor(),
            text(entry.amount.currency().code()),
            entry.gatewayReference,
            entry.detail,
            toEpochMs(entry.at)};
}

std::vector<Value> values(const RefundFacts& refund)
{
    return {refund.id.value(),
            refund.payment.value(),
            refund.key.reservation.value(),
            refund.key.cancellation,
            refund.passengers,
            refund.amount.amountMinor(),
            text(refund.amount.currency().code()),
            text(name(refund.state)),
            refund.attempts,
            toEpochMs(refund.nextAttemptAt),
            refund.trouble,
            refund.gatewayReference,
            toEpochMs(refund.begunAt),
            refund.doneAt ? Value(toEpochMs(*refund.doneAt)) : Value()};
}

std::vector<Value> values(const SuperfluousFacts& charge)
{
    return {charge.key.reservation.value(),
            charge.key.reference,
            charge.payment.value(),
            charge.attempt,
            charge.amount.amountMinor(),
            text(charge.amount.currency().code()),
            text(name(charge.state)),
            charge.attempts,
            toEpochMs(charge.nextAttemptAt),
            charge.trouble,
            charge.refundReference,
            toEpochMs(charge.foundAt),
            charge.givenBackAt ? Value(toEpochMs(*charge.givenBackAt)) : Value()};
}

Money moneyFrom(const Rows& rows, std::size_t row, std::size_t amountColumn, std::size_t currencyColumn)
{
    return Money::make(rows.integer(row, amountColumn), rows.text(row, currencyColumn)).value();
}

PaymentFacts paymentFrom(const Rows& rows, std::size_t row)
{
    PaymentFacts payment;
    payment.id = PaymentId(rows.integer(row, 0));
    payment.purchase.reservation = ReservationId(rows.integer(row, 1));
    payment.purchase.flight = FlightId(rows.integer(row, 2));
    payment.purchase.cabin = rows.text(row, 3);
    payment.purchase.passengers = static_cast<int>(rows.integer(row, 4));
    payment.purchase.amount = moneyFrom(rows, row, 5, 6);
    payment.method = rows.text(row, 7);
    payment.attempt = static_cast<int>(rows.integer(row, 8));
    payment.state = parsePaymentState(rows.text(row, 9)).value();
    payment.reason = rows.text(row, 10);
    payment.gatewayReference = rows.text(row, 11);
    payment.refunded = moneyFrom(rows, row, 12, 6);
    payment.passengersOut = static_cast<int>(rows.integer(row, 13));
    payment.ledgerEntries = static_cast<int>(rows.integer(row, 14));
    payment.recordedAt = fromEpochMs(rows.integer(row, 15));
    payment.changedAt = fromEpochMs(rows.integer(row, 16));
    return payment;
}

LedgerEntry ledgerEntryFrom(const Rows& rows, std::size_t row)
{
    return {PaymentId(rows.integer(row, 0)),
            static_cast<int>(rows.integer(row, 1)),
            ledgerKindFrom(rows.text(row, 2)),
            moneyFrom(rows, row, 3, 4),
            rows.text(row, 5),
            rows.text(row, 6),
            fromEpochMs(rows.integer(row, 7))};
}

RefundFacts refundFrom(const Rows& rows, std::size_t row)
{
    RefundFacts refund;
    refund.id = RefundId(rows.integer(row, 0));
    refund.payment = PaymentId(rows.integer(row, 1));
    refund.key = {ReservationId(rows.integer(row, 2)), static_cast<int>(rows.integer(row, 3))};
    refund.passengers = static_cast<int>(rows.integer(row, 4));
    refund.amount = moneyFrom(rows, row, 5, 6);
    refund.state = parseRefundState(rows.text(row, 7)).value();
    refund.attempts = static_cast<int>(rows.integer(row, 8));
    refund.nextAttemptAt = fromEpochMs(rows.integer(row, 9));
    refund.trouble = rows.text(row, 10);
    refund.gatewayReference = rows.text(row, 11);
    refund.begunAt = fromEpochMs(rows.integer(row, 12));
    if (const auto doneMs = rows.optionalInteger(row, 13)) refund.doneAt = fromEpochMs(*doneMs);
    return refund;
}

SuperfluousFacts superfluousFrom(const Rows& rows, std::size_t row)
{
    SuperfluousFacts charge;
    charge.key = {ReservationId(rows.integer(row, 0)), rows.text(row, 1)};
    charge.payment = PaymentId(rows.integer(row, 2));
    charge.attempt = static_cast<int>(rows.integer(row, 3));
    charge.amount = moneyFrom(rows, row, 4, 5);
    charge.state = parseSuperfluousState(rows.text(row, 6)).value();
    charge.attempts = static_cast<int>(rows.integer(row, 7));
    charge.nextAttemptAt = fromEpochMs(rows.integer(row, 8));
    charge.trouble = rows.text(row, 9);
    charge.refundReference = rows.text(row, 10);
    charge.foundAt = fromEpochMs(rows.integer(row, 11));
    if (const auto givenBackMs = rows.optionalInteger(row, 12)) charge.givenBackAt = fromEpochMs(*givenBackMs);
    return charge;
}

} // namespace narae::payment::rows
