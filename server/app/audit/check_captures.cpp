#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"

/// I2: each confirmed party has exactly one capture, of its total.
namespace narae::audit {

namespace {

constexpr Rule kRules[] = {
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.total_minor, r.currency, r.unit_price_minor, COUNT(p.number) "
     "FROM reservation_reservations r LEFT JOIN reservation_passengers p ON p.reservation_id = r.reservation_id "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? GROUP BY r.reservation_id "
     "HAVING r.total_minor <> r.unit_price_minor * COUNT(p.number)",
     "reservation/{0}", "its total is {1} {2}, but {4} passengers at {3} make another"},
    {"reservation", "reservation_reservations", "reservation_id",
     "SELECT reservation_id FROM reservation_reservations WHERE reservation_id > ? AND reservation_id <= ? "
     "AND state = 'confirmed' AND payment_id IS NULL",
     "reservation/{0}", "is confirmed, but carries no payment"},
    {"reservation payment", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.state, r.payment_id FROM reservation_reservations r LEFT JOIN payment_payments p "
     "ON p.reservation_id = r.reservation_id AND p.payment_id = r.payment_id AND p.state = 'captured' "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? AND r.payment_id IS NOT NULL AND p.payment_id IS NULL",
     "reservation/{0}", "is {1} and carries payment {2}, but no such capture of it is on record"},
    {"reservation payment", "reservation_reservations", "reservation_id",
     "SELECT r.reservation_id, r.total_minor, r.currency, r.flight_id, p.payment_id, p.amount_minor, p.currency, "
     "p.flight_id FROM reservation_reservations r JOIN payment_payments p ON p.reservation_id = r.reservation_id "
     "WHERE r.reservation_id > ? AND r.reservation_id <= ? "
     "AND (p.amount_minor <> r.total_minor OR p.currency <> r.currency OR p.flight_id <> r.flight_id)",
     "reservation/{0}", "costs {1} {2} on flight/{3}, but payment {4} is about {5} {6} on flight/{7}"},
    {"payment", "payment_payments", "payment_id",
     "SELECT p.reservation_id, p.payment_id, p.state, p.amount_minor, p.currency, COALESCE(l.captures, 0), "
     "COALESCE(l.captured, 0), p.ledger_entries, COALESCE(l.entries, 0), COALESCE(l.last, 0), "
     "COALESCE(l.currencies, 0) FROM payment_payments p LEFT JOIN (SELECT payment_id, COUNT(*) AS entries, "
     "MAX(entry) AS last, SUM(CASE WHEN kind = 'capture' THEN 1 ELSE 0 END) AS captures, "
     "SUM(CASE WHEN kind = 'capture' THEN amount_minor ELSE 0 END) AS captured, "
     "COUNT(DISTINCT currency) AS currencies, MIN(currency) AS currency FROM payment_ledger "
     "WHERE payment_id > ? AND payment_id <= ? GROUP BY payment_id) l ON l.payment_id = p.payment_id "
     "WHERE p.payment_id > ? AND p.payment_id <= ? "
     "AND (COALESCE(l.captures, 0) <> CASE WHEN p.state = 'captured' THEN 1 ELSE 0 END "
     "OR COALESCE(l.captured, 0) <> CASE WHEN p.state = 'captured' THEN p.amount_minor ELSE 0 END "
     "OR COALESCE(l.entries, 0) <> p.ledger_entries OR COALESCE(l.last, 0) <> p.ledger_entries "
     "OR COALESCE(l.currencies, 0) > 1 OR l.currency <> p.currency)",
     "reservation/{0}",
     "payment {1} is {2}, {3} {4}, but its ledger has {5} captures of {6} together; it counts {7} lines, there are "
     "{8}, "
     "the last is number {9}, in {10} currencies"},
    {"payment", "payment_ledger", "payment_id",
     "SELECT l.payment_id, l.entry, l.kind FROM payment_ledger l LEFT JOIN payment_payments p "
     "ON p.payment_id = l.payment_id WHERE l.payment_id > ? AND l.payment_id <= ? AND p.payment_id IS NULL",
     "payment/{0}", "its ledger has line {1} ({2}), but there is no such payment"},
    {"reservation payment", "payment_payments", "payment_id",
     "SELECT p.payment_id, p.reservation_id, p.state, p.amount_minor, p.currency FROM payment_payments p "
     "LEFT JOIN reservation_reservations r ON r.reservation_id = p.reservation_id "
     "WHERE p.payment_id > ? AND p.payment_id <= ? AND r.reservation_id IS NULL",
     "payment/{0}", "{2}, {3} {4}, for reservation/{1}, which does not exist"},
};

} // namespace

void checkCaptures(const Books& books, InvariantResult& result)
{
    apply(books, kRules, result);
    if (books.has("reservation"))
        result.checked = books.count("SELECT COUNT(*) FROM reservation_reservations WHERE state = 'confirmed'");
}

} // namespace narae::audit
