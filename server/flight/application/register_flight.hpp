#pragma once

#include "server/flight/application/flight_books.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::flight {

/// The airline puts one flight on sale.
///
/// Its seats come from an aircraft, with a fare for each of its cabins, or are given cabin by cabin. Sent again under
/// the same key it answers what it answered before. Publishes FlightAdded.
struct RegisterFlight {
    FlightNumber number;
    Route route;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft;      ///< the type's name; where it is not empty, and `cabins` is, the seats are its own
    std::vector<Fare> fares;   ///< with an aircraft's seats
    std::vector<Cabin> cabins; ///< seats by hand
    RefundSteps refundSteps;
    std::optional<RequestKey> key;
    bool takesUnchanged = false; ///< the very same flight, registered before, is well too (an import run again)
    bool rehearsal = false;      ///< decides everything and changes nothing (a dry run); the flight answered has no id

    struct Answer {
        Flight flight;
        bool registered = true; ///< false when it was there before
    };

    void want(FlightBooks& books) const;
    /// Refuses `flight.already_registered` with its id, `aircraft.unknown`, what Aircraft::sellAt and Flight::schedule
    /// refuse, `request.idempotency_key_reused`, and with takesUnchanged `flight.cancelled`.
    Result<Answer> decide(FlightBooks& books, Instant now) const;

private:
    bool seatsOfAircraft() const { return cabins.empty() && !aircraft.empty(); }
    Result<FlightPlan> plan(const FlightBooks& books) const;
};

} // namespace narae::flight
