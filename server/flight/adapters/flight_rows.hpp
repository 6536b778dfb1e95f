#pragma once

#include "server/flight/domain/aircraft.hpp"
#include "server/flight/domain/flight.hpp"
#include "server/flight/domain/purchase.hpp"
#include "server/platform/database/session.hpp"

#include <functional>
#include <map>
#include <string_view>
#include <vector>

/// The rows of this context's aggregates, read and written in one place: the shelf reads them locked, the queries
/// plainly. Everything that does not go well is on the session.
namespace narae::flight {

/// Sorted, so that every process locks in one order. `lock` is Session::forUpdate() or nothing.
std::map<FlightId, Flight> readFlights(database::Session& session, const std::vector<FlightId>& ids,
                                       std::string_view lock);
void insertFlights(database::Session& session, const std::vector<const Flight*>& flights);
/// Guard: the version that the change was decided on.
void updateFlight(database::Session& session, const Flight& flight, std::int64_t versionBefore);

std::vector<Aircraft> readAircraft(database::Session& session, const std::vector<AircraftId>& ids,
                                   std::string_view lock);
void insertAircraft(database::Session& session, const Aircraft& aircraft);
/// Guard: the version that the change was decided on.
void updateAircraft(database::Session& session, const Aircraft& aircraft, std::int64_t versionBefore);

/// A purchase with the number of its changes, which guards its next one.
struct PurchaseRow {
    Purchase::Record record;
    std::int64_t changes = 0;
};
std::map<ReservationId, PurchaseRow> readPurchases(database::Session& session, const std::vector<ReservationId>& ids,
                                                   std::string_view lock);

/// As the database keeps the moment that a flight's number must not leave twice: nothing for a flight that has no
/// airports.
database::Value uniqueDeparture(const FlightPlan& plan);

} // namespace narae::flight
