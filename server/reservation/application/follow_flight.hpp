#pragma once

#include "server/reservation/application/books.hpp"

#include <string>
#include <vector>

/// What the seats on sale learn from the airline's administration.
namespace narae::reservation {

/// A flight as its events describe it.
struct FlightDescription {
    struct Cabin {
        std::string cabin;
        int capacity = 0;
        Money price;
        std::string seatMap; ///< notation; may be empty
    };
    FlightId flight;
    std::string flightNumber;
    std::string origin;
    std::string destination;
    Instant departsAt;
    Instant arrivesAt;
    std::vector<RefundRule::Step> refundSteps;
    std::int64_t version = 1;
    std::vector<Cabin> cabins;
};

/// Puts a flight's seats on sale, or takes over its newer description. An older description changes nothing.
/// Refuses seat_map.malformed, flight.capacity_below_sold, seat.still_taken.
Result<void> offerFlight(ReservationBooks& books, const FlightDescription& description);

/// The flight is not flown: nothing is sold on it any more, and everyone gets everything back. A party whose payment is
/// under way is refunded when its capture is known. REQUIRES: wantSeats and wantActiveOn.
Result<void> withdrawFlight(ReservationBooks& books, FlightId flight, std::int64_t version, Instant now);

/// Gives up seats of a cabin, before the airline's administration writes its smaller description.
struct NarrowCabin {
    using Answer = bool;
    FlightId flight;
    std::string cabin;
    int capacity = 0;
    std::string seatMap;

    void want(ReservationBooks& books) const { books.wantSeats(flight); }
    /// Refuses flight.unknown, and as SeatsOnSale::narrow.
    Result<bool> decide(ReservationBooks& books, Instant now) const;
};

} // namespace narae::reservation
