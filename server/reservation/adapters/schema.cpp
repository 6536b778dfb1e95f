#include "server/reservation/adapters/schema.hpp"

namespace narae::reservation {

database::Schema schema()
{
    return {
        "reservation",
        {{1,
          "seats on sale, reservations, intents",
          // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): a statement goes over several lines
          {"CREATE TABLE reservation_flights (flight_id BIGINT NOT NULL, flight_number VARCHAR(40) NOT NULL, "
           "origin VARCHAR(3) NOT NULL, destination VARCHAR(100) NOT NULL, departs_at_ms BIGINT NOT NULL, "
           "arrives_at_ms BIGINT NOT NULL, refund_steps VARCHAR(200) NOT NULL, cancelled INTEGER NOT NULL, "
           "version BIGINT NOT NULL, PRIMARY KEY (flight_id))",
           "CREATE TABLE reservation_cabins (flight_id BIGINT NOT NULL, cabin VARCHAR(20) NOT NULL, "
           "capacity INTEGER NOT NULL, held INTEGER NOT NULL, sold INTEGER NOT NULL, price_minor BIGINT NOT NULL, "
           "currency CHAR(3) NOT NULL, seat_map VARCHAR(1000) NOT NULL, occupancy VARCHAR(400) NOT NULL, "
           "PRIMARY KEY (flight_id, cabin), "
           "CHECK (held >= 0 AND sold >= 0 AND held + sold <= capacity))",
           "CREATE TABLE reservation_reservations (reservation_id BIGINT NOT NULL, locator CHAR(6) NOT NULL, "
           "flight_id BIGINT NOT NULL, cabin VARCHAR(20) NOT NULL, customer_id BIGINT NULL, phone VARCHAR(40) NOT "
           "NULL, "
           "email VARCHAR(254) NOT NULL, unit_price_minor BIGINT NOT NULL, total_minor BIGINT NOT NULL, "
           "currency CHAR(3) NOT NULL, placed_at_ms BIGINT NOT NULL, state VARCHAR(20) NOT NULL, "
           "hold_expires_at_ms BIGINT NOT NULL, payment_attempt INTEGER NOT NULL, payment_open INTEGER NOT NULL, "
           "payment_id BIGINT NULL, end_reason VARCHAR(80) NOT NULL, due_at_ms BIGINT NULL, "
           "settle_attempts INTEGER NOT NULL, cancellations INTEGER NOT NULL, PRIMARY KEY (reservation_id))",
           "CREATE UNIQUE INDEX reservation_reservations_locator ON reservation_reservations (locator)",
           "CREATE INDEX reservation_reservations_customer ON reservation_reservations (customer_id, reservation_id)",
           "CREATE INDEX reservation_reservations_due ON reservation_reservations (due_at_ms)",
           "CREATE INDEX reservation_reservations_flight ON reservation_reservations (flight_id)",
           "CREATE TABLE reservation_passengers (reservation_id BIGINT NOT NULL, number INTEGER NOT NULL, "
           "name VARCHAR(100) NOT NULL, seat VARCHAR(5) NOT NULL, cancellation INTEGER NOT NULL, "
           "flight_id BIGINT NOT NULL, claimed_seat VARCHAR(5) NULL, PRIMARY KEY (reservation_id, number))",
           "CREATE UNIQUE INDEX reservation_passengers_claim ON reservation_passengers (flight_id, claimed_seat)",
           "CREATE TABLE reservation_cancellations (reservation_id BIGINT NOT NULL, number INTEGER NOT NULL, "
           "passengers VARCHAR(40) NOT NULL, refund_minor BIGINT NOT NULL, fee_minor BIGINT NOT NULL, "
           "reason VARCHAR(40) NOT NULL, quote_id BIGINT NOT NULL, at_ms BIGINT NOT NULL, "
           "PRIMARY KEY (reservation_id, number))",
           "CREATE TABLE reservation_quotes (quote_id BIGINT NOT NULL, reservation_id BIGINT NOT NULL, "
           "passengers VARCHAR(40) NOT NULL, refund_minor BIGINT NOT NULL, fee_minor BIGINT NOT NULL, "
           "currency CHAR(3) NOT NULL, expires_at_ms BIGINT NOT NULL, PRIMARY KEY (quote_id))",
           "CREATE TABLE reservation_intents (scope VARCHAR(40) NOT NULL, intent_key VARCHAR(255) NOT NULL, "
           "operation VARCHAR(20) NOT NULL, fingerprint VARCHAR(64) NOT NULL, reservation_id BIGINT NOT NULL, "
           "payment_attempt INTEGER NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (scope, intent_key))"}},
         {2,
          "fees that staff gave up",
          {"ALTER TABLE reservation_quotes ADD COLUMN fee_waived INTEGER NOT NULL DEFAULT 0"}},
         {3,
          "when a payment began",
          {"ALTER TABLE reservation_reservations ADD COLUMN payment_began_at_ms BIGINT NOT NULL DEFAULT 0",
           "UPDATE reservation_reservations SET payment_began_at_ms = placed_at_ms WHERE payment_open = 1"}}}};
}

} // namespace narae::reservation
