#pragma once

#include "common/base/ids.hpp"
#include "common/base/money.hpp"

#include <string>

namespace narae::payment {

/// What one reservation is to be paid for. It never changes: a reservation's price is locked when it is placed.
struct Purchase {
    ReservationId reservation;
    FlightId flight;
    std::string cabin;
    int passengers = 0;
    Money amount;
    std::string locator{}; ///< the party's; told on with the approval, and not kept

    bool operator==(const Purchase&) const = default;
};

} // namespace narae::payment
