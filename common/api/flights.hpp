#pragma once

#include "common/api/events.hpp"
#include "common/api/json.hpp"
#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "common/base/seat_map.hpp"

#include <optional>
#include <string>
#include <vector>

/// The airline's administration on the wire: airports, aircraft, flights, purchases.
namespace narae::api::flights {

using events::RefundStep;

struct Airport {
    std::string code;
    std::string englishName;
    std::string koreanName;
    std::string englishCity;
    std::string koreanCity;
    std::string country;
    std::string zone;
    std::int64_t latitudeMicrodegrees = 0;
    std::int64_t longitudeMicrodegrees = 0;
};

/// The seats of one cabin. On the wire of an answer: {cabin, capacity, seatMap}.
struct CabinLayout {
    std::string cabin;
    SeatMap seatMap;
};

struct Aircraft {
    std::int64_t aircraftId = 0;
    std::string name;
    std::int64_t version = 1;
    std::vector<CabinLayout> cabins;
};

struct CabinFare {
    std::string cabin;
    Money price;
};

struct Cabin {
    std::string cabin;
    int capacity = 0;
    SeatMap seatMap; ///< empty: free seating
    Money price;
};

struct Flight {
    std::int64_t flightId = 0;
    std::string flightNumber;
    std::optional<std::string> origin; ///< none for a flight of the original's call
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    std::optional<std::string> aircraft;
    std::string state;                       ///< scheduled, cancelled
    std::optional<std::string> cancelReason; ///< of a cancelled one
    std::vector<Cabin> cabins;
    std::vector<RefundStep> refundSteps;
    int capacity = 0;  ///< of all cabins together
    int seatsSold = 0; ///< by the airline's record
    int seatsLeft = 0;
    std::int64_t version = 1;
};

struct Purchase {
    std::int64_t reservationId = 0;
    std::string locator; ///< empty where the airline does not know it
    std::int64_t flightId = 0;
    std::string flightNumber;
    std::string cabin;
    std::int64_t payId = 0;
    int count = 0;
    Money amount;
    Instant approvedAt;
    int cancelledCount = 0;
    Money refunded;
    std::optional<Instant> cancelledAt; ///< the last time
};

Json toJson(const Airport& airport);
Json toJson(const Aircraft& aircraft);
Json toJson(const Flight& flight);
Json toJson(const Purchase& purchase);

/// POST /v1/flights. Either an aircraft with a fare for each of its cabins, or cabins with their seats.
///
/// A cabin's seats are given in one of three ways: `rows` and `layout` ({"rows": "7-30", "layout": "ABC_DEF"}; rows may
/// be a number of rows, which go on after the cabin before, and a layout may be written 3-3); `seatMap`, in the
/// notation of SeatMap, with exits and blocked seats; or `capacity` alone, for free seating. With an aircraft a cabin
/// may have its price alone, and is then a fare.
struct FlightRequest {
    std::string flightNumber;
    std::string origin;
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft; ///< empty where there is none
    std::vector<CabinFare> fares;
    std::vector<Cabin> cabins;
    std::optional<std::vector<RefundStep>> refundSteps;
};
/// Refuses `request.invalid`.
Result<FlightRequest> readFlightRequest(const Json& body);

/// PATCH /v1/flights/{flightId}: what is not named stays.
struct FlightPatch {
    std::optional<Instant> departsAt;
    std::optional<Instant> arrivesAt;
    std::optional<std::string> aircraft;
    std::vector<CabinFare> fares;
    std::optional<std::vector<Cabin>> cabins;
    std::optional<std::vector<RefundStep>> refundSteps;
};
/// Refuses `request.invalid`, also when nothing is named.
Result<FlightPatch> readFlightPatch(const Json& body);

/// POST /v1/aircraft (with a name) and PATCH /v1/aircraft/{aircraftId} (without).
struct AircraftRequest {
    std::string name;
    std::vector<CabinLayout> cabins;
};
/// Refuses `request.invalid`.
Result<AircraftRequest> readAircraftRequest(const Json& body);
Result<AircraftRequest> readAircraftPatch(const Json& body);

/// POST /v1/flights/{flightId}/cancellation: {"reason": "typhoon"}. Refuses `request.invalid`.
Result<std::string> readCancellationReason(const Json& body);

/// The original system's POST /flights: every value may be a JSON text.
struct OriginalFlightRequest {
    std::string flightName;
    std::string destination;
    std::int64_t price = 0; ///< won
    int seat = 0;
};
/// Refuses `request.invalid`.
Result<OriginalFlightRequest> readOriginalFlightRequest(const Json& body);

} // namespace narae::api::flights
