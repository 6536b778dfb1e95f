#pragma once

#include "common/base/ids.hpp"
#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <functional>
#include <string>

namespace narae::flight {

/// What the airline counts of a flight's seats, and what its record of purchases sums up to: for the audit, which
/// believes neither.
struct RecordBalance {
    FlightId flight;
    std::string flightNumber;
    int capacity = 0;      ///< as the tally has it
    int cabinCapacity = 0; ///< of its cabins together
    int sold = 0;          ///< as the tally has it
    int bought = 0;        ///< passengers of all purchases
    int returned = 0;      ///< passengers of all their cancellations

    /// Whether every report of payment counted once.
    bool agrees() const { return capacity == cabinCapacity && sold == bought - returned; }
};

/// Reads all flights, by id: calls `each` for every one. Refuses `database.away`.
Result<void> readRecord(database::Session& session, const std::function<void(const RecordBalance&)>& each);

} // namespace narae::flight
