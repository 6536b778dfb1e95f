#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/locator.hpp"
#include "common/base/money.hpp"
#include "common/base/result.hpp"
#include "server/reservation/domain/party.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::reservation {

/// A part of a party, or all of it, that gave its seats back. Kept for ever: a reservation's history is never
/// overwritten.
struct Cancellation {
    int number = 1; ///< the party's first, second ...
    std::vector<int> passengers;
    Money refund;
    Money fee;
    std::string reason; ///< traveller, staff, flight_cancelled, unpaid
    QuoteId quote;      ///< the offer that was confirmed, when there was one
    Instant at;

    bool operator==(const Cancellation&) const = default;
};

/// One party's claim on seats of one flight, and the root of its aggregate.
///
/// A reservation is born Held (to be paid later, its price locked until `holdExpiresAt`) or Paying. A captured payment
/// makes it Confirmed, a declined one Declined; a hold that runs out, Expired. While a payment's outcome is not known
/// it is PaymentUnknown and keeps its seats; should that last too long the seats go back and it is Expired with its
/// payment still open: then a capture that comes to light takes seats anew, or is refunded in full. Passengers may
/// cancel together or one by one; the last one makes it Cancelled. Seats are given back exactly once on every way out.
///
///     Held --startPayment--> Paying --confirm--> Confirmed --cancel--> Confirmed | Cancelled
///     Held --expire--> Expired          Paying --decline--> Declined
///     Held --cancel--> Cancelled        Paying --loseSight--> PaymentUnknown --confirm | decline | expire-->
///     Expired (payment open) --confirmLate--> Confirmed, or --refundLate--> Cancelled
class Reservation {
public:
    enum class State { Held, Paying, PaymentUnknown, Confirmed, Declined, Expired, Cancelled };

    // What it is.
    ReservationId id;
    Locator locator;
    FlightId flight;
    std::string cabin;
    AccountId customer; ///< not valid for a guest
    Contact contact;
    std::vector<Passenger> passengers;
    Money unitPrice; ///< locked when it was placed
    Money total;
    Instant placedAt;

    // Where it stands.
    State state = State::Held;
    Instant holdExpiresAt;
    int paymentAttempt = 0;   ///< with the id, the payment's key at the gateway
    bool paymentOpen = false; ///< an attempt whose outcome is not on record
    Instant paymentBeganAt;   ///< the latest attempt
    PaymentId payment;
    std::string endReason; ///< why it is Declined or Expired
    std::vector<Cancellation> cancellations;
    std::optional<Instant> dueAt; ///< when the caretaker must look at it next: a hold's end, an unsettled payment
    int settleAttempts = 0;

    bool operator==(const Reservation&) const = default;

    int travelling() const;
    std::vector<std::string> seatsOf(const std::vector<int>& passengerNumbers) const;
    std::vector<int> travellingNumbers() const;
    Money refunded() const;
    /// Whether it holds seats that are not sold.
    bool holdsSeats() const { return state == State::Held || state == State::Paying || state == State::PaymentUnknown; }
    /// Whether seats are its own, sold or not.
    bool isActive() const { return holdsSeats() || state == State::Confirmed; }

    /// A payment begins. Refuses reservation.not_held and reservation.hold_expired.
    Result<void> startPayment(Instant now, Instant settleAt);
    /// The outcome did not come in time: the caretaker will find out. REQUIRES: Paying or PaymentUnknown, or an open
    /// payment.
    void loseSight(Instant settleAt);
    /// A capture came to light although the attempt had been given up (two processes may have asked, and been told
    /// different things): the payment is open again. Refuses reservation.not_paying when there is nothing to reopen.
    Result<void> reopenPayment();
    /// The payment is captured. Refuses reservation.not_paying unless it is Paying or PaymentUnknown.
    Result<void> confirm(PaymentId captured);
    /// The payment was captured after the seats had gone back, and `seats` were taken anew, one for each passenger (or
    /// none in a cabin without a map). REQUIRES: Expired or Declined, with
    /// an open payment.
    void confirmLate(PaymentId captured, const std::vector<std::string>& seats);
    /// The same, but no seats were free: it is over, and everything is to be refunded. REQUIRES: as above.
    const Cancellation& refundLate(PaymentId captured, std::string_view reason, Instant now);
    /// The payment is not captured and never will be. A hold that has not run out may be paid in another way; otherwise
    /// it is Declined. REQUIRES: Paying, PaymentUnknown, or an open payment. Answers whether seats are to be given
    /// back.
    bool decline(std::string_view reason, Instant now);
    /// Its seats go back: a hold ran out, or a payment stayed unknown for too long. Refuses reservation.not_held.
    Result<void> expire(Instant now, std::optional<Instant> settleAt);
    /// `numbers` do not travel. A hold is given up whole. Refuses reservation.nothing_to_cancel,
    /// reservation.payment_pending, reservation.no_such_passenger, reservation.hold_is_whole.
    Result<Cancellation> cancel(const std::vector<int>& numbers, Money refund, Money fee, std::string_view reason,
                                QuoteId quote, Instant now);

private:
    void end(State final, std::string_view reason);
};

/// `held`, `payment_unknown` ...: as on the wire and in the database.
std::string_view name(Reservation::State state);
/// Refuses reservation.unknown_state.
Result<Reservation::State> parseState(std::string_view text);

} // namespace narae::reservation
