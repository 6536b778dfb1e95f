#include "server/flight/application/keep_record.hpp"

namespace narae::flight {

namespace {

/// Moves the seats and tells of it.
template <class Event>
void move(FlightBooks& books, SeatTally tally, int sold, ReservationId reservation, const std::string& cabin)
{
    tally.sold += sold;
    books.replaceTally(tally);
    books.publish(
        Event{{tally.flightId, tally.flightNumber, tally.left(), reservation, cabin, sold < 0 ? -sold : sold}});
}

} // namespace

void RecordPurchase::want(FlightBooks& books) const
{
    books.wantTally(payment.flightId);
    books.wantPurchase(payment.reservationId);
}

Result<RecordPurchase::Answer> RecordPurchase::decide(FlightBooks& books, Instant) const
{
    const SeatTally* tally = books.tally(payment.flightId);
    if (tally == nullptr) return refuse("flight.unknown").with("flightId", payment.flightId.value());
    const Purchase* there = books.purchase(payment.reservationId);
    if (there != nullptr && there->approved()) return Answer{false};
    if (there == nullptr) {
        books.addPurchase(Purchase::of(payment));
    } else {
        Purchase purchase = *there;
        if (auto done = purchase.approve(payment); !done) return done.error();
        books.replacePurchase(std::move(purchase));
    }
    move<FlightSeatRequested>(books, *tally, payment.count, payment.reservationId, payment.cabin);
    return Answer{true};
}

void RecordRefund::want(FlightBooks& books) const
{
    books.wantTally(refund.flightId);
    books.wantPurchase(refund.reservationId);
}

Result<RecordRefund::Answer> RecordRefund::decide(FlightBooks& books, Instant) const
{
    const SeatTally* tally = books.tally(refund.flightId);
    if (tally == nullptr) return refuse("flight.unknown").with("flightId", refund.flightId.value());
    const Purchase* there = books.purchase(refund.reservationId);
    if (there != nullptr && there->hasCounted(refund.cancellation)) return Answer{false};
    if (there == nullptr) {
        books.addPurchase(Purchase::of(refund));
    } else {
        Purchase purchase = *there;
        if (auto done = purchase.cancel(refund); !done) return done.error();
        books.replacePurchase(std::move(purchase));
    }
    move<FlightSeatReturned>(books, *tally, -refund.count, refund.reservationId, refund.cabin);
    return Answer{true};
}

} // namespace narae::flight
