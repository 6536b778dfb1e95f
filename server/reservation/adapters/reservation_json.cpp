#include "server/reservation/adapters/reservation_json.hpp"

namespace narae::reservation {

api::ReservationResource resourceOf(const Reservation& reservation, const FlightFacts& flight)
{
    api::ReservationResource resource;
    resource.reservationId = reservation.id.value();
    resource.locator = reservation.locator.text();
    resource.state = name(reservation.state);
    resource.flight = {reservation.flight.value(), flight.flightNumber, flight.origin,   flight.destination,
                       flight.departsAt,           flight.arrivesAt,    flight.cancelled};
    resource.cabin = reservation.cabin;
    for (const Passenger& passenger : reservation.passengers)
        resource.passengers.push_back({passenger.number, passenger.name, passenger.seat, !passenger.travels()});
    resource.phone = reservation.contact.phone;
    resource.email = reservation.contact.email;
    resource.unitPrice = reservation.unitPrice;
    resource.total = reservation.total;
    resource.refunded = reservation.refunded();
    resource.placedAt = reservation.placedAt;
    if (reservation.state == Reservation::State::Held) resource.holdExpiresAt = reservation.holdExpiresAt;
    if (reservation.payment.valid()) resource.paymentId = reservation.payment.value();
    resource.endReason = reservation.endReason;
    for (const Cancellation& part : reservation.cancellations)
        resource.cancellations.push_back({part.number, part.passengers, part.refund, part.fee, part.reason, part.at});
    return resource;
}

api::CancellationQuoteResource resourceOf(const CancellationQuote& quote)
{
    return {quote.id.value(), quote.passengers, quote.refund, quote.fee, quote.feeWaived, quote.expiresAt};
}

} // namespace narae::reservation
