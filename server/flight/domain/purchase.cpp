#include "server/flight/domain/purchase.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

bool exceeds(Money part, Money whole)
{
    return part.currency() != whole.currency() || part.amountMinor() > whole.amountMinor();
}

} // namespace

Purchase Purchase::of(const ApprovedPayment& payment)
{
    Purchase purchase;
    purchase.record_ = {payment.reservationId,
                        payment.flightId,
                        payment.payId,
                        payment.cabin,
                        payment.count,
                        payment.price,
                        payment.approvedAt,
                        0,
                        Money(0, payment.price.currency()),
                        std::nullopt,
                        {}};
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
                        refund.count,
                        refund.price,
                        refund.cancelledAt,
                        {refund.cancellation}};
    return purchase;
}

Purchase Purchase::restore(Record record)
{
    Purchase purchase;
    purchase.record_ = std::move(record);
    return purchase;
}

Result<void> Purchase::approve(const ApprovedPayment& payment)
{
    check(!approved(), "a purchase is approved once");
    if (payment.flightId != record_.flightId || record_.cancelledCount > payment.count ||
        exceeds(record_.refunded, payment.price))
        return refuse("purchase.contradicts").with("reservationId", record_.reservationId.value());
    record_.payId = payment.payId;
    record_.cabin = payment.cabin;
    record_.count = payment.count;
    record_.amount = payment.price;
    record_.approvedAt = payment.approvedAt;
    return {};
}

Result<void> Purchase::cancel(const CancelledPayment& refund)
{
    check(!hasCounted(refund.cancellation), "a cancellation is counted once");
    const auto contradiction = [this] {
        return refuse("purchase.contradicts").with("reservationId", record_.reservationId.value());
    };
    const auto refunded = record_.refunded.plus(refund.price);
    const int cancelled = record_.cancelledCount + refund.count;
    if (refund.flightId != record_.flightId || !refunded) return contradiction();
    if (approved() && (cancelled > record_.count || exceeds(*refunded, record_.amount))) return contradiction();
    record_.cancelledCount = cancelled;
    record_.refunded = *refunded;
    record_.cancelledAt = std::max(record_.cancelledAt.value_or(refund.cancelledAt), refund.cancelledAt);
    record_.cancellations.insert(refund.cancellation);
    return {};
}

} // namespace narae::flight
