#pragma once

#include "common/api/events.hpp"
#include "common/api/flights.hpp"
#include "server/flight/application/flight_queries.hpp"
#include "server/flight/domain/airport.hpp"

/// The domain in the words of the wire, and back.
namespace narae::flight {

/// The payload of FlightAdded and FlightChanged.
api::events::FlightDescription describe(const Flight& flight);
/// A scheduled flight from its description; refuses what its parts' parsers refuse.
Result<Flight> flightFrom(const api::events::FlightDescription& description);

api::flights::Airport onWire(const Airport& airport);
api::flights::Aircraft onWire(const Aircraft& aircraft);
api::flights::Flight onWire(const RecordedFlight& recorded);
api::flights::Purchase onWire(const RecordedPurchase& recorded);

/// Refuse `cabin.unknown`, `flight.refund_steps_malformed`.
Result<std::vector<Cabin>> cabinsFrom(const std::vector<api::flights::Cabin>& cabins);
Result<std::vector<Fare>> faresFrom(const std::vector<api::flights::CabinFare>& fares);
Result<std::vector<CabinLayout>> layoutsFrom(const std::vector<api::flights::CabinLayout>& cabins);
Result<RefundSteps> refundStepsFrom(const std::vector<api::flights::RefundStep>& steps);

} // namespace narae::flight
