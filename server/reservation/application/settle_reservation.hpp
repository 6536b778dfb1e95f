#pragma once

#include "server/reservation/application/asker.hpp"
#include "server/reservation/application/books.hpp"
#include "server/reservation/application/policy.hpp"

#include <optional>
#include <string>

/// What happens to a placed reservation until it is sold, or its seats go back.
namespace narae::reservation {

/// The party pays for its hold: from here on the hold's clock stands still.
struct StartPayment {
    struct Answer {
        Reservation reservation;
        FlightFacts flight;
        int attempt = 0; ///< the payment attempt that this intent began
        bool repeated = false;
    };

    ReservationId reservation;
    Asker asker;
    std::optional<IntentKey> intent;
    std::string fingerprint;
    BookingPolicy policy;
    /// Why no payment may be begun just now; one that was begun by the intent before is answered all the same.
    std::optional<Refusal> notNow = std::nullopt;

    void want(ReservationBooks& books) const;
    /// Refuses as `notNow`, reservation.unknown, request.idempotency_key_reused, and as Reservation::startPayment.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;
};

/// The payment is captured: the held seats are sold. A payment that comes too late takes seats anew, or is refunded.
struct ConfirmReservation {
    using Answer = Reservation;
    ReservationId reservation;
    PaymentId payment;
    FlightId flight = {}; ///< the reservation's, from who knows it: its seats are then loaded in the same round

    void want(ReservationBooks& books) const;
    /// Refuses reservation.unknown and reservation.not_paying.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;

private:
    static void comeLate(ReservationBooks& books, Reservation& party, SeatsOnSale& seats, PaymentId payment,
                         Instant now);
};

/// The payment is not captured and will not be.
struct DeclineReservation {
    using Answer = Reservation;
    ReservationId reservation;
    int attempt = 1;
    std::string reason; ///< what the gateway said, or payment_unavailable

    void want(ReservationBooks& books) const;
    /// Refuses reservation.unknown and reservation.not_paying.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;
};

/// No outcome in time: the seats stay held, the caretaker will look into it.
struct LoseSightOfPayment {
    using Answer = Reservation;
    ReservationId reservation;
    std::chrono::milliseconds jitter{0};

    void want(ReservationBooks& books) const { books.wantReservation(reservation); }
    /// Refuses reservation.unknown; one whose outcome became known meanwhile is answered as it is.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;
};

/// A hold ran out, or a payment stayed unknown too long: the seats go back.
struct ExpireReservation {
    using Answer = Reservation;
    ReservationId reservation;

    void want(ReservationBooks& books) const;
    /// Refuses reservation.unknown, and as Reservation::expire.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;
};

} // namespace narae::reservation
