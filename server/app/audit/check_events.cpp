#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/app/audit/told_events.hpp"
#include "server/platform/database/bulk.hpp"

#include <algorithm>
#include <map>
#include <vector>

/// I5: every writer's events are 1 to n, they tell of everything that is on record, and each counts once with its
/// reader.
namespace narae::audit {

using database::Rows;
using database::Value;

namespace {

/// Names the numbers that are missing, as runs.
void nameGaps(const Books& books, const std::string& writer, std::int64_t last, InvariantResult& result)
{
    constexpr std::int64_t kGapsNamed = 1000;
    const Rows ends =
        books.session().query("SELECT e.seq, (SELECT MIN(n.seq) FROM event_outbox n WHERE n.writer = e.writer AND "
                              "n.seq > e.seq) FROM event_outbox e LEFT JOIN event_outbox f ON f.writer = e.writer AND "
                              "f.seq = e.seq + 1 WHERE e.writer = ? AND f.seq IS NULL ORDER BY e.seq LIMIT ?",
                              {writer, kGapsNamed});
    const auto missing = [&](std::int64_t from, std::int64_t to) {
        if (from > to) return;
        result.name("event/" + writer + "/" + std::to_string(from),
                    from == to ? "is missing" : "is missing, and so are all up to " + std::to_string(to));
    };
    for (std::size_t row = 0; row < ends.size(); ++row)
        missing(ends.integer(row, 0) + 1, ends.optionalInteger(row, 1).value_or(last + 1) - 1);
}

void checkWriters(const Books& books, const ToldEvents& told, InvariantResult& result)
{
    std::map<std::string, std::int64_t> heads;
    const Rows writers = books.session().query("SELECT writer, seq FROM event_writers");
    for (std::size_t row = 0; row < writers.size(); ++row)
        heads[writers.text(row, 0)] = writers.integer(row, 1);

    for (const auto& [writer, numbers] : told.byWriter()) {
        const auto [count, first, last] = numbers;
        result.checked += count;
        const auto head = heads.find(writer);
        if (head == heads.end()) {
            result.name("writer/" + writer, "has " + std::to_string(count) + " events, but was never a writer here");
            continue;
        }
        if (last > head->second)
            result.name("writer/" + writer, "stands at event " + std::to_string(head->second) + ", but the last is " +
                                                std::to_string(last));
        if (first != 1)
            result.name("event/" + writer + "/1", "is missing: its first event is number " + std::to_string(first));
        if (count != head->second || last != head->second) nameGaps(books, writer, head->second, result);
    }
    for (const auto& [writer, head] : heads)
        if (head != 0 && !told.byWriter().contains(writer))
            result.name("writer/" + writer, "stands at event " + std::to_string(head) + ", but has none");
}

void checkCursors(const Books& books, InvariantResult& result)
{
    const Rows cursors = books.session().query("SELECT c.reader, c.writer, c.seq, w.seq FROM event_cursors c "
                                               "LEFT JOIN event_writers w ON w.writer = c.writer "
                                               "WHERE w.seq IS NULL OR c.seq > w.seq OR c.seq < 0");
    // Where the contexts run apart, a reader follows writers of other databases too.
    const bool alone = books.has("flight reservation payment");
    for (std::size_t row = 0; row < cursors.size(); ++row) {
        if (cursors.isNull(row, 3) && !alone) continue;
        result.name(filled("reader/{0}", cursors, row),
                    filled("has taken in {1}/{2}, but that writer's last event is {3}", cursors, row));
    }
    const Rows letters = books.session().query(
        "SELECT d.reader, d.writer, d.seq, d.type, d.reason, e.seq, c.seq FROM event_dead_letters d "
        "LEFT JOIN event_outbox e ON e.writer = d.writer AND e.seq = d.seq "
        "LEFT JOIN event_cursors c ON c.reader = d.reader AND c.writer = d.writer "
        "WHERE d.replayed_at_ms IS NULL");
    std::string examples;
    for (std::size_t row = 0; row < letters.size(); ++row) {
        if (letters.isNull(row, 5) && alone)
            result.name(filled("event/{1}/{2}", letters, row),
                        filled("is a dead letter of reader {0}, but was never told", letters, row));
        if (letters.optionalInteger(row, 6).value_or(0) < letters.integer(row, 2))
            result.name(filled("reader/{0}", letters, row),
                        filled("has buried {1}/{2}, but says it has come to {6} only", letters, row));
        if (row < 5) examples += filled(" {1}/{2} {3} for {0} ({4}).", letters, row);
    }
    if (!letters.empty())
        result.notes.push_back(std::to_string(letters.size()) + " dead letters wait to be replayed:" + examples);
}

/// Facts that are written together with an event each: how many there are on a flight, and so how many events.
struct ToldFact {
    std::string_view needs;
    std::string_view event;
    std::string_view fact; ///< what the operator calls them
    std::string_view countByFlight;
};

constexpr ToldFact kToldFacts[] = {
    {"flight", "FlightAdded", "registrations", "SELECT flight_id, COUNT(*) FROM flight_flights GROUP BY flight_id"},
    {"flight", "FlightSeatRequested", "purchases in the airline's record",
     "SELECT flight_id, COUNT(*) FROM flight_purchases WHERE approved_at_ms IS NOT NULL GROUP BY flight_id"},
    {"flight", "FlightSeatReturned", "cancellations in the airline's record",
     "SELECT p.flight_id, COUNT(*) FROM flight_purchase_cancellations c "
     "JOIN flight_purchases p ON p.reservation_id = c.reservation_id GROUP BY p.flight_id"},
    {"reservation", "ReservationPlaced", "reservations",
     "SELECT flight_id, COUNT(*) FROM reservation_reservations GROUP BY flight_id"},
    {"reservation", "ReservationCancelled", "paid cancellations",
     "SELECT r.flight_id, COUNT(*) FROM reservation_cancellations c "
     "JOIN reservation_reservations r ON r.reservation_id = c.reservation_id "
     "WHERE r.payment_id IS NOT NULL GROUP BY r.flight_id"},
    {"payment", "PayApproved", "captured payments",
     "SELECT flight_id, COUNT(*) FROM payment_payments WHERE state = 'captured' GROUP BY flight_id"},
    {"payment", "PayCancelled", "refunds done",
     "SELECT p.flight_id, COUNT(*) FROM payment_refunds f JOIN payment_payments p ON p.payment_id = f.payment_id "
     "WHERE f.state = 'done' GROUP BY p.flight_id"},
};

void checkTold(const Books& books, const ToldEvents& told, InvariantResult& result)
{
    for (const ToldFact& kind : kToldFacts) {
        if (!books.has(kind.needs)) continue;
        const ToldEvents::CountByFlight& events = told.ofType(kind.event);
        ToldEvents::CountByFlight missing = events; // what is left over, when the facts are taken out
        const Rows facts = books.session().query(kind.countByFlight);
        if (books.session().failure()) return;
        for (std::size_t row = 0; row < facts.size(); ++row)
            missing[facts.integer(row, 0)] -= facts.integer(row, 1);
        for (const auto& [flight, more] : missing) {
            if (more == 0) continue;
            const auto found = events.find(flight);
            const std::int64_t count = found == events.end() ? 0 : found->second;
            result.name("flight/" + std::to_string(flight),
                        std::to_string(count - more) + " " + std::string(kind.fact) + " are on record, but " +
                            std::to_string(count) + " events " + std::string(kind.event) + " were told");
        }
    }
}

// The airline's record is the effect of payment's events.

constexpr Rule kPurchaseTaken{
    "flight payment",
    "payment_payments",
    "payment_id",
    "SELECT p.reservation_id, p.payment_id FROM payment_payments p LEFT JOIN flight_purchases f "
    "ON f.reservation_id = p.reservation_id AND f.approved_at_ms IS NOT NULL "
    "WHERE p.payment_id > ? AND p.payment_id <= ? AND p.state = 'captured' AND f.reservation_id IS NULL",
    "reservation/{0}",
    "payment {1} was captured and told, but the airline's record has no purchase"};

constexpr Rule kRefundTaken{
    "flight payment",
    "payment_refunds",
    "reservation_id",
    "SELECT f.reservation_id, f.cancellation, f.refund_id FROM payment_refunds f "
    "LEFT JOIN flight_purchase_cancellations c ON c.reservation_id = f.reservation_id "
    "AND c.cancellation = f.cancellation "
    "WHERE f.reservation_id > ? AND f.reservation_id <= ? AND f.state = 'done' AND c.reservation_id IS NULL",
    "reservation/{0}",
    "refund {2} of cancellation {1} is done and told, but the airline's record does not have it"};

constexpr Rule kFlightTaken{
    "flight reservation",
    "flight_flights",
    "flight_id",
    "SELECT f.flight_id, f.version, f.state, r.version, r.cancelled FROM flight_flights f "
    "LEFT JOIN reservation_flights r ON r.flight_id = f.flight_id WHERE f.flight_id > ? AND f.flight_id <= ? "
    "AND (r.flight_id IS NULL OR r.version <> f.version "
    "OR r.cancelled <> CASE WHEN f.state = 'cancelled' THEN 1 ELSE 0 END)",
    "flight/{0}",
    "is {2} in version {1}, but its seats are sold by version {3} (withdrawn: {4}), and no news wait"};

constexpr Rule kNothingInvented[] = {
    {"flight payment", "flight_purchases", "reservation_id",
     "SELECT f.reservation_id, f.pay_id, f.passengers, f.amount_minor, f.currency, p.payment_id, p.passengers, "
     "p.amount_minor, p.currency FROM flight_purchases f LEFT JOIN payment_payments p "
     "ON p.reservation_id = f.reservation_id AND p.state = 'captured' "
     "WHERE f.reservation_id > ? AND f.reservation_id <= ? AND f.approved_at_ms IS NOT NULL "
     "AND (p.payment_id IS NULL OR p.payment_id <> f.pay_id OR p.passengers <> f.passengers "
     "OR p.amount_minor <> f.amount_minor OR p.currency <> f.currency OR p.flight_id <> f.flight_id)",
     "reservation/{0}",
     "the airline's record has payment {1} for {2} passengers, {3} {4}; captured is payment {5} for {6}, {7} {8}"},
    {"flight payment", "flight_purchase_cancellations", "reservation_id",
     "SELECT c.reservation_id, c.cancellation, c.passengers, c.refunded_minor, f.passengers, f.amount_minor "
     "FROM flight_purchase_cancellations c LEFT JOIN payment_refunds f ON f.reservation_id = c.reservation_id "
     "AND f.cancellation = c.cancellation AND f.state = 'done' "
     "WHERE c.reservation_id > ? AND c.reservation_id <= ? "
     "AND (f.refund_id IS NULL OR f.passengers <> c.passengers OR f.amount_minor <> c.refunded_minor)",
     "reservation/{0}",
     "by the airline's record cancellation {1} took {2} passengers out for {3}; the refund done is for {4}, {5}"},
    {"flight reservation", "reservation_flights", "flight_id",
     "SELECT r.flight_id, r.version FROM reservation_flights r LEFT JOIN flight_flights f "
     "ON f.flight_id = r.flight_id WHERE r.flight_id > ? AND r.flight_id <= ? "
     "AND (f.flight_id IS NULL OR r.version > f.version)",
     "flight/{0}", "its seats are sold by version {1}, which the airline never described"},
};

/// Names the effects that are there although their event has not been taken in: they would count again. `statement`
/// ends in `reservation_id` and answers that, and the number of the cancellation.
void nameEarlyEffects(const Books& books, const std::map<Backlog::Part, std::string>& waiting,
                      std::string_view statement, std::string_view effect, InvariantResult& result)
{
    std::vector<Value> reservations;
    for (const auto& [part, event] : waiting)
        if (reservations.empty() || std::get<std::int64_t>(reservations.back()) != part.first)
            reservations.emplace_back(part.first);
    database::selectIn(books.session(), statement, reservations, "", [&](const Rows& rows, std::size_t row) {
        const auto found = waiting.find({rows.integer(row, 0), rows.integer(row, 1)});
        if (found == waiting.end()) return;
        result.name("event/" + found->second, "has not been taken in, but " + std::string(effect) + " of reservation/" +
                                                  rows.text(row, 0) + " is on record already");
    });
}

template <class Key>
std::map<Backlog::Part, std::string> waiting(const std::map<Key, Untaken>& untaken)
{
    std::map<Backlog::Part, std::string> parts;
    for (const auto& [key, told] : untaken) {
        if (!told.buried.empty()) continue;
        if constexpr (std::is_same_v<Key, Backlog::Part>)
            parts.emplace(key, told.event);
        else
            parts.emplace(Backlog::Part{told.reservation, 0}, told.event);
    }
    return parts;
}

void checkEffects(const Books& books, const Backlog& backlog, InvariantResult& result)
{
    apply(books, kPurchaseTaken, result,
          [&](const Rows& rows, std::size_t row) { return backlog.approvals.contains(rows.integer(row, 1)); });
    apply(books, kRefundTaken, result, [&](const Rows& rows, std::size_t row) {
        return backlog.refunds.contains({rows.integer(row, 0), rows.integer(row, 1)});
    });
    apply(books, kFlightTaken, result,
          [&](const Rows& rows, std::size_t row) { return backlog.descriptions.contains(rows.integer(row, 0)); });
    apply(books, kNothingInvented, result);
    if (books.has("flight")) {
        nameEarlyEffects(books, waiting(backlog.approvals),
                         "SELECT reservation_id, 0 FROM flight_purchases WHERE approved_at_ms IS NOT NULL AND "
                         "reservation_id",
                         "the purchase", result);
        nameEarlyEffects(books, waiting(backlog.refunds),
                         "SELECT reservation_id, cancellation FROM flight_purchase_cancellations WHERE reservation_id",
                         "the airline's cancellation", result);
    }
    if (books.has("payment"))
        nameEarlyEffects(books, waiting(backlog.cancellations),
                         "SELECT reservation_id, cancellation FROM payment_refunds WHERE reservation_id",
                         "the refund of a cancellation", result);
}

} // namespace

void checkEvents(const Books& books, const Backlog& backlog, InvariantResult& result)
{
    if (!books.has("commit events")) return noteElsewhere(result, "commit events");
    const ToldEvents told(books);
    checkWriters(books, told, result);
    checkCursors(books, result);
    checkTold(books, told, result);
    checkEffects(books, backlog, result);
}

} // namespace narae::audit
