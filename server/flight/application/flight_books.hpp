#pragma once

#include "server/flight/domain/aircraft.hpp"
#include "server/flight/domain/flight.hpp"
#include "server/flight/domain/flight_events.hpp"
#include "server/flight/domain/purchase.hpp"

#include <optional>
#include <string>

namespace narae::flight {

/// The name a client gave to one intent of its own, and what it then asked: `fingerprint` is the same for the same
/// request only. `key` already tells clients apart.
struct RequestKey {
    std::string key;
    std::string fingerprint;
};

/// What a registration under a key was answered with.
struct KeptAnswer {
    std::string fingerprint;
    Flight flight; ///< as it was registered
    Instant at;
};

/// What the use cases of this context write on: a port. A use case first names what it needs (want...), then decides on
/// what is there. Whatever was not named is not found. On the committer's thread only.
class FlightBooks {
public:
    virtual ~FlightBooks() = default;

    virtual void wantFlight(FlightId id) = 0;
    virtual const Flight* flight(FlightId id) const = 0;
    /// The flight between airports that leaves then under that number; a flight number leaves an instant once.
    virtual void wantDeparture(const FlightNumber& number, Instant departsAt) = 0;
    virtual std::optional<FlightId> departure(const FlightNumber& number, Instant departsAt) const = 0;
    /// REQUIRES: a new id, and a departure that is wanted and free.
    virtual void addFlight(Flight flight) = 0;
    /// REQUIRES: the flight is there; its departure, where it moves, is wanted and free.
    virtual void replaceFlight(Flight flight) = 0;

    virtual void wantAircraft(std::string_view name) = 0;
    virtual const Aircraft* aircraft(std::string_view name) const = 0;
    virtual void wantAircraft(AircraftId id) = 0;
    virtual const Aircraft* aircraft(AircraftId id) const = 0;
    /// REQUIRES: a new id and a name that is wanted and free.
    virtual void addAircraft(Aircraft aircraft) = 0;
    /// REQUIRES: the aircraft is there, under the same name.
    virtual void replaceAircraft(Aircraft aircraft) = 0;

    virtual void wantTally(FlightId id) = 0;
    virtual const SeatTally* tally(FlightId id) const = 0;
    virtual void addTally(SeatTally tally) = 0;
    virtual void replaceTally(SeatTally tally) = 0;

    virtual void wantPurchase(ReservationId id) = 0;
    virtual const Purchase* purchase(ReservationId id) const = 0;
    virtual void addPurchase(Purchase purchase) = 0;
    virtual void replacePurchase(Purchase purchase) = 0;

    virtual void wantAnswer(const std::string& key) = 0;
    virtual const KeptAnswer* answer(const std::string& key) const = 0;
    virtual void keepAnswer(const std::string& key, KeptAnswer answer) = 0;

    virtual FlightId nextFlightId() = 0;
    virtual AircraftId nextAircraftId() = 0;

    virtual void publish(const FlightAdded& event) = 0;
    virtual void publish(const FlightChanged& event) = 0;
    virtual void publish(const FlightCancelled& event) = 0;
    virtual void publish(const FlightSeatRequested& event) = 0;
    virtual void publish(const FlightSeatReturned& event) = 0;
};

} // namespace narae::flight
