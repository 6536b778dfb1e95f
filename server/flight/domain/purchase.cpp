#include "server/flight/domain/purchase.hpp"

namespace narae::flight {

namespace {

bool exceeds(Money part, Money whole)
{
    return part.currency() != whole.currency() || part.amountMinor() > whole.amountMinor();
}

} // namespace

int Purchase::Record::cancelledCount() const
{
    int passengers = 0;
    for (const auto& [number, cancellation] : cancellations)
        passengers += cancellation.count;
    return passengers;
}

Money Purchase::Record::refunded() const
{
    // Each was checked to fit when it was counted.
    std::int64_t amountMinor = 0;
    for (const auto& [number, cancellation] : cancellations)
        amountMinor += cancellation.refunded.amountMinor();
    return Money(amountMinor, amount.currency());
}

Purchase Purchase::of(const ApprovedPayment& payment)
{
    Purchase purchase;
    purchase.record_ = {payment.reservationId, payment.flightId, payment.payId,      payment.cabin,
                        payment.count,         payment.price,    payment.approvedAt, {},
                        payment.locator};
    return purchase;
}

Purchase Purchase::of(const CancelledPayment& refund)
{
    Purchase purchase;
    purchase.record_ = {refund.reservationId,
                        refund.flightId,
                        refund.payId,
                        refund.cabin,
                        0,
                        Money(0, refund.price.currency()),
                        std::nullopt,
                        {{refund.cancellation, {refund.count, refund.price, refund.cancelledAt}}}};
    return purchase;
}

Purchase Purchase::restore(Record record)
{
    Purchase purchase;
    purchase.record_ = std::move(record);
    return purchase;
}

Refusal Purchase::contradiction() const
{
    return refuse("purchase.contradicts").with("reservationId", record_.reservationId.value());
}

Result<void> Purchase::approve(const ApprovedPayment& payment)
{
    check(!approved(), "a purchase is approved once");
    if (payment.flightId != record_.flightId || record_.cancelledCount() > payment.count ||
        exceeds(record_.refunded(), payment.price))
        return contradiction();
    record_.payId = payment.payId;
    record_.cabin = payment.cabin;
    record_.count = payment.count;
    record_.amount = payment.price;
    record_.approvedAt = payment.approvedAt;
    record_.locator = payment.locator;
    return {};
}

Result<void> Purchase::cancel(const CancelledPayment& refund)
{
    check(!hasCounted(refund.cancellation), "a cancellation is counted once");
    const auto refunded = record_.refunded().plus(refund.price);
    if (refund.flightId != record_.flightId || !refunded) return contradiction();
    const int cancelled = record_.cancelledCount() + refund.count;
    if (approved() && (cancelled > record_.count || exceeds(*refunded, record_.amount))) return contradiction();
    record_.cancellations[refund.cancellation] = {refund.count, refund.price, refund.cancelledAt};
    return {};
}

} // namespace narae::flight
