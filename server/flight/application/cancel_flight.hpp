#pragma once

#include "server/flight/application/flight_books.hpp"

#include <optional>
#include <string>

namespace narae::flight {

/// The airline takes a flight out of its schedule. Publishes FlightCancelled; the reservation context then cancels
/// every party on it, and payment refunds them in full. Repeated with the same reason it answers the same and does
/// nothing.
struct CancelFlight {
    FlightId flight;
    std::string reason;
    std::optional<std::int64_t> expectedVersion; ///< nothing: whichever it has

    using Answer = Flight;

    void want(FlightBooks& books) const { books.wantFlight(flight); }
    /// Refuses `flight.unknown`, `precondition.failed`, `flight.cancelled` (for another reason), `flight.departed`.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

} // namespace narae::flight
