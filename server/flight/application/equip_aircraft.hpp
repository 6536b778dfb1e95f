#pragma once

#include "server/flight/application/flight_books.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::flight {

/// The airline adds a type of aircraft, as it has it fitted out.
struct AddAircraft {
    std::string name;
    std::vector<CabinLayout> cabins;

    using Answer = Aircraft;

    void want(FlightBooks& books) const;
    /// Refuses `aircraft.already_added` with its id, and what Aircraft::fitOut refuses.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

/// The airline has a type of aircraft fitted out anew. Flights registered before keep the seats they have.
struct ReviseAircraft {
    AircraftId aircraft;
    std::optional<std::int64_t> expectedVersion; ///< nothing: whichever it has
    std::vector<CabinLayout> cabins;

    using Answer = Aircraft;

    void want(FlightBooks& books) const;
    /// Refuses `aircraft.not_found`, `precondition.failed`, and what Aircraft::refit refuses.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

} // namespace narae::flight
