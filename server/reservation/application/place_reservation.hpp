#pragma once

#include "server/reservation/application/books.hpp"
#include "server/reservation/application/policy.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::reservation {

/// Takes the seats for a party: held for a while, or on the way to be paid at once. The price is ours.
struct PlaceReservation {
    struct Answer {
        Reservation reservation;
        FlightFacts flight;
        bool repeated = false; ///< the same intent as before: nothing was done now
    };

    std::optional<IntentKey> intent; ///< none in the original's call
    std::string fingerprint;
    FlightId flight;
    std::string cabin;
    std::vector<TravellerRequest> travellers; ///< REQUIRES: validateParty() took them
    Contact contact;
    AccountId customer;
    std::optional<Money> expectedTotal;
    std::optional<std::int64_t> expectedPrice; ///< of the original's call, in minor units: the fare, or the total
    bool payNow = false;
    BookingPolicy policy;
    /// Why nothing new may be begun just now; a party that was placed under the intent before is answered all the same.
    std::optional<Refusal> notNow = std::nullopt;

    void want(ReservationBooks& books) const;
    /// Refuses as `notNow`, flight.unknown, reservation.wrong_total, request.idempotency_key_reused, and as
    /// SeatsOnSale::hold.
    Result<Answer> decide(ReservationBooks& books, Instant now) const;

private:
    Reservation born(const SeatsOnSale& seats, const std::vector<std::string>& names, Money total, Instant now) const;
};

} // namespace narae::reservation
