#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"

/// I3: a cancelled party gets what it was promised and no more than it paid; what expired or was declined cost nothing.
/// The parties of a cancelled flight are cancelled.
namespace narae::audit {

using database::Rows;

namespace {

// `1,3`: so many passengers are in a cancellation's list.
#define NARAE_PASSENGERS_OUT "(LENGTH(c.passengers) - LENGTH(REPLACE(c.passengers, ',', '')) + 1)"

constexpr Rule kRules[] = {
    {"reservation payment", "payment_payments", "payment_id",
     "SELECT r.reservation_id, r.state, p.amount_minor - p.refunded_minor, p.currency, p.payment_id "
     "FROM payment_payments p JOIN reservation_reservations r ON r.reservation_id = p.reservation_id "
     "WHERE p.payment_id > ? AND p.payment_id <= ? AND p.state = 'captured' AND r.payment_open = 0 "
     "AND r.payment_id IS NULL AND p.amount_minor <> p.refunded_minor",
     "reservation/{0}", "is {1} and has nothing to pay, but {2} {3} of payment {4} were captured and not given back"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT reservation_id, state, payment_open FROM reservation_reservations "
     "WHERE reservation_id > ? AND reservation_id <= ? AND state <> 'expired' "
     "AND payment_open <> CASE WHEN state IN ('paying', 'payment_unknown') THEN 1 ELSE 0 END",
     "reservation/{0}", "is {1}, but the mark of an open payment is {2}: nobody will settle it"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, COUNT(*) FROM reservation_reservations r "
     "JOIN reservation_passengers p ON p.reservation_id = r.reservation_id "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? AND r.state = 'cancelled' AND p.cancellation = 0 "
     "GROUP BY r.reservation_id",
     "reservation/{0}", "is cancelled, but {1} of its passengers travel"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.state FROM reservation_reservations r "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? AND r.cancellations > 0 AND r.state <> 'cancelled' "
     "AND NOT EXISTS (SELECT 1 FROM reservation_passengers p WHERE p.reservation_id = r.reservation_id "
     "AND p.cancellation = 0)",
     "reservation/{0}", "is {1}, but none of its passengers travels"},
    {"reservation", "reservation_flights", "flight_id",
     "SELECT r.reservation_id, r.flight_id FROM reservation_flights f "
     "JOIN reservation_reservations r ON r.flight_id = f.flight_id "
     "WHERE f.flight_id > ? AND f.flight_id <= ? AND f.cancelled <> 0 AND r.state = 'confirmed'",
     "reservation/{0}", "is confirmed on flight {1}, which is cancelled: nobody refunds it"},
    {"reservation", "reservation_passengers", "reservation_id",
     "SELECT p.reservation_id, p.number, p.cancellation FROM reservation_passengers p "
     "LEFT JOIN reservation_cancellations c ON c.reservation_id = p.reservation_id AND c.number = p.cancellation "
     "WHERE p.reservation_id > ? AND p.reservation_id <= ? AND p.cancellation <> 0 AND c.number IS NULL",
     "reservation/{0}", "passenger {1} is out by cancellation {2}, which is not on record"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.cancellations, COALESCE(c.recorded, 0) FROM reservation_reservations r "
     "LEFT JOIN (SELECT reservation_id, COUNT(*) AS recorded FROM reservation_cancellations "
     "WHERE reservation_id > ? AND reservation_id <= ? GROUP BY reservation_id) c "
     "ON c.reservation_id = r.reservation_id WHERE r.reservation_id > ? AND r.reservation_id <= ? "
     "AND r.cancellations <> COALESCE(c.recorded, 0)",
     "reservation/{0}", "counts {1} cancellations, but {2} are on record"},
    {"reservation", "reservation_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.number, c.passengers, COUNT(p.number) FROM reservation_cancellations c "
     "LEFT JOIN reservation_passengers p ON p.reservation_id = c.reservation_id AND p.cancellation = c.number "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? GROUP BY c.reservation_id, c.number, c.passengers "
     "HAVING COUNT(p.number) <> " NARAE_PASSENGERS_OUT,
     "reservation/{0}", "cancellation {1} took passengers {2} out, but {3} passengers say so"},
    {"reservation", "reservation_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.number, c.refund_minor, c.fee_minor, r.unit_price_minor, r.currency, "
     "c.passengers FROM reservation_cancellations c "
     "JOIN reservation_reservations r ON r.reservation_id = c.reservation_id "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? AND (c.refund_minor < 0 OR c.fee_minor < 0 "
     "OR c.refund_minor + c.fee_minor <> CASE WHEN r.payment_id IS NULL THEN 0 "
     "ELSE r.unit_price_minor * " NARAE_PASSENGERS_OUT " END)",
     "reservation/{0}", "cancellation {1} refunds {2} {5} and keeps {3}: not what passengers {6} paid at {4} each"},
    {"reservation", "reservation_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.number, c.refund_minor, c.quote_id, q.refund_minor FROM reservation_cancellations c "
     "LEFT JOIN reservation_quotes q ON q.quote_id = c.quote_id AND q.reservation_id = c.reservation_id "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? AND c.quote_id > 0 "
     "AND (q.quote_id IS NULL OR q.refund_minor <> c.refund_minor OR q.fee_minor <> c.fee_minor "
     "OR q.passengers <> c.passengers)",
     "reservation/{0}", "cancellation {1} refunds {2}, but its quote {3} promised {4}"},
    {"reservation", "reservation_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.number, c.fee_minor, c.quote_id FROM reservation_cancellations c "
     "JOIN reservation_quotes q ON q.quote_id = c.quote_id AND q.reservation_id = c.reservation_id "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? AND q.fee_waived <> 0 AND c.fee_minor <> 0",
     "reservation/{0}", "cancellation {1} keeps a fee of {2}, which quote {3} waived"},
    {"reservation payment", "reservation_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.number, c.refund_minor, r.currency, c.passengers, f.refund_id, f.amount_minor, "
     "f.currency, f.passengers FROM reservation_cancellations c "
     "JOIN reservation_reservations r ON r.reservation_id = c.reservation_id "
     "JOIN payment_refunds f ON f.reservation_id = c.reservation_id AND f.cancellation = c.number "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? AND (f.amount_minor <> c.refund_minor "
     "OR f.currency <> r.currency OR f.payment_id <> COALESCE(r.payment_id, 0) "
     "OR f.passengers <> " NARAE_PASSENGERS_OUT ")",
     "reservation/{0}",
     "cancellation {1} owes {2} {3} to passengers {4}, but refund {5} gives {6} {7} for {8} passengers"},
    {"reservation payment", "payment_refunds", "reservation_id",
     "SELECT f.reservation_id, f.refund_id, f.amount_minor, f.currency, f.cancellation FROM payment_refunds f "
     "LEFT JOIN reservation_cancellations c ON c.reservation_id = f.reservation_id AND c.number = f.cancellation "
     "WHERE f.reservation_id > ? AND f.reservation_id <= ? AND c.reservation_id IS NULL",
     "reservation/{0}", "refund {1} gives {2} {3} for cancellation {4}, which does not exist"},
    {"payment", "payment_superfluous_charges", "reservation_id",
     "SELECT s.reservation_id, s.gateway_reference, s.payment_id, p.state FROM payment_superfluous_charges s "
     "LEFT JOIN payment_payments p ON p.payment_id = s.payment_id AND p.reservation_id = s.reservation_id "
     "WHERE s.reservation_id > ? AND s.reservation_id <= ? AND (p.state IS NULL OR p.state <> 'captured')",
     "reservation/{0}", "charge {1} goes back as one too many, but payment {2} beside it is {3}"},
    {"payment", "payment_superfluous_charges", "reservation_id",
     "SELECT s.reservation_id, s.gateway_reference, p.payment_id FROM payment_superfluous_charges s "
     "JOIN payment_payments p ON p.gateway_reference = s.gateway_reference AND p.reservation_id = s.reservation_id "
     "WHERE s.reservation_id > ? AND s.reservation_id <= ?",
     "reservation/{0}", "charge {1} goes back as one too many, but it is the one of payment {2}"},
    {"payment", "payment_payments", "payment_id",
     "SELECT p.reservation_id, p.payment_id, p.amount_minor, p.currency, p.refunded_minor, "
     "COALESCE(f.begun, 0), COALESCE(f.done, 0), COALESCE(l.given, 0) FROM payment_payments p "
     "LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS begun, "
     "SUM(CASE WHEN state = 'done' THEN amount_minor ELSE 0 END) AS done, "
     "SUM(CASE WHEN state = 'done' THEN passengers ELSE 0 END) AS passengers FROM payment_refunds "
     "WHERE payment_id > ? AND payment_id <= ? GROUP BY payment_id) f ON f.payment_id = p.payment_id "
     "LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS given FROM payment_ledger "
     "WHERE payment_id > ? AND payment_id <= ? AND kind = 'refund' GROUP BY payment_id) l "
     "ON l.payment_id = p.payment_id WHERE p.payment_id > ? AND p.payment_id <= ? "
     "AND (p.refunded_minor <> COALESCE(f.begun, 0) OR COALESCE(f.done, 0) <> COALESCE(l.given, 0) "
     "OR p.passengers_out <> COALESCE(f.passengers, 0) OR COALESCE(f.begun, 0) > p.amount_minor)",
     "reservation/{0}",
     "payment {1} of {2} {3} counts {4} as refunded; its refunds make {5}, {6} of it done, its ledger gave {7}"},
};

#undef NARAE_PASSENGERS_OUT

/// Each paid cancellation has its refund, unless payment has not heard of it yet.
constexpr Rule kRefundBegun{
    "reservation payment",
    "reservation_cancellations",
    "reservation_id",
    "SELECT c.reservation_id, c.number, c.refund_minor, r.currency FROM reservation_cancellations c "
    "JOIN reservation_reservations r ON r.reservation_id = c.reservation_id "
    "LEFT JOIN payment_refunds f ON f.reservation_id = c.reservation_id AND f.cancellation = c.number "
    "WHERE c.reservation_id > ? AND c.reservation_id <= ? AND r.payment_id IS NOT NULL AND f.refund_id IS NULL",
    "reservation/{0}",
    "cancellation {1} owes {2} {3}, but payment never began that refund"};

} // namespace

void checkRefunds(const Books& books, const Backlog& backlog, InvariantResult& result)
{
    apply(books, kRules, result);
    apply(books, kRefundBegun, result, [&](const Rows& rows, std::size_t row) {
        const auto found = backlog.cancellations.find({rows.integer(row, 0), rows.integer(row, 1)});
        if (found == backlog.cancellations.end()) return false;
        const Untaken& told = found->second;
        if (!told.buried.empty())
            result.name(filled("reservation/{0}", rows, row),
                        filled("cancellation {1} owes {2} {3}, but payment could not take event ", rows, row) +
                            told.event + " in (" + told.buried + "): replay it");
        return true;
    });
    if (books.has("reservation"))
        result.checked = books.count("SELECT COUNT(*) FROM reservation_reservations "
                                     "WHERE cancellations > 0 OR state IN ('declined', 'expired', 'cancelled')");
    if (!books.has("payment")) return;
    const auto note = [&](std::string_view select, std::string_view what) {
        const std::int64_t waiting = books.count(select);
        if (waiting == 0) return;
        result.open = true;
        result.notes.push_back(std::to_string(waiting) + std::string(what));
    };
    note("SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending'", " refunds are begun and not done yet");
    note("SELECT COUNT(*) FROM payment_superfluous_charges WHERE state = 'waiting'",
         " charges were one too many and are not given back yet");
}

} // namespace narae::audit
