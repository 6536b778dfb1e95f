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
    /// What the caretaker must look at.
    enum class Due { Holds, Payments };
    /// Longest due first: holds that are over, or payments without an outcome.
    virtual Result<std::vector<Reservation>> due(Due what, Instant now, int limit) = 0;
};

} // namespace narae::reservation
