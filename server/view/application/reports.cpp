#include "server/view/application/reports.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace narae::view {

namespace {

ReportKey keyOf(const FlightStatus& flight, const Zones& zones, GroupBy by)
{
    const FlightFacts& facts = *flight.facts;
    ReportKey key;
    switch (by) {
    case GroupBy::Flight:
        key.departsAtMs = toEpochMs(facts.departsAt);
        key.flightId = flight.flightId;
        key.number = facts.number;
        key.origin = facts.origin;
        key.destination = facts.destination;
        break;
    case GroupBy::Route:
        key.origin = facts.origin;
        key.destination = facts.destination;
        break;
    case GroupBy::Day: key.day = localDay(zones, facts.origin, facts.departsAt); break;
    case GroupBy::Reason:
    case GroupBy::DaysBefore: break;
    }
    return key;
}

int daysBefore(const FlightFacts& facts, const Zones& zones, std::int64_t quarter)
{
    const Instant cancelledAt = fromEpochMs(quarter * kQuarterMs);
    return std::max(0, localDay(zones, facts.origin, facts.departsAt) - localDay(zones, facts.origin, cancelledAt));
}

/// Money of one currency is not added to another's: each has a row.
using MoneyKey = std::pair<ReportKey, std::string>;

bool isIn(Market market, const FlightFacts& facts, const Zones& zones)
{
    if (market == Market::Any) return true;
    const std::string_view from = zones.country(facts.origin);
    const std::string_view to = zones.country(facts.destination);
    return !from.empty() && !to.empty() && (from == to) == (market == Market::Domestic);
}

bool departsIn(const ReportScope& scope, const FlightFacts& facts, const Zones& zones)
{
    // A day somewhere differs from UTC's by one at most: only at the ends the place matters.
    const DayNumber utc = utcDay(toEpochMs(facts.departsAt));
    if (scope.first < utc && utc < scope.last) return true;
    const DayNumber day = localDay(zones, facts.origin, facts.departsAt);
    return scope.first <= day && day <= scope.last;
}

template <class Visit>
void eachFlight(const FlightBoard& board, const Zones& zones, const ReportScope& scope, Visit visit)
{
    const Instant from = fromEpochMs((scope.first - 1) * kDayMs);
    const Instant until = fromEpochMs((scope.last + 2) * kDayMs);
    board.each({scope.origin, scope.destination, from, until}, [&](const FlightBoard::Flight& flight) {
        if (departsIn(scope, *flight->facts, zones) && isIn(scope.market, *flight->facts, zones)) visit(flight);
        return true;
    });
}

template <class Key, class Row>
std::vector<Row> rowsOf(std::map<Key, Row> rows)
{
    std::vector<Row> list;
    list.reserve(rows.size());
    for (auto& [key, row] : rows)
        list.push_back(std::move(row));
    return list;
}

} // namespace

std::vector<FlightBoard::Flight> flightsIn(const FlightBoard& board, const Zones& zones, const ReportScope& scope)
{
    std::vector<FlightBoard::Flight> flights;
    eachFlight(board, zones, scope, [&](const FlightBoard::Flight& flight) { flights.push_back(flight); });
    return flights;
}

std::vector<LoadRow> loadFactors(const FlightBoard& board, const Zones& zones, const ReportScope& scope, GroupBy by)
{
    std::map<ReportKey, LoadRow> rows;
    eachFlight(board, zones, scope, [&](const FlightBoard::Flight& each) {
        const FlightStatus& flight = *each;
        if (flight.cancelled) return;
        const ReportKey key = keyOf(flight, zones, by);
        LoadRow& row = rows[key];
        row.key = key;
        ++row.flights;
        row.capacity += flight.capacity();
        row.held += flight.held();
        row.sold += flight.sold();
    });
    return rowsOf(std::move(rows));
}

std::vector<RevenueRow> revenue(const FlightBoard& board, const Zones& zones, const ReportScope& scope, GroupBy by)
{
    std::map<MoneyKey, RevenueRow> rows;
    eachFlight(board, zones, scope, [&](const FlightBoard::Flight& each) {
        const FlightStatus& flight = *each;
        const ReportKey key = keyOf(flight, zones, by);
        for (const Takings& sum : flight.takings) {
            RevenueRow& row = rows[{key, std::string(sum.currency.code())}];
            row.key = key;
            row.currency = sum.currency;
            ++row.flights;
            row.capturedMinor += sum.capturedMinor;
            row.refundedMinor += sum.refundedMinor;
        }
    });
    return rowsOf(std::move(rows));
}

std::vector<CancellationRow> cancellations(const FlightBoard& board, const Zones& zones, const ReportScope& scope,
                                           GroupBy by)
{
    std::map<MoneyKey, CancellationRow> rows;
    eachFlight(board, zones, scope, [&](const FlightBoard::Flight& each) {
        const FlightStatus& flight = *each;
        ReportKey key = keyOf(flight, zones, by);
        for (const CancellationFigures& sum : flight.cancellations) {
            if (by == GroupBy::Reason) key.reason = sum.reason;
            if (by == GroupBy::DaysBefore) key.daysBefore = daysBefore(*flight.facts, zones, sum.quarter);
            CancellationRow& row = rows[{key, std::string(sum.currency.code())}];
            row.key = key;
            row.currency = sum.currency;
            row.cancellations += sum.cancellations;
            row.passengers += sum.passengers;
            row.refundMinor += sum.refundMinor;
            row.feeMinor += sum.feeMinor;
        }
    });
    return rowsOf(std::move(rows));
}

} // namespace narae::view
