#include "server/reservation/application/cancel_reservation.hpp"

#include <algorithm>

namespace narae::reservation {

namespace {

Refusal unknown(ReservationId id)
{
    return refuse("reservation.unknown").with("reservationId", id.value());
}

Result<CancellationQuote> quoteNow(const ReservationBooks& books, const Reservation& party,
                                   const std::vector<int>& passengers, bool waiveFee, Instant now)
{
    const SeatsOnSale& seats = *books.seats(party.flight);
    auto quote = quoteCancellation(party, passengers.empty() ? party.travellingNumbers() : passengers,
                                   waiveFee ? RefundRule::everything() : seats.refundRule, seats.departsAt,
                                   seats.cancelled, now);
    if (quote) quote->feeWaived = waiveFee;
    return quote;
}

} // namespace

void QuoteCancellation::want(ReservationBooks& books) const
{
    books.wantReservation(reservation);
    if (const Reservation* party = books.reservation(reservation)) books.wantSeats(party->flight);
}

Result<CancellationQuote> QuoteCancellation::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* party = books.reservation(reservation);
    if (party == nullptr || !asker.mayHandle(*party)) return unknown(reservation);
    auto quote = quoteNow(books, *party, passengers, waiveFee, now);
    if (!quote) return quote;
    quote->id = books.nextQuoteId();
    books.add(*quote);
    return quote;
}

void CancelReservation::want(ReservationBooks& books) const
{
    books.wantReservation(reservation);
    if (quote) books.wantQuote(*quote);
    if (const Reservation* party = books.reservation(reservation)) books.wantSeats(party->flight);
}

Result<CancelReservation::Answer> CancelReservation::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* found = books.reservation(reservation);
    if (found == nullptr || !asker.mayHandle(*found)) return unknown(reservation);
    const auto& done = found->cancellations;
    const auto before = std::find_if(done.begin(), done.end(),
                                     [this](const Cancellation& c) { return quote ? c.quote == *quote : true; });
    // The same quote again, or, without quotes, a party that is cancelled already: the same answer.
    if (before != done.end() && (quote || found->state == Reservation::State::Cancelled))
        return Answer{*found, *before};

    const auto offered = offer(books, *found, now);
    if (!offered) return offered.error();
    Reservation& party = *books.changeReservation(reservation);
    const bool bought = party.state == Reservation::State::Confirmed;
    const auto part = party.cancel(offered->passengers, offered->refund, offered->fee, reason, offered->id, now);
    if (!part) return part.error();
    SeatsOnSale& seats = *books.changeSeats(party.flight);
    const auto names = party.seatsOf(part->passengers);
    const int count = static_cast<int>(part->passengers.size());
    if (bought) {
        seats.giveBackSold(party.cabin, count, names);
        books.tellCancelled(party, *part, true);
    } else {
        // A hold that is given up was never bought: nothing to refund.
        seats.giveBackHeld(party.cabin, count, names);
        books.tellExpired(party, names, "cancelled");
    }
    return Answer{party, *part};
}

Result<CancellationQuote> CancelReservation::offer(ReservationBooks& books, const Reservation& party, Instant now) const
{
    if (!quote) return quoteNow(books, party, {}, false, now);
    const CancellationQuote* offered = books.quote(*quote);
    if (offered == nullptr || offered->reservation != reservation) return refuse("quote.unknown");
    // What staff would give up is theirs to confirm, with their reason: to the traveller there is no such offer.
    if (offered->feeWaived && !asker.staff) return refuse("quote.unknown");
    if (now >= offered->expiresAt || !offered->fits(party)) return refuse("quote.expired");
    return *offered;
}

} // namespace narae::reservation
