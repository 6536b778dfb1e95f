#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// What the view answers, as it travels. Each has toText(): its JSON. The texts are written straight down, not through
/// a tree, because lists of flights are asked for more often than anything else; string_views point into what is shown.
namespace narae::api::views {

/// One cabin in a flight's status.
struct Cabin {
    std::string_view cabin;
    int capacity = 0;
    int left = 0;
    Money price;
    bool numbered = false; ///< it has a seat map
    // For staff only:
    std::optional<int> held;
    std::optional<int> sold;
};

struct FlightStatus {
    std::int64_t flightId = 0;
    std::string_view flightNumber;
    std::string_view origin; ///< empty: null on the wire
    std::string_view destination;
    Instant departsAt;
    Instant arrivesAt;
    std::string_view aircraft;
    std::string_view status;
    bool cancelled = false;
    int capacity = 0;
    int left = 0;
    Money price; ///< the lowest at which a seat can be had; of a full flight, its lowest fare
    std::vector<Cabin> cabins;
    std::int64_t version = 0;
    // For staff only:
    std::optional<int> held;
    std::optional<int> sold;
    std::optional<int> leftByAirline; ///< by the airline's own record of purchases
};
std::string toText(const FlightStatus& flight);
/// `next` is opaque; nothing on the last page.
std::string toText(const std::vector<FlightStatus>& flights, const std::optional<std::string>& next);

/// One seat as drawn.
struct Seat {
    std::string seat;
    std::string_view state; ///< free, held (somebody is choosing or paying), taken (sold), blocked
    bool window = false;
    bool aisle = false;
    bool adultsOnly = false;                   ///< in an exit row: whoever sits there must be able to help
    std::optional<std::int64_t> reservationId; ///< for staff only
};
struct SeatRow {
    int row = 0;
    std::string_view letters; ///< with `_` where the aisle is
    bool exit = false;
    std::vector<Seat> seats;
};
struct CabinSeats {
    Cabin cabin;
    std::vector<SeatRow> rows; ///< none in a cabin without numbered seats
};
struct FlightSeats {
    std::int64_t flightId = 0;
    std::string_view flightNumber;
    std::vector<CabinSeats> cabins;
};
std::string toText(const FlightSeats& seats);

/// One day of the month strip.
struct DayPrice {
    std::string date; ///< 2026-12-01
    int flights = 0;  ///< that can still be booked
    std::optional<Money> price;
};
std::string toText(const std::vector<DayPrice>& days);

/// One line of a purchase history; the flight's fields are empty (null) while it is not known.
struct Purchase {
    std::int64_t reservationId = 0;
    std::string locator;
    std::int64_t flightId = 0;
    std::string flightNumber;
    std::string origin;
    std::string destination;
    std::optional<Instant> departsAt;
    std::optional<Instant> arrivesAt;
    std::string cabin;
    int count = 0;
    int cancelled = 0;
    std::vector<std::string> seats;
    std::string_view state;
    std::string_view endReason; ///< empty while it has not ended
    Money total;
    Money paid;
    Money refunded;
    Instant placedAt;
};
std::string toText(const Purchase& purchase);
std::string toText(const std::vector<Purchase>& purchases, const std::optional<std::string>& next);

/// One event of a reservation's timeline.
struct TimelineEvent {
    std::string writer;
    std::int64_t seq = 0;
    std::string type;
    std::string source;
    std::string subject;
    Instant time;
    std::string traceId;
    std::string data; ///< a JSON object as text
};
std::string toText(std::int64_t reservationId, const std::vector<TimelineEvent>& events);

/// A report: columns and rows, answered as JSON or as CSV.
struct Report {
    struct Column {
        std::string name;
        bool money = false;
    };
    using Cell = std::variant<std::monostate, std::int64_t, std::string, Money>;

    std::vector<std::pair<std::string, Cell>> about; ///< what the whole report is about, JSON only
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< a cell for each column
};
std::string toText(const Report& report, const std::optional<std::string>& next);
/// RFC 4180. Money takes two columns, `...Minor` and `...Currency`. A text that a spreadsheet would run as a formula
/// gets an apostrophe before it.
std::string toCsv(const Report& report);

/// A flight as the original's view shows it.
struct OriginalFlightStatus {
    std::int64_t flightId = 0;
    std::string_view flightName;
    std::string_view destination;
    std::int64_t price = 0;
    int seat = 0;
    std::string_view status;
};
std::string toText(const OriginalFlightStatus& flight);
/// {"_embedded":{"flightStatuses":[...]}}
std::string toText(const std::vector<OriginalFlightStatus>& flights);

} // namespace narae::api::views
