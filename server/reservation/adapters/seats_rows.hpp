#pragma once

#include "server/platform/commit/identity_map.hpp"
#include "server/platform/database/session.hpp"
#include "server/reservation/domain/seats_on_sale.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace narae::reservation {

/// Seat maps by their notation, parsed once: a fleet has a handful. Any thread.
class SeatMapCache {
public:
    /// REQUIRES: empty or well-formed.
    std::shared_ptr<const SeatMap> get(const std::string& notation);

private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::shared_ptr<const SeatMap>> maps_;
};

/// SeatsOnSale between memory and `reservation_flights`, `reservation_cabins`. On the committer's thread only.
class SeatsRows {
public:
    explicit SeatsRows(SeatMapCache& maps) : maps_(maps) {}

    commit::IdentityMap<FlightId, SeatsOnSale>& map() { return map_; }
    const commit::IdentityMap<FlightId, SeatsOnSale>& map() const { return map_; }
    void load(database::Session& session);
    void write(database::Session& session) const;

private:
    SeatMapCache& maps_;
    commit::IdentityMap<FlightId, SeatsOnSale> map_;
};

/// `30:100,7:90`: a refund rule in one column.
std::string refundStepsText(const RefundRule& rule);
RefundRule parseRefundSteps(const std::string& text);

} // namespace narae::reservation
