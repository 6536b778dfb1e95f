#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What the view takes in: its own words for what the other contexts say happened. adapters/event_translation makes
/// them of envelopes; nothing else of an event matters here.
namespace narae::view {

/// One cabin as offered: `seatMap` in the notation of common/base/seat_map.hpp, empty without numbered seats.
struct OfferedCabin {
    std::string cabin;
    int capacity = 0;
    Money price;
    std::string seatMap;
};

/// A flight is new, or is described anew; the highest version holds.
struct FlightDescribed {
    bool isNew = false;
    std::int64_t flightId = 0;
    std::int64_t version = 1;
    std::string number;
    std::string origin; ///< empty for a flight of the original's call
    std::string destination;
    bool destinationIsAirport = false;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft;
    std::vector<OfferedCabin> cabins;
};

struct FlightWithdrawn {
    std::int64_t flightId = 0;
    std::int64_t version = 1;
    std::string reason;
};

/// The airline wrote a purchase into its record, or took one out.
struct AirlineRecorded {
    std::int64_t flightId = 0;
    std::int64_t reservationId = 0;
    int count = 0;
    bool returned = false;
};

/// A party took seats out of sale, not bought yet.
struct SeatsHeld {
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string locator;
    std::string cabin;
    int count = 0;
    Money total;
    std::vector<std::string> seats;
    std::int64_t customerId = 0; ///< 0 for a guest
    bool paying = false;
};

/// The outcome of the party's `attempt`th payment did not come; or it is `known` now, and not captured.
struct PaymentLostSight {
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    int attempt = 1;
    bool known = false;
};

/// The party's payment is captured.
struct SeatsSold {
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0;
    std::vector<std::string> seats;
};

/// Some or all of a party's passengers are out.
struct PassengersCancelled {
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0;
    std::vector<std::string> seats;
    Money refund;
    std::int64_t feeMinor = 0; ///< kept, in the refund's currency
    std::string reason;        ///< traveller, flight_cancelled, unpaid, staff, or what staff wrote
    int cancellation = 1;      ///< the party's first, second ...
};

/// Why a party gave back seats it had not bought. In the order in which one outweighs another.
enum class ReturnReason { HoldExpired, PaymentUnknown, PaymentUnavailable, Declined, GivenUp, FlightCancelled };

struct SeatsReturned {
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0;
    ReturnReason reason = ReturnReason::HoldExpired;
};

struct PaymentRecorded {
    enum class Kind { Captured, Declined, Refunded };
    Kind kind = Kind::Captured;
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    Money amount;
};

/// An event of a type this view does not know (a newer Narae's): passed over.
struct Unknown {};
/// An event of a known type that could not be read: passed over and counted.
struct Unreadable {};

using Happening = std::variant<Unknown, Unreadable, FlightDescribed, FlightWithdrawn, AirlineRecorded, SeatsHeld,
                               SeatsSold, PassengersCancelled, SeatsReturned, PaymentRecorded, PaymentLostSight>;

/// A happening with its place in the stream: the `seq`th event of `writer`.
struct Occurrence {
    std::string writer;
    std::int64_t seq = 0;
    Instant time;
    Happening what;
};

} // namespace narae::view
