#include "server/reservation/adapters/event_translation.hpp"

namespace narae::reservation {

api::events::ReservationPlaced placedEvent(const Reservation& reservation)
{
    api::events::ReservationPlaced event;
    event.reservationId = reservation.id.value();
    event.phone = reservation.contact.phone;
    event.flightId = reservation.flight.value();
    event.count = reservation.travelling();
    event.price = reservation.total.amountMinor();
    event.currency = reservation.total.currency().code();
    event.locator = reservation.locator.text();
    event.cabin = reservation.cabin;
    event.seats = reservation.seatsOf(reservation.travellingNumbers());
    event.customerId = reservation.customer.value();
    event.paying = reservation.state == Reservation::State::Paying;
    if (!event.paying) event.holdExpiresAt = reservation.holdExpiresAt;
    return event;
}

api::events::ReservationConfirmed confirmedEvent(const Reservation& reservation, bool seatsTakenAgain)
{
    api::events::ReservationConfirmed event;
    event.reservationId = reservation.id.value();
    event.flightId = reservation.flight.value();
    event.cabin = reservation.cabin;
    event.count = reservation.travelling();
    event.seats = reservation.seatsOf(reservation.travellingNumbers());
    event.payId = reservation.payment.value();
    event.seatsTakenAgain = seatsTakenAgain;
    return event;
}

api::events::ReservationCancelled cancelledEvent(const Reservation& reservation, const Cancellation& cancellation,
                                                 bool seatsReturned)
{
    api::events::ReservationCancelled event;
    event.reservationId = reservation.id.value();
    event.phone = reservation.contact.phone;
    event.flightId = reservation.flight.value();
    event.count = static_cast<int>(cancellation.passengers.size());
    event.price = cancellation.refund.amountMinor();
    event.currency = cancellation.refund.currency().code();
    event.cabin = reservation.cabin;
    event.seats = reservation.seatsOf(cancellation.passengers);
    event.passengers = cancellation.passengers;
    event.cancellation = cancellation.number;
    event.remaining = reservation.travelling();
    event.fee = cancellation.fee.amountMinor();
    event.reason = cancellation.reason;
    event.seatsReturned = seatsReturned;
    return event;
}

api::events::ReservationExpired expiredEvent(const Reservation& reservation, const std::vector<std::string>& seats,
                                             std::string_view reason)
{
    api::events::ReservationExpired event;
    event.reservationId = reservation.id.value();
    event.flightId = reservation.flight.value();
    event.cabin = reservation.cabin;
    // Everyone in the party: a hold goes back whole.
    event.count = static_cast<int>(reservation.passengers.size());
    event.seats = seats;
    event.reason = reason;
    return event;
}

FlightDescription flightDescription(const api::events::FlightDescription& flight)
{
    FlightDescription description;
    description.flight = FlightId(flight.flightId);
    description.flightNumber = flight.flightName;
    description.origin = flight.origin;
    description.destination = flight.destination;
    description.departsAt = flight.departsAt;
    description.arrivesAt = flight.arrivesAt;
    description.version = flight.version;
    for (const auto& step : flight.refundSteps)
        description.refundSteps.push_back({step.daysBefore, step.percent});
    for (const auto& cabin : flight.cabins)
        description.cabins.push_back({cabin.cabin, cabin.capacity, cabin.price, cabin.seatMap});
    return description;
}

} // namespace narae::reservation
