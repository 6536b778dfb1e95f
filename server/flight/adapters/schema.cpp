#include "server/flight/adapters/schema.hpp"

namespace narae::flight {

database::Schema schema()
{
    // unique_departure_ms is departs_at_ms for a flight between airports and NULL for one of the original's call: there
    // the same name may leave as often as it likes, and NULLs are never equal in a UNIQUE key of either engine.
    return {
        "flight",
        {{1,
          "aircraft, flights and the airline's record",
          {
              // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): a statement goes over several lines
              "CREATE TABLE flight_aircraft (aircraft_id BIGINT NOT NULL, name VARCHAR(40) NOT NULL, "
              "version BIGINT NOT NULL, PRIMARY KEY (aircraft_id), UNIQUE (name))",
              "CREATE TABLE flight_aircraft_cabins (aircraft_id BIGINT NOT NULL, cabin VARCHAR(10) NOT NULL, "
              "seat_map VARCHAR(1000) NOT NULL, PRIMARY KEY (aircraft_id, cabin))",
              "CREATE TABLE flight_flights (flight_id BIGINT NOT NULL, flight_number VARCHAR(40) NOT NULL, "
              "origin VARCHAR(3) NOT NULL, destination VARCHAR(100) NOT NULL, departs_at_ms BIGINT NOT NULL, "
              "arrives_at_ms BIGINT NOT NULL, unique_departure_ms BIGINT NULL, aircraft VARCHAR(40) NOT NULL, "
              "refund_steps VARCHAR(100) NOT NULL, state VARCHAR(10) NOT NULL, cancel_reason VARCHAR(200) NOT NULL, "
              "version BIGINT NOT NULL, PRIMARY KEY (flight_id), UNIQUE (flight_number, unique_departure_ms))",
              "CREATE INDEX flight_flights_departure ON flight_flights (departs_at_ms, flight_id)",
              "CREATE INDEX flight_flights_route ON flight_flights (origin, destination, departs_at_ms, flight_id)",
              "CREATE TABLE flight_cabins (flight_id BIGINT NOT NULL, cabin VARCHAR(10) NOT NULL, "
              "capacity INTEGER NOT NULL, fare_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, "
              "seat_map VARCHAR(1000) NOT NULL, PRIMARY KEY (flight_id, cabin), CHECK (capacity > 0), "
              "CHECK (fare_minor > 0))",
              "CREATE TABLE flight_seats (flight_id BIGINT NOT NULL, flight_number VARCHAR(40) NOT NULL, "
              "capacity INTEGER NOT NULL, sold INTEGER NOT NULL, PRIMARY KEY (flight_id))",
              "CREATE TABLE flight_purchases (reservation_id BIGINT NOT NULL, flight_id BIGINT NOT NULL, "
              "pay_id BIGINT NOT NULL, cabin VARCHAR(10) NOT NULL, passengers INTEGER NOT NULL, "
              "amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, approved_at_ms BIGINT NULL, "
              "changes BIGINT NOT NULL, PRIMARY KEY (reservation_id))",
              "CREATE INDEX flight_purchases_approved ON flight_purchases (approved_at_ms, reservation_id)",
              "CREATE INDEX flight_purchases_flight ON flight_purchases (flight_id, approved_at_ms, reservation_id)",
              "CREATE TABLE flight_purchase_cancellations (reservation_id BIGINT NOT NULL, cancellation INTEGER NOT "
              "NULL, "
              "passengers INTEGER NOT NULL, refunded_minor BIGINT NOT NULL, cancelled_at_ms BIGINT NOT NULL, "
              "PRIMARY KEY (reservation_id, cancellation))",
              "CREATE TABLE flight_idempotency (request_key VARCHAR(300) NOT NULL, fingerprint VARCHAR(64) NOT NULL, "
              "registration LONGTEXT NOT NULL, answered_at_ms BIGINT NOT NULL, PRIMARY KEY (request_key))",
          }},
         {2,
          "locators in the airline's record",
          {
              "ALTER TABLE flight_purchases ADD COLUMN locator VARCHAR(6) NOT NULL DEFAULT ''",
              // What was bought before is told in the events that are here; the rest stays empty. REPLACE makes the
              // subject: the engines have no common way to put texts together.
              "UPDATE flight_purchases SET locator = COALESCE((SELECT MAX(SUBSTR(e.data, INSTR(e.data, "
              "'\"locator\":\"') + 11, 6)) FROM event_outbox e WHERE e.subject = REPLACE('reservation/#', '#', "
              "flight_purchases.reservation_id) AND e.type = 'ReservationPlaced' AND INSTR(e.data, "
              "'\"locator\":\"') > 0), '')",
          }}}};
}

} // namespace narae::flight
