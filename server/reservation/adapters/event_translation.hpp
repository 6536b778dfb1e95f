#pragma once

#include "common/api/events.hpp"
#include "server/reservation/application/follow_flight.hpp"
#include "server/reservation/domain/reservation.hpp"

/// This context's happenings as payloads of the wire, and the airline's as this context takes them.
namespace narae::reservation {

api::events::ReservationPlaced placedEvent(const Reservation& reservation);
api::events::ReservationConfirmed confirmedEvent(const Reservation& reservation, bool seatsTakenAgain);
api::events::ReservationCancelled cancelledEvent(const Reservation& reservation, const Cancellation& cancellation,
                                                 bool seatsReturned);
api::events::ReservationExpired expiredEvent(const Reservation& reservation, const std::vector<std::string>& seats,
                                             std::string_view reason);

FlightDescription flightDescription(const api::events::FlightDescription& flight);

} // namespace narae::reservation
