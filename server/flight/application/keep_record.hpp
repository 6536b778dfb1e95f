#pragma once

#include "server/flight/application/flight_books.hpp"

namespace narae::flight {

/// The airline learns of a purchase: it goes into its record, and the flight's seats go down. Reported again, it
/// changes nothing. Publishes FlightSeatRequested.
struct RecordPurchase {
    ApprovedPayment payment;

    struct Answer {
        bool isNew = true;
    };

    void want(FlightBooks& books) const;
    /// Refuses `flight.unknown` and `purchase.contradicts`.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

/// The airline learns that passengers are out: it goes into its record beside the purchase, and the flight's seats go
/// up. Reported again, it changes nothing. Publishes FlightSeatReturned.
struct RecordRefund {
    CancelledPayment refund;

    struct Answer {
        bool isNew = true;
    };

    void want(FlightBooks& books) const;
    /// Refuses `flight.unknown` and `purchase.contradicts`.
    Result<Answer> decide(FlightBooks& books, Instant now) const;
};

} // namespace narae::flight
