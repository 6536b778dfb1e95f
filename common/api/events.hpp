#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The events' payloads as they travel: JSON objects with the original system's fields and ours. toText(event) writes
/// the members in the order of their names, fromText<Event>(text) reads them in any; a payload without the fields of
/// ours is a mistake of the sender and refused. `price` is always an amount in the minor unit of `currency`.
namespace narae::api::events {

/// One cabin of a flight, as sold. `rows` is the seat map in the notation of common/base/seat_map.hpp; empty for a
/// cabin without numbered seats.
struct CabinOffer {
    std::string cabin; ///< economy, premium, business, first
    int capacity = 0;
    Money price;
    std::string seatMap;
};

/// Which share of the fare comes back when a party cancels at least `daysBefore` whole days before departure.
struct RefundStep {
    int daysBefore = 0;
    int percent = 0;
};

/// A flight's whole description: the payload of FlightAdded and FlightChanged.
struct FlightDescription {
    std::int64_t flightId = 0;
    std::string flightName;  ///< the flight number: NR1207
    std::int64_t price = 0;  ///< of the cheapest cabin
    int seat = 0;            ///< capacity of all cabins together
    std::string destination; ///< the airport's code, or what the original's call named (`korea`)
    std::string origin;      ///< the airport's code; empty for a flight of the original's call
    bool destinationIsAirport = false;
    Instant departsAt;
    Instant arrivesAt;
    std::string aircraft; ///< the type's name; may be empty
    std::int64_t version = 1;
    std::vector<CabinOffer> cabins;
    std::vector<RefundStep> refundSteps; ///< most days first
};
struct FlightAdded {
    static constexpr std::string_view kType = "FlightAdded";
    FlightDescription flight;
};
struct FlightChanged {
    static constexpr std::string_view kType = "FlightChanged";
    FlightDescription flight;
};
struct FlightCancelled {
    static constexpr std::string_view kType = "FlightCancelled";
    std::int64_t flightId = 0;
    std::string flightName;
    std::string reason;
    std::int64_t version = 1;
};

/// The airline's own count of a flight's seats, after a purchase went into its record or came out of it.
struct FlightSeats {
    std::int64_t flightId = 0;
    std::string flightName;
    int seat = 0; ///< left, by the airline's record
    std::int64_t reservationId = 0;
    std::string cabin;
    int count = 0;
};
struct FlightSeatRequested {
    static constexpr std::string_view kType = "FlightSeatRequested";
    FlightSeats seats;
};
struct FlightSeatReturned {
    static constexpr std::string_view kType = "FlightSeatReturned";
    FlightSeats seats;
};

struct ReservationPlaced {
    static constexpr std::string_view kType = "ReservationPlaced";
    std::int64_t reservationId = 0;
    std::string phone;
    std::int64_t flightId = 0;
    int count = 0;
    std::int64_t price = 0; ///< the total
    std::string currency;
    std::string locator;
    std::string cabin;
    std::vector<std::string> seats;
    std::int64_t customerId = 0; ///< 0 for a guest
    bool paying = false;         ///< paid at once, not held
    std::optional<Instant> holdExpiresAt;
};
/// The party's payment is captured and its seats are sold.
struct ReservationConfirmed {
    static constexpr std::string_view kType = "ReservationConfirmed";
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0;
    std::vector<std::string> seats;
    std::int64_t payId = 0;
    bool seatsTakenAgain = false; ///< it had expired; its late payment took these seats anew
};
/// A whole party or some of its passengers cancelled: `count`, `seats`, `passengers` are theirs.
struct ReservationCancelled {
    static constexpr std::string_view kType = "ReservationCancelled";
    std::int64_t reservationId = 0;
    std::string phone;
    std::int64_t flightId = 0;
    int count = 0;
    std::int64_t price = 0; ///< to be refunded
    std::string currency;
    std::string cabin;
    std::vector<std::string> seats;
    std::vector<int> passengers; ///< their numbers in the party, from 1
    int cancellation = 1;        ///< the party's first, second ... cancellation: with the reservation, the refund's key
    int remaining = 0;           ///< passengers who still travel
    std::int64_t fee = 0;        ///< what is kept
    std::string reason;          ///< traveller, flight_cancelled, staff, unpaid (a late payment whose seats were gone)
    bool seatsReturned = true;   ///< false when the seats had gone back before
};
/// A party's payment was sent and its outcome did not come (`known` false), or the caretaker found out that it was not
/// captured and the party goes on holding its seats (`known` true). All other endings are told by the events above and
/// below.
struct ReservationPaymentUnknown {
    static constexpr std::string_view kType = "ReservationPaymentUnknown";
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    int attempt = 1; ///< which of the party's payments
    bool known = false;
};
/// A party gave its seats back without having bought them.
struct ReservationExpired {
    static constexpr std::string_view kType = "ReservationExpired";
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    std::string cabin;
    int count = 0;
    std::vector<std::string> seats;
    std::string reason; ///< hold_expired, declined, payment_unavailable, cancelled (a hold given up)
};

/// Fields that every payment event has.
struct Payment {
    std::int64_t payId = 0;
    std::int64_t reservationId = 0;
    std::int64_t flightId = 0;
    int count = 0;
    std::int64_t price = 0; ///< captured, declined or refunded
    std::string currency;
};
struct PayApproved {
    static constexpr std::string_view kType = "PayApproved";
    Payment payment;
    std::string cabin;
    std::string locator{}; ///< empty where payment was not told, and in events of before
};
struct PayDeclined {
    static constexpr std::string_view kType = "PayDeclined";
    Payment payment;
    std::string reason;
};
/// A refund is done, perhaps of nothing (a fare without refund): `count` passengers are out.
struct PayCancelled {
    static constexpr std::string_view kType = "PayCancelled";
    Payment payment;
    std::string cabin;
    int cancellation = 1;
    std::int64_t refundId = 0;
};

/// Reads one; refuses `event.malformed` with the field. Text that is no JSON object lacks the first one.
template <class Event>
Result<Event> fromText(std::string_view text);

std::string toText(const FlightAdded& event);
std::string toText(const FlightChanged& event);
std::string toText(const FlightCancelled& event);
std::string toText(const FlightSeatRequested& event);
std::string toText(const FlightSeatReturned& event);
std::string toText(const ReservationPlaced& event);
std::string toText(const ReservationConfirmed& event);
std::string toText(const ReservationCancelled& event);
std::string toText(const ReservationPaymentUnknown& event);
std::string toText(const ReservationExpired& event);
std::string toText(const PayApproved& event);
std::string toText(const PayDeclined& event);
std::string toText(const PayCancelled& event);

/// Whether it is the type of one of these events.
bool isType(std::string_view type);

} // namespace narae::api::events
