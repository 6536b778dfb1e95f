#include "server/reservation/application/place_reservation.hpp"

namespace narae::reservation {

void PlaceReservation::want(ReservationBooks& books) const
{
    if (!notNow) {
        books.wantSeats(flight);
        books.wantLocator();
    }
    if (!intent) return;
    books.wantIntent(*intent);
    const Intent* before = books.intent(*intent);
    if (before == nullptr) return;
    books.wantReservation(before->reservation);
    if (const Reservation* earlier = books.reservation(before->reservation)) books.wantSeats(earlier->flight);
}

Result<PlaceReservation::Answer> PlaceReservation::decide(ReservationBooks& books, Instant now) const
{
    if (const Intent* before = intent ? books.intent(*intent) : nullptr) {
        if (before->operation != "place" || before->fingerprint != fingerprint)
            return refuse("request.idempotency_key_reused");
        const Reservation& earlier = *books.reservation(before->reservation);
        return Answer{earlier, books.seats(earlier.flight)->facts(), true};
    }
    if (notNow) return *notNow;
    const SeatsOnSale* there = books.seats(flight);
    if (there == nullptr) return refuse("flight.unknown").with("flightId", flight.value());
    const CabinOnSale* offered = there->cabin(cabin);
    if (offered == nullptr) return refuse("flight.no_such_cabin").with("cabin", cabin);
    const auto total = offered->price.times(static_cast<std::int64_t>(travellers.size()));
    if (!total) return total.error();
    const bool wrongTotal = expectedTotal && *expectedTotal != *total;
    const bool wrongPrice =
        expectedPrice && *expectedPrice != total->amountMinor() && *expectedPrice != offered->price.amountMinor();
    if (wrongTotal || wrongPrice)
        return refuse("reservation.wrong_total")
            .with("total", total->amountMinor())
            .with("currency", total->currency().code());

    std::vector<std::string> wanted;
    for (const TravellerRequest& traveller : travellers)
        if (traveller.seat) wanted.push_back(*traveller.seat);
    SeatsOnSale* seats = books.changeSeats(flight);
    const auto names = seats->hold(cabin, static_cast<int>(travellers.size()), wanted, now);
    if (!names) return names.error();

    Reservation reservation = born(*seats, *names, *total, now);
    reservation.id = books.nextReservationId();
    reservation.locator = books.nextLocator();
    if (intent) books.add(Intent{*intent, "place", fingerprint, reservation.id, reservation.paymentAttempt, now});
    books.tellPlaced(reservation);
    books.add(reservation);
    return Answer{std::move(reservation), seats->facts(), false};
}

Reservation PlaceReservation::born(const SeatsOnSale& seats, const std::vector<std::string>& names, Money total,
                                   Instant now) const
{
    Reservation reservation;
    reservation.flight = flight;
    reservation.cabin = cabin;
    reservation.customer = customer;
    reservation.contact = contact;
    reservation.unitPrice = seats.cabin(cabin)->price;
    reservation.total = total;
    reservation.placedAt = now;
    for (std::size_t i = 0; i < travellers.size(); ++i)
        reservation.passengers.push_back(
            {static_cast<int>(i) + 1, travellers[i].name, names.empty() ? "" : names[i], 0});
    if (payNow) {
        // Nothing to fall back on: a declined payment gives the seats back at once.
        reservation.holdExpiresAt = now;
        reservation.state = Reservation::State::Paying;
        reservation.paymentAttempt = 1;
        reservation.paymentOpen = true;
        reservation.paymentBeganAt = now;
        reservation.dueAt = now + policy.settleAfter;
    } else {
        reservation.holdExpiresAt = std::min(now + policy.hold, seats.departsAt);
        reservation.dueAt = reservation.holdExpiresAt;
    }
    return reservation;
}

} // namespace narae::reservation
