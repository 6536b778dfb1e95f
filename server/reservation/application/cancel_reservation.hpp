#pragma once

#include "server/reservation/application/asker.hpp"
#include "server/reservation/application/books.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::reservation {

/// Offers to cancel all of a party or some of it: says what comes back, and keeps that promise for a while.
struct QuoteCancellation {
    using Answer = CancellationQuote;
    ReservationId reservation;
    Asker asker;
    std::vector<int> passengers; ///< empty: everyone who travels
    bool waiveFee = false;       ///< the airline gives up its fee. REQUIRES: the asker is its staff

    void want(ReservationBooks& books) const;
    /// Refuses reservation.unknown, and as quoteCancellation().
    Result<Answer> decide(ReservationBooks& books, Instant now) const;
};

/// Cancels what a quote offered. The seats are back with the commit; the refund follows from the event. Repeating it
/// changes nothing and answers the same.
struct CancelReservation {
    struct Answer {
        Reservation reservation;
        Cancellation cancellation;
    };
    ReservationId reservation;
    Asker asker;
    /// The quote that is confirmed; none in the original's call, which cancels everyone by the fare rule of the moment.
    std::optional<QuoteId> quote;
    std::string reason = "traveller";

    void want(ReservationBooks& books) const;
    /// Refuses reservation.unknown, quote.unknown, quote.expired, and as Reservation::cancel.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;

private:
    Result<CancellationQuote> offer(ReservationBooks& books, const Reservation& party, Instant now) const;
};

} // namespace narae::reservation
