#pragma once

#include "server/flight/application/flight_editor.hpp"
#include "server/flight/application/import_schedule.hpp"
#include "server/platform/http/route.hpp"

#include <vector>

namespace narae::flight {

/// What the routes of this context call; all of it outlives them.
struct FlightDoors {
    Desk& desk;
    FlightQueries& queries;
    SeatsOnSale& seats;
    const Clock& clock;
};

/// The largest file that POST /v1/flights/import takes.
constexpr std::size_t kImportBytesMost = 8 * 1024 * 1024;

/// Airports, aircraft, flights, their import, and purchases: /v1/...
std::vector<http::Route> routes(const FlightDoors& doors);

/// The original system's /flights, for callers on this machine.
std::vector<http::Route> originalRoutes(const FlightDoors& doors);

// The parts of routes().
std::vector<http::Route> airportRoutes();
std::vector<http::Route> aircraftRoutes(const FlightDoors& doors);
std::vector<http::Route> flightRoutes(const FlightDoors& doors);
std::vector<http::Route> importRoutes(const FlightDoors& doors);
std::vector<http::Route> purchaseRoutes(const FlightDoors& doors);

} // namespace narae::flight
