#pragma once

#include "common/base/locator.hpp"
#include "server/reservation/application/desk.hpp"
#include "server/reservation/application/payments.hpp"

#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace narae::reservation {

/// Books and pays, in the order that keeps an unpaid order from ever being a sale:
///
/// | step | committed | when it breaks after this step |
/// |---|---|---|
/// | place | seats held, reservation Paying, intent | the client's retry, or the caretaker, goes on from here |
/// | charge | (the payment context's own commit) | the same charge again answers the same |
/// | confirm | seats sold, reservation Confirmed | the client's retry is told so |
///
/// Declined: the seats go back. No answer: PaymentUnknown, the caretaker finds out. Any thread; blocks on commits and
/// on the payment, never inside a transaction.
class BookAndPay {
public:
    BookAndPay(Desk& desk, Payments& payments, Randomness& randomness);

    struct Booked {
        Reservation reservation; ///< Held, Confirmed or PaymentUnknown
        FlightFacts flight;
        bool repeated = false;
    };
    /// `method` empty: only hold. Refuses as Payments::accepts, Payments::ready where it is not asked for a second
    /// time, and PlaceReservation; payment.declined, payment.unavailable (with reservationId: the seats are back),
    /// request.in_progress.
    Result<Booked> book(PlaceReservation order, const std::string& method, const std::string& traceId);
    /// Pays for a hold. Refuses as StartPayment, and as above.
    Result<Booked> pay(StartPayment order, const std::string& method, const std::string& traceId);

    /// Brings what a charge or a settlement found out into the reservation.
    Result<Reservation> conclude(const Reservation& reservation, const PaymentOutcome& outcome,
                                 const std::string& traceId);

private:
    std::optional<Refusal> notNow() const;
    Result<Booked> charge(Booked placed, const std::string& method, const std::string& traceId);
    static std::optional<Refusal> refusalOf(const Reservation& reservation, int attempt);

    /// Marks an intent as being worked on in this process, while it lives.
    class InFlight;

    Desk& desk_;
    Payments& payments_;
    Randomness& randomness_;
    std::mutex mutex_;
    std::set<IntentKey> inFlight_;
};

/// What to ask payment about a reservation's present attempt.
PaymentRequest paymentRequest(const Reservation& reservation, const std::string& method, const std::string& traceId);

} // namespace narae::reservation
