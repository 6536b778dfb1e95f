#pragma once

#include "common/base/ids.hpp"
#include "common/base/locator.hpp"
#include "server/reservation/domain/quote.hpp"
#include "server/reservation/domain/reservation.hpp"
#include "server/reservation/domain/seats_on_sale.hpp"

#include <memory>
#include <string>
#include <vector>

namespace narae::reservation {

/// A client's name for something it wants done once: its Idempotency-Key, within what is its own.
struct IntentKey {
    std::string scope; ///< whose keys: `account/7`, `key/3`, `guest`
    std::string key;

    auto operator<=>(const IntentKey&) const = default;
};

/// What became of an intent: kept with its effect, so that the same call again gets the same answer and does nothing.
struct Intent {
    IntentKey key;
    std::string operation;   ///< `place`, `pay`
    std::string fingerprint; ///< of the request; another one under the same key is refused
    ReservationId reservation;
    int paymentAttempt = 0;
    Instant at;
};

/// What a decision of this context may look at and change. The rows must have been wanted before; find-methods answer
/// nothing for what is not there (or, during want(), not loaded yet).
class ReservationBooks {
public:
    virtual ~ReservationBooks() = default;

    virtual void wantSeats(FlightId flight) = 0;
    virtual void wantReservation(ReservationId reservation) = 0;
    virtual void wantQuote(QuoteId quote) = 0;
    virtual void wantIntent(const IntentKey& key) = 0;
    /// For a decision that takes nextLocator().
    virtual void wantLocator() = 0;
    /// Every reservation of the flight that holds or has bought seats.
    virtual void wantActiveOn(FlightId flight) = 0;

    virtual const SeatsOnSale* seats(FlightId flight) const = 0;
    virtual SeatsOnSale* changeSeats(FlightId flight) = 0;
    virtual void add(SeatsOnSale seats) = 0;

    virtual const Reservation* reservation(ReservationId reservation) const = 0;
    virtual Reservation* changeReservation(ReservationId reservation) = 0;
    virtual void add(Reservation reservation) = 0;
    virtual std::vector<ReservationId> activeOn(FlightId flight) const = 0;

    virtual const CancellationQuote* quote(QuoteId quote) const = 0;
    virtual void add(CancellationQuote quote) = 0;

    virtual const Intent* intent(const IntentKey& key) const = 0;
    virtual void add(Intent intent) = 0;

    /// Drawn at random; no reservation has it.
    virtual Locator nextLocator() = 0;
    virtual ReservationId nextReservationId() = 0;
    virtual QuoteId nextQuoteId() = 0;

    // What happened, told with the commit.
    virtual void tellPlaced(const Reservation& reservation) = 0;
    virtual void tellConfirmed(const Reservation& reservation, bool seatsTakenAgain) = 0;
    virtual void tellCancelled(const Reservation& reservation, const Cancellation& cancellation,
                               bool seatsReturned) = 0;
    /// The outcome of its payment did not come; or it is known now, and the party goes on holding its seats.
    virtual void tellPaymentUnknown(const Reservation& reservation, bool known) = 0;
    /// Seats that were held went back, unsold.
    virtual void tellExpired(const Reservation& reservation, const std::vector<std::string>& seats,
                             std::string_view reason) = 0;

    /// The one parsed seat map of this notation. REQUIRES: the notation comes from a flight's description that parsed.
    virtual std::shared_ptr<const SeatMap> seatMap(const std::string& notation) = 0;
};

} // namespace narae::reservation
