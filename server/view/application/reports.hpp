#pragma once

#include "common/base/clock.hpp"
#include "common/base/money.hpp"
#include "server/view/application/flight_board.hpp"
#include "server/view/application/zones.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace narae::view {

/// What one row of a report is about.
enum class GroupBy { Flight, Route, Day, Reason, DaysBefore };

/// Flights within one country, or between two. A flight with an unknown airport is in neither.
enum class Market { Any, Domestic, International };

/// Which flights a report counts: those that depart on these days, both counted, each by the calendar at its own
/// origin. Empty texts stand for any.
struct ReportScope {
    std::string origin;
    std::string destination;
    DayNumber first = 0;
    DayNumber last = 0;
    Market market = Market::Any;
};

/// What a row is about: only the fields of its grouping are filled. Days are of departure, by the calendar at the
/// origin.
struct ReportKey {
    DayNumber day = 0;
    std::int64_t departsAtMs = 0;
    std::int64_t flightId = 0;
    std::string number;
    std::string origin;
    std::string destination;
    std::string reason;
    int daysBefore = 0; ///< from the day of the cancellation to the day of departure, both at the origin

    auto operator<=>(const ReportKey&) const = default;
};

struct LoadRow {
    ReportKey key;
    int flights = 0;
    std::int64_t capacity = 0;
    std::int64_t held = 0;
    std::int64_t sold = 0;

    /// Seats sold of a thousand on offer, rounded down.
    std::int64_t loadPermille() const { return capacity == 0 ? 0 : sold * 1000 / capacity; }
};

struct RevenueRow {
    ReportKey key;
    Currency currency = Currency::krw();
    int flights = 0;
    std::int64_t capturedMinor = 0;
    std::int64_t refundedMinor = 0;
};

struct CancellationRow {
    ReportKey key;
    Currency currency = Currency::krw();
    int cancellations = 0;
    int passengers = 0;
    std::int64_t refundMinor = 0;
    std::int64_t feeMinor = 0;
};

/// Seats of a flight (or several) that were booked so many whole days before departure and are still sold.
struct CurvePoint {
    int daysBefore = 0;
    std::int64_t seats = 0;
    std::int64_t cumulative = 0; ///< booked that early or earlier
};

/// The flights of a scope, by (departure, id).
std::vector<FlightBoard::Flight> flightsIn(const FlightBoard& board, const Zones& zones, const ReportScope& scope);

// Rows come in the order of their keys. Any thread; reads the published flights only.

/// Flights that are not cancelled. REQUIRES: `by` is not Reason or DaysBefore.
std::vector<LoadRow> loadFactors(const FlightBoard& board, const Zones& zones, const ReportScope& scope, GroupBy by);
/// Captured and refunded, of cancelled flights too. REQUIRES: `by` is not Reason or DaysBefore.
std::vector<RevenueRow> revenue(const FlightBoard& board, const Zones& zones, const ReportScope& scope, GroupBy by);
std::vector<CancellationRow> cancellations(const FlightBoard& board, const Zones& zones, const ReportScope& scope,
                                           GroupBy by);

} // namespace narae::view
