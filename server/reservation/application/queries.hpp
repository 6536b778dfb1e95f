#pragma once

#include "server/reservation/domain/reservation.hpp"
#include "server/reservation/domain/seats_on_sale.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::reservation {

struct ReservationRecord {
    Reservation reservation;
    FlightFacts flight;
};

/// Reads of this context's own records, outside of decisions. Any thread. All refuse database.away.
class ReservationQueries {
public:
    virtual ~ReservationQueries() = default;
    virtual Result<std::optional<ReservationRecord>> find(ReservationId reservation) = 0;
    virtual Result<std::optional<ReservationRecord>> find(const Locator& locator) = 0;
    /// A customer's own, newest first, those with an id below `before` (none: from the newest).
    virtual Result<std::vector<ReservationRecord>> ofCustomer(AccountId customer, std::optional<ReservationId> before,
                                                              int limit) = 0;
    /// Those that the caretaker must look at, longest due first.
    virtual Result<std::vector<Reservation>> due(Instant now, int limit) = 0;
};

} // namespace narae::reservation
