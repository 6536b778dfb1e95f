#include "common/api/events.hpp"
#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/flight_shelf.hpp"
#include "server/platform/database/bulk.hpp"
#include "server/platform/database/bulk_update.hpp"

/// The shelf's side towards the database.
namespace narae::flight {

using database::BulkInsert;
using database::Rows;
using database::Session;
using database::Value;

bool FlightShelf::wantsMore() const
{
    return flights_.wantsMore() || departures_.wantsMore() || aircraft_.wantsMore() || aircraftByName_.wantsMore() ||
           tallies_.wantsMore() || purchases_.wantsMore() || answers_.wantsMore();
}

void FlightShelf::load(Session& session)
{
    loadAnswers(session);
    loadAircraft(session);
    loadDepartures(session);
    for (auto& [id, flight] : readFlights(session, flights_.takeWanted(), session.forUpdate())) {
        const std::int64_t version = flight.version();
        flights_.put(id, {std::move(flight), version});
    }
    loadTallies(session);
    loadPurchases(session);
}

void FlightShelf::loadDepartures(Session& session)
{
    std::vector<Value> keys;
    for (const auto& [number, departsAtMs] : departures_.takeWanted()) {
        keys.emplace_back(number);
        keys.emplace_back(departsAtMs);
    }
    database::selectInTuples(
        session,
        "SELECT flight_number, unique_departure_ms, flight_id FROM flight_flights WHERE (flight_number, "
        "unique_departure_ms)",
        keys, 2, session.forUpdate(), [this](const Rows& rows, std::size_t row) {
            departures_.put({rows.text(row, 0), rows.integer(row, 1)}, FlightId(rows.integer(row, 2)));
        });
}

void FlightShelf::loadAircraft(Session& session)
{
    std::vector<Value> names;
    for (const std::string& name : aircraftByName_.takeWanted())
        names.emplace_back(name);
    database::selectIn(session, "SELECT name, aircraft_id FROM flight_aircraft WHERE name", names, session.forUpdate(),
                       [this](const Rows& rows, std::size_t row) {
                           const AircraftId id(rows.integer(row, 1));
                           aircraftByName_.put(rows.text(row, 0), id);
                           aircraft_.want(id);
                       });
    for (Aircraft& aircraft : readAircraft(session, aircraft_.takeWanted(), session.forUpdate())) {
        const AircraftId id = aircraft.id();
        const std::int64_t version = aircraft.version();
        aircraft_.put(id, {std::move(aircraft), version});
    }
}

void FlightShelf::loadTallies(Session& session)
{
    std::vector<Value> keys;
    for (const FlightId id : tallies_.takeWanted())
        keys.emplace_back(id.value());
    database::selectIn(session, "SELECT flight_id, flight_number, capacity, sold FROM flight_seats WHERE flight_id",
                       keys, session.forUpdate(), [this](const Rows& rows, std::size_t row) {
                           const FlightId id(rows.integer(row, 0));
                           const int capacity = static_cast<int>(rows.integer(row, 2));
                           const int sold = static_cast<int>(rows.integer(row, 3));
                           tallies_.put(id, {{id, rows.text(row, 1), capacity, sold}, sold, capacity});
                       });
}

void FlightShelf::loadPurchases(Session& session)
{
    for (auto& [id, row] : readPurchases(session, purchases_.takeWanted(), session.forUpdate())) {
        std::set<int> cancellations;
        for (const auto& [number, cancellation] : row.record.cancellations)
            cancellations.insert(number);
        purchases_.put(id, {Purchase::restore(std::move(row.record)), row.changes, std::move(cancellations)});
    }
}

void FlightShelf::loadAnswers(Session& session)
{
    std::vector<Value> keys;
    for (const std::string& key : answers_.takeWanted())
        keys.emplace_back(key);
    database::selectIn(
        session,
        "SELECT request_key, fingerprint, registration, answered_at_ms FROM flight_idempotency WHERE request_key", keys,
        session.forUpdate(), [this](const Rows& rows, std::size_t row) {
            const auto registration = api::events::fromText<api::events::FlightAdded>(rows.text(row, 2));
            check(registration.has_value(), "the database holds what was written");
            auto flight = flightFrom(registration->flight);
            check(flight.has_value(), "the database holds what was written");
            answers_.put(rows.text(row, 0), {rows.text(row, 1), *std::move(flight), fromEpochMs(rows.integer(row, 3))});
        });
}

void FlightShelf::mark()
{
    flights_.mark();
    departures_.mark();
    aircraft_.mark();
    aircraftByName_.mark();
    tallies_.mark();
    purchases_.mark();
    answers_.mark();
}

void FlightShelf::revert()
{
    flights_.revert();
    departures_.revert();
    aircraft_.revert();
    aircraftByName_.revert();
    tallies_.revert();
    purchases_.revert();
    answers_.revert();
}

bool FlightShelf::changed() const
{
    return flights_.changed() || aircraft_.changed() || tallies_.changed() || purchases_.changed() ||
           answers_.changed();
}

void FlightShelf::write(Session& session)
{
    writeAircraft(session);
    writeFlights(session);
    writeTallies(session);
    writePurchases(session);
    writeAnswers(session);
}

void FlightShelf::writeAircraft(Session& session) const
{
    aircraft_.eachChanged(
        [&](AircraftId, const KeptAircraft& kept) { insertAircraft(session, kept.now); },
        [&](AircraftId, const KeptAircraft& kept) { updateAircraft(session, kept.now, kept.versionBefore); });
}

void FlightShelf::writeFlights(Session& session) const
{
    // The changed ones first: a new flight may leave at an instant that one of them has just given up.
    std::vector<const Flight*> added;
    flights_.eachChanged(
        [&](FlightId, const KeptFlight& kept) { added.push_back(&kept.now); },
        [&](FlightId, const KeptFlight& kept) { updateFlight(session, kept.now, kept.versionBefore); });
    insertFlights(session, added);
}

void FlightShelf::writeTallies(Session& session) const
{
    BulkInsert added("flight_seats", "flight_id, flight_number, capacity, sold");
    // Guard: the figures that the batch counted on from; the row is also locked since it was loaded.
    database::BulkUpdate counted("flight_seats", "capacity, sold", "flight_id, capacity, sold");
    tallies_.eachChanged(
        [&](FlightId id, const KeptTally& kept) {
            added.add(
                {id.value(), kept.now.flightNumber, std::int64_t{kept.now.capacity}, std::int64_t{kept.now.sold}});
        },
        [&](FlightId id, const KeptTally& kept) {
            counted.add({std::int64_t{kept.now.capacity}, std::int64_t{kept.now.sold}, id.value(),
                         std::int64_t{kept.capacityBefore}, std::int64_t{kept.soldBefore}});
        });
    counted.send(session);
    // Guard: the primary key.
    added.send(session);
}

void FlightShelf::writePurchases(Session& session) const
{
    BulkInsert added("flight_purchases",
                     "reservation_id, flight_id, pay_id, cabin, passengers, amount_minor, currency, approved_at_ms, "
                     "changes, locator");
    BulkInsert cancellations("flight_purchase_cancellations",
                             "reservation_id, cancellation, passengers, refunded_minor, cancelled_at_ms");
    const auto addCancellations = [&](const KeptPurchase& kept) {
        const Purchase::Record& record = kept.now.record();
        for (const auto& [number, cancellation] : record.cancellations)
            if (!kept.cancellationsBefore.contains(number))
                cancellations.add(record.reservationId.value(), std::int64_t{number}, std::int64_t{cancellation.count},
                                  cancellation.refunded.amountMinor(), toEpochMs(cancellation.at));
    };
    const auto approvedAt = [](const Purchase::Record& record) {
        return record.approvedAt ? Value(toEpochMs(*record.approvedAt)) : Value(std::monostate{});
    };
    purchases_.eachChanged(
        [&](ReservationId id, const KeptPurchase& kept) {
            const Purchase::Record& record = kept.now.record();
            added.add(id.value(), record.flightId.value(), record.payId.value(), record.cabin,
                      std::int64_t{record.count}, record.amount.amountMinor(),
                      std::string(record.amount.currency().code()), approvedAt(record), std::int64_t{1},
                      record.locator);
            addCancellations(kept);
        },
        [&](ReservationId id, const KeptPurchase& kept) {
            const Purchase::Record& record = kept.now.record();
            // Guard: the number of changes that the batch counted on from; the row is also locked since it was loaded.
            session.executeGuarded(
                "UPDATE flight_purchases SET pay_id = ?, cabin = ?, passengers = ?, amount_minor = ?, "
                "approved_at_ms = ?, locator = ?, changes = ? WHERE reservation_id = ? AND changes = ?",
                {record.payId.value(), record.cabin, std::int64_t{record.count}, record.amount.amountMinor(),
                 approvedAt(record), record.locator, kept.changesBefore + 1, id.value(), kept.changesBefore});
            addCancellations(kept);
        });
    // Guard: the primary keys; a cancellation is counted once.
    added.send(session);
    cancellations.send(session);
}

void FlightShelf::writeAnswers(Session& session) const
{
    BulkInsert added("flight_idempotency", "request_key, fingerprint, registration, answered_at_ms");
    answers_.eachChanged(
        [&](const std::string& key, const KeptAnswer& answer) {
            added.add(key, answer.fingerprint, toText(api::events::FlightAdded{describe(answer.flight)}),
                      toEpochMs(answer.at));
        },
        [](const std::string&, const KeptAnswer&) { check(false, "an answer stays as it was given"); });
    // Guard: the primary key; a key is answered once.
    added.send(session);
}

void FlightShelf::clear()
{
    flights_.clear();
    departures_.clear();
    aircraft_.clear();
    aircraftByName_.clear();
    tallies_.clear();
    purchases_.clear();
    answers_.clear();
}

} // namespace narae::flight
