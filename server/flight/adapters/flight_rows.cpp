#include "server/flight/adapters/flight_rows.hpp"

#include "server/platform/database/bulk.hpp"

#include <algorithm>

namespace narae::flight {

using database::BulkInsert;
using database::Rows;
using database::Session;
using database::Value;

namespace {

template <class IdType>
std::vector<Value> keysOf(const std::vector<IdType>& ids)
{
    std::vector<Value> keys;
    for (const IdType id : ids)
        keys.emplace_back(id.value());
    return keys;
}

/// What we wrote ourselves we can read: anything else is a corrupt database.
template <class T>
T trusted(Result<T> result)
{
    check(result.has_value(), "the database holds what was written");
    return *std::move(result);
}

void addCabins(BulkInsert& cabins, const Flight& flight)
{
    for (const Cabin& cabin : flight.plan().cabins)
        cabins.add(flight.id().value(), std::string(name(cabin.cabin)), std::int64_t{cabin.capacity},
                   cabin.fare.amountMinor(), std::string(cabin.fare.currency().code()), cabin.seatMap.notation());
}

constexpr std::string_view kCabinColumns = "flight_id, cabin, capacity, fare_minor, currency, seat_map";

void insertLayouts(Session& session, const Aircraft& aircraft)
{
    BulkInsert cabins("flight_aircraft_cabins", "aircraft_id, cabin, seat_map");
    for (const CabinLayout& cabin : aircraft.cabins())
        cabins.add(aircraft.id().value(), std::string(name(cabin.cabin)), cabin.seatMap.notation());
    cabins.send(session);
}

} // namespace

Value uniqueDeparture(const FlightPlan& plan)
{
    return plan.route.betweenAirports() ? Value(toEpochMs(plan.departsAt)) : Value(std::monostate{});
}

std::map<FlightId, Flight> readFlights(Session& session, const std::vector<FlightId>& ids, std::string_view lock)
{
    struct Row {
        FlightPlan plan;
        Flight::State state = Flight::State::Scheduled;
        std::string cancelReason;
        std::int64_t version = 1;
    };
    std::map<FlightId, Row> found;
    const auto keys = keysOf(ids);
    database::selectIn(
        session,
        "SELECT flight_id, flight_number, origin, destination, departs_at_ms, arrives_at_ms, aircraft, refund_steps, "
        "state, cancel_reason, version FROM flight_flights WHERE flight_id",
        keys, lock, [&](const Rows& rows, std::size_t row) {
            found[FlightId(rows.integer(row, 0))] = {{FlightNumber::restore(rows.text(row, 1)),
                                                      Route::restore(rows.text(row, 2), rows.text(row, 3)),
                                                      fromEpochMs(rows.integer(row, 4)),
                                                      fromEpochMs(rows.integer(row, 5)),
                                                      rows.text(row, 6),
                                                      {},
                                                      trusted(RefundSteps::parse(rows.text(row, 7)))},
                                                     trusted(parseFlightState(rows.text(row, 8))),
                                                     rows.text(row, 9),
                                                     rows.integer(row, 10)};
        });
    // Locked too: a plain read would see them as they were before we waited for the flights.
    database::selectIn(
        session, "SELECT flight_id, cabin, capacity, fare_minor, currency, seat_map FROM flight_cabins WHERE flight_id",
        keys, lock, [&](const Rows& rows, std::size_t row) {
            found[FlightId(rows.integer(row, 0))].plan.cabins.push_back(
                {trusted(parseCabinClass(rows.text(row, 1))), static_cast<int>(rows.integer(row, 2)),
                 trusted(SeatMap::parse(rows.text(row, 5))),
                 trusted(Money::make(rows.integer(row, 3), rows.text(row, 4)))});
        });
    std::map<FlightId, Flight> flights;
    for (auto& [id, row] : found) {
        sortFrontToBack(row.plan.cabins);
        flights.emplace(id,
                        Flight::restore(id, std::move(row.plan), row.state, std::move(row.cancelReason), row.version));
    }
    return flights;
}

void insertFlights(Session& session, const std::vector<const Flight*>& flights)
{
    BulkInsert rows("flight_flights",
                    "flight_id, flight_number, origin, destination, departs_at_ms, arrives_at_ms, unique_departure_ms, "
                    "aircraft, refund_steps, state, cancel_reason, version");
    BulkInsert cabins("flight_cabins", kCabinColumns);
    for (const Flight* flight : flights) {
        const FlightPlan& plan = flight->plan();
        rows.add(flight->id().value(), plan.number.text(), plan.route.origin(), plan.route.destination(),
                 toEpochMs(plan.departsAt), toEpochMs(plan.arrivesAt), uniqueDeparture(plan), plan.aircraft,
                 plan.refundSteps.text(), std::string(name(flight->state())), flight->cancelReason(),
                 flight->version());
        addCabins(cabins, *flight);
    }
    // Guard: the primary key, and the UNIQUE key of number and departure.
    rows.send(session);
    cabins.send(session);
}

void updateFlight(Session& session, const Flight& flight, std::int64_t versionBefore)
{
    const FlightPlan& plan = flight.plan();
    // Guard: the version that the change was decided on; the row is also locked since it was loaded.
    session.executeGuarded(
        "UPDATE flight_flights SET departs_at_ms = ?, arrives_at_ms = ?, unique_departure_ms = ?, aircraft = ?, "
        "refund_steps = ?, state = ?, cancel_reason = ?, version = ? WHERE flight_id = ? AND version = ?",
        {toEpochMs(plan.departsAt), toEpochMs(plan.arrivesAt), uniqueDeparture(plan), plan.aircraft,
         plan.refundSteps.text(), std::string(name(flight.state())), flight.cancelReason(), flight.version(),
         flight.id().value(), versionBefore});
    // Guard: the flight's row above.
    session.execute("DELETE FROM flight_cabins WHERE flight_id = ?", {flight.id().value()});
    BulkInsert cabins("flight_cabins", kCabinColumns);
    addCabins(cabins, flight);
    cabins.send(session);
}

std::vector<Aircraft> readAircraft(Session& session, const std::vector<AircraftId>& ids, std::string_view lock)
{
    struct Type {
        std::string name;
        std::int64_t version = 1;
        std::vector<CabinLayout> cabins;
    };
    std::map<AircraftId, Type> types;
    const auto keys = keysOf(ids);
    database::selectIn(session, "SELECT aircraft_id, name, version FROM flight_aircraft WHERE aircraft_id", keys, lock,
                       [&](const Rows& rows, std::size_t row) {
                           types[AircraftId(rows.integer(row, 0))] = {rows.text(row, 1), rows.integer(row, 2), {}};
                       });
    database::selectIn(
        session, "SELECT aircraft_id, cabin, seat_map FROM flight_aircraft_cabins WHERE aircraft_id", keys, lock,
        [&](const Rows& rows, std::size_t row) {
            types[AircraftId(rows.integer(row, 0))].cabins.push_back(
                {trusted(parseCabinClass(rows.text(row, 1))), trusted(SeatMap::parse(rows.text(row, 2)))});
        });
    std::vector<Aircraft> aircraft;
    for (auto& [id, type] : types) {
        sortFrontToBack(type.cabins);
        aircraft.push_back(Aircraft::restore(id, std::move(type.name), std::move(type.cabins), type.version));
    }
    return aircraft;
}

void insertAircraft(Session& session, const Aircraft& aircraft)
{
    // Guard: the primary key, and the UNIQUE key of the name.
    session.execute("INSERT INTO flight_aircraft (aircraft_id, name, version) VALUES (?, ?, ?)",
                    {aircraft.id().value(), aircraft.name(), aircraft.version()});
    insertLayouts(session, aircraft);
}

void updateAircraft(Session& session, const Aircraft& aircraft, std::int64_t versionBefore)
{
    // Guard: the version that the change was decided on; the row is also locked since it was loaded.
    session.executeGuarded("UPDATE flight_aircraft SET version = ? WHERE aircraft_id = ? AND version = ?",
                           {aircraft.version(), aircraft.id().value(), versionBefore});
    // Guard: the aircraft's row above.
    session.execute("DELETE FROM flight_aircraft_cabins WHERE aircraft_id = ?", {aircraft.id().value()});
    insertLayouts(session, aircraft);
}

std::map<ReservationId, PurchaseRow> readPurchases(Session& session, const std::vector<ReservationId>& ids,
                                                   std::string_view lock)
{
    std::map<ReservationId, PurchaseRow> purchases;
    database::selectIn(
        session,
        "SELECT reservation_id, flight_id, pay_id, cabin, passengers, amount_minor, currency, approved_at_ms, changes, "
        "locator FROM flight_purchases WHERE reservation_id",
        keysOf(ids), lock, [&](const Rows& rows, std::size_t row) {
            PurchaseRow& purchase = purchases[ReservationId(rows.integer(row, 0))];
            const auto approvedAt = rows.optionalInteger(row, 7);
            purchase.record = {ReservationId(rows.integer(row, 0)),
                               FlightId(rows.integer(row, 1)),
                               PaymentId(rows.integer(row, 2)),
                               rows.text(row, 3),
                               static_cast<int>(rows.integer(row, 4)),
                               trusted(Money::make(rows.integer(row, 5), rows.text(row, 6))),
                               approvedAt ? std::optional(fromEpochMs(*approvedAt)) : std::nullopt,
                               {},
                               rows.text(row, 9)};
            purchase.changes = rows.integer(row, 8);
        });
    // Nothing was cancelled of what was not bought, and most wanted are new.
    std::vector<Value> there;
    for (const auto& [id, purchase] : purchases)
        there.emplace_back(id.value());
    database::selectIn(session,
                       "SELECT reservation_id, cancellation, passengers, refunded_minor, cancelled_at_ms FROM "
                       "flight_purchase_cancellations WHERE reservation_id",
                       there, lock, [&](const Rows& rows, std::size_t row) {
                           Purchase::Record& record = purchases[ReservationId(rows.integer(row, 0))].record;
                           record.cancellations[static_cast<int>(rows.integer(row, 1))] = {
                               static_cast<int>(rows.integer(row, 2)),
                               Money(rows.integer(row, 3), record.amount.currency()),
                               fromEpochMs(rows.integer(row, 4))};
                       });
    return purchases;
}

} // namespace narae::flight
