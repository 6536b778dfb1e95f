#include "server/flight/adapters/database_flight_queries.hpp"

#include "server/flight/adapters/flight_rows.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::flight {

using database::Rows;
using database::Session;
using database::Value;

namespace {

/// The WHERE of a list, put together from what was asked.
class Conditions {
public:
    void add(std::string_view condition, std::initializer_list<Value> values)
    {
        text_ += (text_.empty() ? " WHERE " : " AND ") + std::string(condition);
        values_.insert(values_.end(), values.begin(), values.end());
    }
    const std::string& text() const { return text_; }
    /// With the limit of a page behind them, and one row more that tells whether there is a next page.
    std::vector<Value> valuesAndLimit(std::size_t limit) const
    {
        std::vector<Value> values = values_;
        values.emplace_back(static_cast<std::int64_t>(limit + 1));
        return values;
    }

private:
    std::string text_;
    std::vector<Value> values_;
};

/// Runs `read` on a connection that shows one state throughout.
template <class T, class Read>
Result<T> reading(database::Pool& pool, Read read)
{
    const auto lease = pool.lease();
    Session& session = *lease;
    session.beginReading();
    T answer = read(session);
    session.commit();
    if (session.failure()) return refuse("database.away").retryAfter(1);
    return answer;
}

template <class IdType>
std::vector<IdType> idsIn(const Rows& rows)
{
    std::vector<IdType> ids;
    for (std::size_t row = 0; row < rows.size(); ++row)
        ids.emplace_back(rows.integer(row, 0));
    return ids;
}

/// Drops the row beyond the page and answers whether there was one.
template <class Item>
bool cutToPage(std::vector<Item>& items, std::size_t limit)
{
    if (items.size() <= limit) return false;
    items.resize(limit);
    return true;
}

/// In the order of `ids`.
std::vector<RecordedFlight> recordedFlights(Session& session, const std::vector<FlightId>& ids)
{
    std::vector<Value> keys;
    for (const FlightId id : ids)
        keys.emplace_back(id.value());
    std::map<FlightId, int> sold;
    database::selectIn(session, "SELECT flight_id, sold FROM flight_seats WHERE flight_id", keys, "",
                       [&](const Rows& rows, std::size_t row) {
                           sold[FlightId(rows.integer(row, 0))] = static_cast<int>(rows.integer(row, 1));
                       });
    auto flights = readFlights(session, ids, "");
    std::vector<RecordedFlight> recorded;
    for (const FlightId id : ids)
        if (auto flight = flights.find(id); flight != flights.end())
            recorded.push_back({std::move(flight->second), sold[id]});
    return recorded;
}

/// In the order of `ids`.
std::vector<RecordedPurchase> recordedPurchases(Session& session, const std::vector<ReservationId>& ids)
{
    auto purchases = readPurchases(session, ids, "");
    std::map<std::int64_t, std::string> numbers;
    std::vector<Value> flights;
    for (const auto& [id, row] : purchases)
        if (numbers.emplace(row.record.flightId.value(), "").second) flights.emplace_back(row.record.flightId.value());
    database::selectIn(session, "SELECT flight_id, flight_number FROM flight_seats WHERE flight_id", flights, "",
                       [&](const Rows& rows, std::size_t row) { numbers[rows.integer(row, 0)] = rows.text(row, 1); });
    std::vector<RecordedPurchase> recorded;
    for (const ReservationId id : ids)
        if (auto row = purchases.find(id); row != purchases.end()) {
            std::string number = numbers[row->second.record.flightId.value()];
            recorded.push_back({std::move(row->second.record), std::move(number)});
        }
    return recorded;
}

} // namespace

Result<std::optional<RecordedFlight>> DatabaseFlightQueries::flight(FlightId id)
{
    return reading<std::optional<RecordedFlight>>(pool_, [&](Session& session) -> std::optional<RecordedFlight> {
        auto found = recordedFlights(session, {id});
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

Result<Page<RecordedFlight>> DatabaseFlightQueries::flights(const FlightFilter& filter, std::optional<PageAfter> after,
                                                            std::size_t limit)
{
    Conditions where;
    if (filter.number) where.add("flight_number = ?", {*filter.number});
    if (filter.origin) where.add("origin = ?", {*filter.origin});
    if (filter.destination) where.add("destination = ?", {*filter.destination});
    if (filter.state) where.add("state = ?", {std::string(name(*filter.state))});
    if (filter.departsFrom) where.add("departs_at_ms >= ?", {toEpochMs(*filter.departsFrom)});
    if (filter.departsBefore) where.add("departs_at_ms < ?", {toEpochMs(*filter.departsBefore)});
    if (after) {
        const std::int64_t ms = toEpochMs(after->moment);
        // The first condition alone lets the index begin there; the second is exact.
        where.add("departs_at_ms >= ? AND (departs_at_ms > ? OR flight_id > ?)", {ms, ms, after->id});
    }
    return reading<Page<RecordedFlight>>(pool_, [&](Session& session) {
        auto ids = idsIn<FlightId>(session.query("SELECT flight_id FROM flight_flights" + where.text() +
                                                     " ORDER BY departs_at_ms, flight_id LIMIT ?",
                                                 where.valuesAndLimit(limit)));
        const bool hasMore = cutToPage(ids, limit);
        return Page<RecordedFlight>{recordedFlights(session, ids), hasMore};
    });
}

Result<std::vector<RecordedFlight>> DatabaseFlightQueries::flightsById(FlightId after, std::size_t limit)
{
    return reading<std::vector<RecordedFlight>>(pool_, [&](Session& session) {
        return recordedFlights(session,
                               idsIn<FlightId>(session.query("SELECT flight_id FROM flight_flights WHERE flight_id > ? "
                                                             "ORDER BY flight_id LIMIT ?",
                                                             {after.value(), static_cast<std::int64_t>(limit)})));
    });
}

Result<std::vector<Aircraft>> DatabaseFlightQueries::aircraft()
{
    return reading<std::vector<Aircraft>>(pool_, [](Session& session) {
        auto types =
            readAircraft(session, idsIn<AircraftId>(session.query("SELECT aircraft_id FROM flight_aircraft")), "");
        std::sort(types.begin(), types.end(),
                  [](const Aircraft& left, const Aircraft& right) { return left.name() < right.name(); });
        return types;
    });
}

Result<std::optional<Aircraft>> DatabaseFlightQueries::aircraft(AircraftId id)
{
    return reading<std::optional<Aircraft>>(pool_, [&](Session& session) -> std::optional<Aircraft> {
        auto found = readAircraft(session, {id}, "");
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

Result<std::optional<Aircraft>> DatabaseFlightQueries::aircraft(const std::string& name)
{
    return reading<std::optional<Aircraft>>(pool_, [&](Session& session) -> std::optional<Aircraft> {
        const Rows rows = session.query("SELECT aircraft_id FROM flight_aircraft WHERE name = ?", {name});
        auto found = readAircraft(session, idsIn<AircraftId>(rows), "");
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

Result<Page<RecordedPurchase>> DatabaseFlightQueries::purchases(const PurchaseFilter& filter,
                                                                std::optional<PageAfter> after, std::size_t limit)
{
    Conditions where;
    if (filter.flight) where.add("flight_id = ?", {filter.flight->value()});
    where.add("approved_at_ms IS NOT NULL", {});
    if (filter.approvedFrom) where.add("approved_at_ms >= ?", {toEpochMs(*filter.approvedFrom)});
    if (filter.approvedBefore) where.add("approved_at_ms < ?", {toEpochMs(*filter.approvedBefore)});
    if (after) {
        const std::int64_t ms = toEpochMs(after->moment);
        where.add("approved_at_ms <= ? AND (approved_at_ms < ? OR reservation_id < ?)", {ms, ms, after->id});
    }
    return reading<Page<RecordedPurchase>>(pool_, [&](Session& session) {
        auto ids = idsIn<ReservationId>(session.query("SELECT reservation_id FROM flight_purchases" + where.text() +
                                                          " ORDER BY approved_at_ms DESC, reservation_id DESC LIMIT ?",
                                                      where.valuesAndLimit(limit)));
        const bool hasMore = cutToPage(ids, limit);
        return Page<RecordedPurchase>{recordedPurchases(session, ids), hasMore};
    });
}

} // namespace narae::flight
