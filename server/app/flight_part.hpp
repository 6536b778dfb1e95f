#pragma once

#include "server/app/foundation.hpp"
#include "server/flight/adapters/committer_desk.hpp"
#include "server/flight/adapters/database_flight_queries.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/flight/adapters/flight_listener.hpp"
#include "server/flight/adapters/flight_shelf.hpp"
#include "server/platform/events/reader.hpp"

namespace narae::app {

/// The flight role: every object of it, in the order in which they are made.
struct FlightPart {
    flight::SeatsOnSale& seatsOnSale;
    flight::FlightShelf shelf;
    flight::CommitterDesk desk;
    flight::DatabaseFlightQueries queries;
    flight::FlightListener listener;
    events::Reader reader;

    /// `seats` outlives it.
    FlightPart(Foundation& base, flight::SeatsOnSale& seats);

    flight::FlightDoors doors(const Clock& clock) { return {desk, queries, seatsOnSale, clock}; }
};

} // namespace narae::app
