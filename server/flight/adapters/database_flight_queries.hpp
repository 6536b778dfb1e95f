#pragma once

#include "server/flight/application/flight_queries.hpp"
#include "server/platform/database/pool.hpp"

namespace narae::flight {

/// Looks the airline's administration up in its database; each answer shows one state of it. Any thread.
class DatabaseFlightQueries final : public FlightQueries {
public:
    explicit DatabaseFlightQueries(database::Pool& pool) : pool_(pool) {}

    Result<std::optional<RecordedFlight>> flight(FlightId id) override;
    Result<Page<RecordedFlight>> flights(const FlightFilter& filter, std::optional<PageAfter> after,
                                         std::size_t limit) override;
    Result<std::vector<RecordedFlight>> flightsById(FlightId after, std::size_t limit) override;
    Result<std::vector<Aircraft>> aircraft() override;
    Result<std::optional<Aircraft>> aircraft(AircraftId id) override;
    Result<std::optional<Aircraft>> aircraft(const std::string& name) override;
    Result<Page<RecordedPurchase>> purchases(const PurchaseFilter& filter, std::optional<PageAfter> after,
                                             std::size_t limit) override;

private:
    database::Pool& pool_;
};

} // namespace narae::flight
