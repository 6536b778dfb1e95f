#pragma once

#include "server/flight/domain/aircraft.hpp"
#include "server/flight/domain/flight.hpp"
#include "server/flight/domain/purchase.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace narae::flight {

/// Where a page begins: after the item of this moment and number.
struct PageAfter {
    Instant moment;
    std::int64_t id = 0;
};

template <class Item>
struct Page {
    std::vector<Item> items;
    bool hasMore = false;
};

/// A flight and what its record says of its seats.
struct RecordedFlight {
    Flight flight;
    int sold = 0;
};

struct FlightFilter {
    std::optional<std::string> number;
    std::optional<std::string> origin;
    std::optional<std::string> destination;
    std::optional<Instant> departsFrom;
    std::optional<Instant> departsBefore;
    std::optional<Flight::State> state;
};

struct RecordedPurchase {
    Purchase::Record purchase;
    std::string flightNumber;
};

struct PurchaseFilter {
    std::optional<FlightId> flight;
    std::optional<Instant> approvedFrom;
    std::optional<Instant> approvedBefore;
};

/// What the airline's administration can look up: a port. Everything may be refused `database.away`. Any thread.
class FlightQueries {
public:
    virtual ~FlightQueries() = default;

    virtual Result<std::optional<RecordedFlight>> flight(FlightId id) = 0;
    /// By departure, then id.
    virtual Result<Page<RecordedFlight>> flights(const FlightFilter& filter, std::optional<PageAfter> after,
                                                 std::size_t limit) = 0;
    /// By id, from the first above `after`.
    virtual Result<std::vector<RecordedFlight>> flightsById(FlightId after, std::size_t limit) = 0;

    /// By name.
    virtual Result<std::vector<Aircraft>> aircraft() = 0;
    virtual Result<std::optional<Aircraft>> aircraft(AircraftId id) = 0;
    virtual Result<std::optional<Aircraft>> aircraft(const std::string& name) = 0;

    /// Approved ones, the newest first.
    virtual Result<Page<RecordedPurchase>> purchases(const PurchaseFilter& filter, std::optional<PageAfter> after,
                                                     std::size_t limit) = 0;
};

} // namespace narae::flight
