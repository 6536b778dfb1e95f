#include "server/reservation/domain/quote.hpp"

namespace narae::reservation {

bool CancellationQuote::fits(const Reservation& party) const
{
    if (party.state != Reservation::State::Confirmed) return true;
    const auto offered = refund.plus(fee);
    const auto paid = party.unitPrice.times(static_cast<std::int64_t>(passengers.size()));
    return offered && paid && *offered == *paid;
}

Result<CancellationQuote> quoteCancellation(const Reservation& reservation, const std::vector<int>& passengers,
                                            const RefundRule& rule, Instant departsAt, bool flightCancelled,
                                            Instant now)
{
    const Money nothing(0, reservation.total.currency());
    // A trial on a copy: the offer is refused exactly when the cancellation would be.
    Reservation trial = reservation;
    if (auto tried = trial.cancel(passengers, nothing, nothing, "traveller", QuoteId(), now); !tried)
        return tried.error();

    CancellationQuote quote;
    quote.reservation = reservation.id;
    quote.passengers = passengers;
    quote.refund = quote.fee = nothing;
    quote.expiresAt = now + CancellationQuote::kValid;
    if (reservation.state == Reservation::State::Held) return quote;
    if (now >= departsAt && !flightCancelled) return refuse("flight.departed");

    const auto paid = reservation.unitPrice.times(static_cast<std::int64_t>(passengers.size()));
    if (!paid) return paid.error();
    quote.refund = paid->share(flightCancelled ? 100 : rule.percentAt(now, departsAt));
    quote.fee = *paid->minus(quote.refund);
    return quote;
}

} // namespace narae::reservation
