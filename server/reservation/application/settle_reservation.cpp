#include "server/reservation/application/settle_reservation.hpp"

namespace narae::reservation {

namespace {

void wantWithSeats(ReservationBooks& books, ReservationId id)
{
    books.wantReservation(id);
    if (const Reservation* party = books.reservation(id)) books.wantSeats(party->flight);
}

Refusal unknown(ReservationId id)
{
    return refuse("reservation.unknown").with("reservationId", id.value());
}

} // namespace

void StartPayment::want(ReservationBooks& books) const
{
    wantWithSeats(books, reservation);
    if (intent) books.wantIntent(*intent);
}

Result<StartPayment::Answer> StartPayment::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* party = books.reservation(reservation);
    if (party == nullptr || !asker.mayHandle(*party)) return unknown(reservation);
    if (const Intent* before = intent ? books.intent(*intent) : nullptr) {
        if (before->operation != "pay" || before->fingerprint != fingerprint || before->reservation != reservation)
            return refuse("request.idempotency_key_reused");
        return Answer{*party, books.seats(party->flight)->facts(), before->paymentAttempt, true};
    }
    if (notNow) return *notNow;
    Reservation* paying = books.changeReservation(reservation);
    if (auto started = paying->startPayment(now, now + policy.settleAfter); !started) return started.error();
    if (intent) books.add(Intent{*intent, "pay", fingerprint, reservation, paying->paymentAttempt, now});
    return Answer{*paying, books.seats(paying->flight)->facts(), paying->paymentAttempt, false};
}

void ConfirmReservation::want(ReservationBooks& books) const
{
    if (flight.valid()) books.wantSeats(flight);
    wantWithSeats(books, reservation);
}

Result<Reservation> ConfirmReservation::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* found = books.reservation(reservation);
    if (found == nullptr) return unknown(reservation);
    // Two may have learnt of the same capture: the client's own request and the caretaker.
    if (found->payment == payment) return *found;
    Reservation& party = *books.changeReservation(reservation);
    if (auto open = party.reopenPayment(); !open) return open.error();
    SeatsOnSale& seats = *books.changeSeats(party.flight);
    if (!party.holdsSeats()) {
        comeLate(books, party, seats, payment, now);
    } else if (seats.cancelled) {
        seats.giveBackHeld(party.cabin, party.travelling(), party.seatsOf(party.travellingNumbers()));
        books.tellCancelled(party, party.refundLate(payment, "flight_cancelled", now), true);
    } else {
        if (auto confirmed = party.confirm(payment); !confirmed) return confirmed.error();
        seats.sell(party.cabin, party.travelling());
        books.tellConfirmed(party, false);
    }
    return party;
}

void ConfirmReservation::comeLate(ReservationBooks& books, Reservation& party, SeatsOnSale& seats, PaymentId payment,
                                  Instant now)
{
    const int count = party.travelling();
    Result<std::vector<std::string>> again = refuse("seat.sold_out").with("left", 0).with("wanted", count);
    // Nobody travels any more when the hold had been given up: then there is only the refund.
    if (count > 0) again = seats.hold(party.cabin, count, party.seatsOf(party.travellingNumbers()), now);
    if (!again && count > 0) again = seats.hold(party.cabin, count, {}, now);
    if (!again) {
        books.tellCancelled(party, party.refundLate(payment, "unpaid", now), false);
        return;
    }
    seats.sell(party.cabin, count);
    party.confirmLate(payment, *again);
    books.tellConfirmed(party, true);
}

void DeclineReservation::want(ReservationBooks& books) const
{
    wantWithSeats(books, reservation);
}

Result<Reservation> DeclineReservation::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* found = books.reservation(reservation);
    if (found == nullptr) return unknown(reservation);
    // Told before, by another who learnt of it too.
    if (!found->paymentOpen && !found->payment.valid() && found->paymentAttempt >= attempt) return *found;
    if (!found->paymentOpen || found->paymentAttempt != attempt)
        return refuse("reservation.not_paying").with("state", name(found->state));
    Reservation& party = *books.changeReservation(reservation);
    const auto seats = party.seatsOf(party.travellingNumbers());
    const bool wasUnknown = party.state == Reservation::State::PaymentUnknown;
    if (party.decline(reason, now)) {
        books.changeSeats(party.flight)->giveBackHeld(party.cabin, party.travelling(), seats);
        books.tellExpired(party, seats, reason == "payment_unavailable" ? reason : "declined");
    } else if (wasUnknown && party.state == Reservation::State::Held) {
        books.tellPaymentUnknown(party, true);
    }
    return party;
}

Result<Reservation> LoseSightOfPayment::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* found = books.reservation(reservation);
    if (found == nullptr) return unknown(reservation);
    if (!found->paymentOpen) return *found;
    Reservation& party = *books.changeReservation(reservation);
    const bool isNews = party.state == Reservation::State::Paying;
    party.loseSight(now + settlePause(party.settleAttempts) + jitter);
    if (isNews) books.tellPaymentUnknown(party, false);
    return party;
}

void ExpireReservation::want(ReservationBooks& books) const
{
    wantWithSeats(books, reservation);
}

Result<Reservation> ExpireReservation::decide(ReservationBooks& books, Instant now) const
{
    const Reservation* found = books.reservation(reservation);
    if (found == nullptr) return unknown(reservation);
    Reservation& party = *books.changeReservation(reservation);
    const auto seats = party.seatsOf(party.travellingNumbers());
    const std::string reason = party.state == Reservation::State::Held ? "hold_expired" : "payment_unknown";
    const auto settleAt =
        party.paymentOpen ? std::optional<Instant>(now + settlePause(party.settleAttempts)) : std::nullopt;
    if (auto expired = party.expire(now, settleAt); !expired) return expired.error();
    books.changeSeats(party.flight)->giveBackHeld(party.cabin, party.travelling(), seats);
    books.tellExpired(party, seats, reason);
    return party;
}

} // namespace narae::reservation
