#include "server/reservation/adapters/reservation_rows.hpp"

#include "server/platform/database/bulk.hpp"
#include "server/platform/database/bulk_update.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>

namespace narae::reservation {

using database::Rows;
using database::Session;
using database::Value;

const std::string kReservationColumns =
    "reservation_id, locator, flight_id, cabin, customer_id, phone, email, unit_price_minor, total_minor, currency, "
    "placed_at_ms, state, hold_expires_at_ms, payment_attempt, payment_open, payment_id, end_reason, due_at_ms, "
    "settle_attempts, cancellations, payment_began_at_ms";

std::string numbersText(const std::vector<int>& numbers)
{
    std::string text;
    for (const int number : numbers)
        text += (text.empty() ? "" : ",") + std::to_string(number);
    return text;
}

std::vector<int> parseNumbers(const std::string& text)
{
    std::vector<int> numbers;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at < end;) {
        int number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc()) break;
        numbers.push_back(number);
        at = read.ptr == end ? end : read.ptr + 1;
    }
    return numbers;
}

Reservation readReservation(const Rows& rows, std::size_t row, std::size_t first)
{
    const auto at = [first](std::size_t column) { return first + column; };
    Reservation party;
    party.id = ReservationId(rows.integer(row, at(0)));
    party.locator = *Locator::parse(rows.text(row, at(1)));
    party.flight = FlightId(rows.integer(row, at(2)));
    party.cabin = rows.text(row, at(3));
    party.customer = AccountId(rows.optionalInteger(row, at(4)).value_or(0));
    party.contact = {rows.text(row, at(5)), rows.text(row, at(6))};
    const std::string currency = rows.text(row, at(9));
    party.unitPrice = *Money::make(rows.integer(row, at(7)), currency);
    party.total = *Money::make(rows.integer(row, at(8)), currency);
    party.placedAt = fromEpochMs(rows.integer(row, at(10)));
    party.state = *parseState(rows.text(row, at(11)));
    party.holdExpiresAt = fromEpochMs(rows.integer(row, at(12)));
    party.paymentAttempt = static_cast<int>(rows.integer(row, at(13)));
    party.paymentOpen = rows.integer(row, at(14)) != 0;
    party.payment = PaymentId(rows.optionalInteger(row, at(15)).value_or(0));
    party.endReason = rows.text(row, at(16));
    if (const auto due = rows.optionalInteger(row, at(17))) party.dueAt = fromEpochMs(*due);
    party.settleAttempts = static_cast<int>(rows.integer(row, at(18)));
    // So many are to come from their own table.
    party.cancellations.resize(static_cast<std::size_t>(rows.integer(row, at(19))));
    party.paymentBeganAt = fromEpochMs(rows.integer(row, at(20)));
    return party;
}

namespace {

/// Of those that have some.
void readCancellations(Session& session, const std::map<std::int64_t, Reservation*>& reservations)
{
    std::vector<Value> keys;
    for (const auto& [id, party] : reservations) {
        if (!party->cancellations.empty()) keys.emplace_back(id);
        party->cancellations.clear();
    }
    database::selectIn(session,
                       "SELECT reservation_id, number, passengers, refund_minor, fee_minor, reason, quote_id, at_ms "
                       "FROM reservation_cancellations WHERE reservation_id",
                       keys, " ORDER BY reservation_id, number", [&](const Rows& rows, std::size_t row) {
                           Reservation& party = *reservations.at(rows.integer(row, 0));
                           const Currency currency = party.total.currency();
                           party.cancellations.push_back(
                               {static_cast<int>(rows.integer(row, 1)), parseNumbers(rows.text(row, 2)),
                                Money(rows.integer(row, 3), currency), Money(rows.integer(row, 4), currency),
                                rows.text(row, 5), QuoteId(rows.integer(row, 6)), fromEpochMs(rows.integer(row, 7))});
                       });
}

/// `number, name, seat, cancellation` from column `first` on.
Passenger readPassenger(const Rows& rows, std::size_t row, std::size_t first)
{
    return {static_cast<int>(rows.integer(row, first)), rows.text(row, first + 1), rows.text(row, first + 2),
            static_cast<int>(rows.integer(row, first + 3))};
}

/// Reservations with their passengers, a row for each, in one question: a booking waits for every one. The
/// reservation's own row is the lock of its passengers and cancellations.
std::string selectParties()
{
    std::string columns = "r." + kReservationColumns;
    for (std::size_t at = 0; (at = columns.find(", ", at)) != std::string::npos; at += 4)
        columns.replace(at, 2, ", r.");
    return "SELECT " + columns +
           ", p.number, p.name, p.seat, p.cancellation FROM reservation_reservations r "
           "LEFT JOIN reservation_passengers p ON p.reservation_id = r.reservation_id WHERE r.reservation_id";
}

} // namespace

void readParties(Session& session, const std::vector<Reservation*>& reservations)
{
    std::map<std::int64_t, Reservation*> byId;
    std::vector<Value> keys;
    for (Reservation* party : reservations) {
        byId[party->id.value()] = party;
        keys.emplace_back(party->id.value());
    }
    database::selectIn(session,
                       "SELECT reservation_id, number, name, seat, cancellation FROM reservation_passengers "
                       "WHERE reservation_id",
                       keys, " ORDER BY reservation_id, number", [&byId](const Rows& rows, std::size_t row) {
                           byId.at(rows.integer(row, 0))->passengers.push_back(readPassenger(rows, row, 1));
                       });
    readCancellations(session, byId);
}

void ReservationRows::load(Session& session)
{
    static const std::string kParties = selectParties();
    std::vector<Value> keys;
    for (const ReservationId id : map_.takeWanted())
        keys.emplace_back(id.value());
    std::map<ReservationId, Reservation> found;
    database::selectIn(session, kParties, keys, session.forUpdate(), [&found](const Rows& rows, std::size_t row) {
        const ReservationId id(rows.integer(row, 0));
        auto party = found.find(id);
        if (party == found.end()) party = found.emplace(id, readReservation(rows, row)).first;
        if (rows.isNull(row, kReservationColumnCount)) return; // nobody in it
        party->second.passengers.push_back(readPassenger(rows, row, kReservationColumnCount));
    });
    std::map<std::int64_t, Reservation*> byId;
    for (auto& [id, party] : found) {
        std::sort(party.passengers.begin(), party.passengers.end(),
                  [](const Passenger& a, const Passenger& b) { return a.number < b.number; });
        byId[id.value()] = &party;
    }
    readCancellations(session, byId);
    if (session.failure()) return;
    for (auto& [id, party] : found)
        map_.put(id, std::move(party));
}

namespace {

std::vector<Value> changingColumns(const Reservation& party)
{
    return {std::string(name(party.state)),
            toEpochMs(party.holdExpiresAt),
            std::int64_t(party.paymentAttempt),
            std::int64_t(party.paymentOpen),
            toEpochMs(party.paymentBeganAt),
            party.payment.valid() ? Value(party.payment.value()) : Value(std::monostate{}),
            party.endReason,
            party.dueAt ? Value(toEpochMs(*party.dueAt)) : Value(std::monostate{}),
            std::int64_t(party.settleAttempts),
            static_cast<std::int64_t>(party.cancellations.size())};
}

/// The seat that the passenger keeps others from, or nothing: the unique index holds the rule.
Value claimOf(const Reservation& party, const Passenger& passenger)
{
    const bool claims = passenger.travels() && !passenger.seat.empty() &&
                        (party.holdsSeats() || party.state == Reservation::State::Confirmed);
    return claims ? Value(passenger.seat) : Value(std::monostate{});
}

} // namespace

void ReservationRows::write(Session& session) const
{
    database::BulkInsert parties(
        "reservation_reservations",
        "state, hold_expires_at_ms, payment_attempt, payment_open, payment_began_at_ms, payment_id, end_reason, "
        "due_at_ms, settle_attempts, cancellations, reservation_id, locator, flight_id, cabin, "
        "customer_id, phone, email, unit_price_minor, total_minor, currency, placed_at_ms");
    database::BulkInsert passengers("reservation_passengers",
                                    "seat, cancellation, claimed_seat, reservation_id, number, name, flight_id");
    database::BulkInsert cancellations("reservation_cancellations", "reservation_id, number, passengers, refund_minor, "
                                                                    "fee_minor, reason, quote_id, at_ms");
    // Guard: the rows are locked since they were loaded (on SQLite, the whole file).
    database::BulkUpdate changedParties("reservation_reservations",
                                        "state, hold_expires_at_ms, payment_attempt, payment_open, "
                                        "payment_began_at_ms, payment_id, end_reason, due_at_ms, settle_attempts, "
                                        "cancellations",
                                        "reservation_id");
    // Seats are let go before they are claimed: a seat may pass from one party to another in one batch.
    database::BulkUpdate lettingGo("reservation_passengers", "seat, cancellation, claimed_seat",
                                   "reservation_id, number");
    database::BulkUpdate claiming("reservation_passengers", "seat, cancellation, claimed_seat",
                                  "reservation_id, number");

    const auto addCancellations = [&cancellations](const Reservation& party, std::size_t from) {
        for (std::size_t i = from; i < party.cancellations.size(); ++i) {
            const Cancellation& part = party.cancellations[i];
            cancellations.add(party.id.value(), std::int64_t(part.number), numbersText(part.passengers),
                              part.refund.amountMinor(), part.fee.amountMinor(), part.reason, part.quote.value(),
                              toEpochMs(part.at));
        }
    };
    map_.eachChanged(
        [&](ReservationId id, const Reservation& party) {
            auto row = changingColumns(party);
            std::vector<Value> fixed{id.value(),
                                     party.locator.text(),
                                     party.flight.value(),
                                     party.cabin,
                                     party.customer.valid() ? Value(party.customer.value()) : Value(std::monostate{}),
                                     party.contact.phone,
                                     party.contact.email,
                                     party.unitPrice.amountMinor(),
                                     party.total.amountMinor(),
                                     std::string(party.total.currency().code()),
                                     toEpochMs(party.placedAt)};
            std::move(fixed.begin(), fixed.end(), std::back_inserter(row));
            parties.add(std::move(row));
            for (const Passenger& one : party.passengers)
                passengers.add(one.seat, std::int64_t(one.cancellation), claimOf(party, one), id.value(),
                               std::int64_t(one.number), one.name, party.flight.value());
            addCancellations(party, 0);
        },
        [&](ReservationId id, const Reservation& party) {
            const Reservation& before = map_.before(id);
            auto row = changingColumns(party);
            row.emplace_back(id.value());
            changedParties.add(std::move(row));
            for (std::size_t i = 0; i < party.passengers.size(); ++i) {
                const Passenger& one = party.passengers[i];
                const Value claim = claimOf(party, one);
                if (one == before.passengers[i] && claim == claimOf(before, one)) continue;
                auto& update = claim.index() == 0 ? lettingGo : claiming;
                update.add({one.seat, std::int64_t(one.cancellation), claim, id.value(), std::int64_t(one.number)});
            }
            addCancellations(party, before.cancellations.size());
        });
    changedParties.send(session);
    lettingGo.send(session);
    claiming.send(session);
    parties.send(session);
    passengers.send(session);
    cancellations.send(session);
}

} // namespace narae::reservation
