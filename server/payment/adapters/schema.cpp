#include "server/payment/adapters/schema.hpp"

namespace narae::payment {

database::Schema schema()
{
    return {"payment",
            {{1,
              "payments, ledger and refunds",
              {"CREATE TABLE payment_payments (payment_id BIGINT NOT NULL, reservation_id BIGINT NOT NULL, "
               "flight_id BIGINT NOT NULL, cabin VARCHAR(20) NOT NULL, passengers INTEGER NOT NULL, "
               "amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, method VARCHAR(64) NOT NULL, "
               "attempt INTEGER NOT NULL, state VARCHAR(12) NOT NULL, reason VARCHAR(64) NOT NULL, gateway_reference "
               "VARCHAR(190) NOT NULL, "
               "refunded_minor BIGINT NOT NULL, passengers_out INTEGER NOT NULL, ledger_entries INTEGER NOT NULL, "
               "recorded_ms BIGINT NOT NULL, changed_ms BIGINT NOT NULL, version BIGINT NOT NULL, "
               "PRIMARY KEY (payment_id), UNIQUE (reservation_id), "
               "CHECK (state IN ('captured', 'declined', 'abandoned')), "
               "CHECK (refunded_minor >= 0 AND refunded_minor <= amount_minor), "
               "CHECK (refunded_minor = 0 OR state = 'captured'))",
               "CREATE TABLE payment_ledger (payment_id BIGINT NOT NULL, entry INTEGER NOT NULL, "
               "kind VARCHAR(12) NOT NULL, amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, "
               "gateway_reference VARCHAR(190) NOT NULL, detail VARCHAR(190) NOT NULL, at_ms BIGINT NOT NULL, "
               "PRIMARY KEY (payment_id, entry), "
               "CHECK (kind IN ('authorise', 'capture', 'decline', 'void', 'refund')), CHECK (amount_minor >= 0))",
               "CREATE TABLE payment_refunds (refund_id BIGINT NOT NULL, payment_id BIGINT NOT NULL, "
               "reservation_id BIGINT NOT NULL, cancellation INTEGER NOT NULL, passengers INTEGER NOT NULL, "
               "amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, state VARCHAR(12) NOT NULL, "
               "attempts INTEGER NOT NULL, next_attempt_ms BIGINT NOT NULL, trouble VARCHAR(64) NOT NULL, "
               "gateway_reference VARCHAR(190) NOT NULL, begun_ms BIGINT NOT NULL, done_ms BIGINT, "
               "PRIMARY KEY (refund_id), UNIQUE (reservation_id, cancellation), "
               "CHECK (state IN ('pending', 'done')), CHECK (amount_minor >= 0))",
               "CREATE INDEX payment_refunds_due ON payment_refunds (state, next_attempt_ms)",
               "CREATE INDEX payment_refunds_payment ON payment_refunds (payment_id)"}},
             {2,
              "charges beside another",
              {"CREATE TABLE payment_superfluous_charges (reservation_id BIGINT NOT NULL, "
               "gateway_reference VARCHAR(190) NOT NULL, payment_id BIGINT NOT NULL, attempt INTEGER NOT NULL, "
               "amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, state VARCHAR(12) NOT NULL, "
               "attempts INTEGER NOT NULL, next_attempt_ms BIGINT NOT NULL, trouble VARCHAR(64) NOT NULL, "
               "refund_reference VARCHAR(190) NOT NULL, found_ms BIGINT NOT NULL, given_back_ms BIGINT, "
               "PRIMARY KEY (reservation_id, gateway_reference), "
               "CHECK (state IN ('waiting', 'given_back')), CHECK (amount_minor > 0))",
               "CREATE INDEX payment_superfluous_charges_due ON payment_superfluous_charges "
               "(state, next_attempt_ms)"}}}};
}

} // namespace narae::payment
