#pragma once

#include "server/flight/domain/flight.hpp"

#include <string>

namespace narae::flight {

struct FlightAdded {
    Flight flight;
};

struct FlightChanged {
    Flight flight;
};

struct FlightCancelled {
    Flight flight;
};

/// A purchase went into the airline's record, or passengers came out of it.
struct SeatMovement {
    FlightId flightId;
    std::string flightNumber;
    int left = 0; ///< seats of the whole flight, after it
    ReservationId reservationId;
    std::string cabin;
    int count = 0;
};

struct FlightSeatRequested {
    SeatMovement seats;
};

struct FlightSeatReturned {
    SeatMovement seats;
};

} // namespace narae::flight
