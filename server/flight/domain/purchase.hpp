#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace narae::flight {

/// A paid party, as payment reports it to the airline.
struct ApprovedPayment {
    PaymentId payId;
    ReservationId reservationId;
    FlightId flightId;
    std::string cabin;
    int count = 0;
    Money price;
    Instant approvedAt;
    std::string locator{}; ///< of the reservation; empty where payment did not tell
};

/// A refund, as payment reports it: so many passengers of the party are out. A party's cancellations are numbered
/// from 1.
struct CancelledPayment {
    PaymentId payId;
    ReservationId reservationId;
    FlightId flightId;
    std::string cabin;
    int cancellation = 1;
    int count = 0;
    Money price;
    Instant cancelledAt;
};

/// One party's purchase in the airline's own record. What was bought stays as it was; what was given back is counted
/// beside it.
///
/// Payment and refund of one party may be reported by two processes and so arrive in either order: a purchase may know
/// of its cancellation first, and is then not approved yet.
class Purchase {
public:
    static Purchase of(const ApprovedPayment& payment);
    static Purchase of(const CancelledPayment& refund);

    struct Cancellation {
        int count = 0;
        Money refunded;
        Instant at;
    };
    /// What it holds, for the database.
    struct Record {
        ReservationId reservationId;
        FlightId flightId;
        PaymentId payId;
        std::string cabin;
        int count = 0;
        Money amount;
        std::optional<Instant> approvedAt;
        std::map<int, Cancellation> cancellations{}; ///< by their number in the party
        std::string locator{};                       ///< empty where it is not known

        int cancelledCount() const;
        Money refunded() const;
    };
    static Purchase restore(Record record);
    const Record& record() const { return record_; }

    bool approved() const { return record_.approvedAt.has_value(); }
    bool hasCounted(int cancellation) const { return record_.cancellations.contains(cancellation); }

    /// REQUIRES: not approved. Refuses `purchase.contradicts` (another flight than its refund named).
    Result<void> approve(const ApprovedPayment& payment);
    /// REQUIRES: not counted yet. Refuses `purchase.contradicts`: more passengers or money than were bought, or another
    /// flight.
    Result<void> cancel(const CancelledPayment& refund);

private:
    Refusal contradiction() const;

    Record record_;
};

/// How many seats of a flight are gone, by the airline's record: it follows the purchases, and never decides about a
/// sale.
struct SeatTally {
    FlightId flightId;
    std::string flightNumber;
    int capacity = 0;
    int sold = 0;

    /// Between none and all: a late payment whose seats were gone is in the record until its refund is, and a refund
    /// may be heard of before its payment.
    int left() const { return std::clamp(capacity - sold, 0, capacity); }
};

} // namespace narae::flight
