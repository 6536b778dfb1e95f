#include "server/reservation/adapters/reservation_shelf.hpp"

#include "server/platform/database/bulk.hpp"
#include "server/reservation/adapters/event_translation.hpp"

namespace narae::reservation {

using database::Rows;
using database::Session;
using database::Value;

ReservationShelf::ReservationShelf(commit::Outbox& outbox, commit::IdBlocks& ids, SeatMapCache& maps,
                                   Randomness& randomness)
    : outbox_(outbox), ids_(ids), maps_(maps), seats_(maps), locators_(randomness)
{
    ids_.declare(kReservationIds);
    ids_.declare(kQuoteIds);
}

void ReservationShelf::add(SeatsOnSale seats)
{
    const FlightId flight = seats.flight;
    seats_.map().add(flight, std::move(seats));
}

void ReservationShelf::add(Reservation reservation)
{
    const ReservationId id = reservation.id;
    reservations_.map().add(id, std::move(reservation));
}

void ReservationShelf::add(CancellationQuote quote)
{
    const QuoteId id = quote.id;
    quotes_.add(id, std::move(quote));
}

void ReservationShelf::add(Intent intent)
{
    const IntentKey key = intent.key;
    intents_.add(key, std::move(intent));
}

/// The stored ones, and those that earlier decisions of this batch placed, or gave seats again.
std::vector<ReservationId> ReservationShelf::activeOn(FlightId flight) const
{
    const auto* stored = activeOn_.find(flight);
    std::vector<ReservationId> ids = stored == nullptr ? std::vector<ReservationId>{} : *stored;
    reservations_.map().eachChanged(
        [&](ReservationId id, const Reservation& party) {
            if (party.flight == flight) ids.push_back(id);
        },
        [&](ReservationId id, const Reservation& party) {
            if (party.flight == flight && party.isActive() && !reservations_.map().before(id).isActive())
                ids.push_back(id);
        });
    return ids;
}

template <class Event>
void ReservationShelf::tell(const Event& event, const Reservation& reservation)
{
    outbox_.append("reservation", Event::kType, "reservation/" + reservation.id.text(), reservation.flight.value(),
                   api::events::toText(event));
}

void ReservationShelf::tellPlaced(const Reservation& reservation)
{
    tell(placedEvent(reservation), reservation);
}

void ReservationShelf::tellConfirmed(const Reservation& reservation, bool seatsTakenAgain)
{
    tell(confirmedEvent(reservation, seatsTakenAgain), reservation);
}

void ReservationShelf::tellCancelled(const Reservation& reservation, const Cancellation& cancellation,
                                     bool seatsReturned)
{
    tell(cancelledEvent(reservation, cancellation, seatsReturned), reservation);
}

void ReservationShelf::tellPaymentUnknown(const Reservation& reservation, bool known)
{
    tell(api::events::ReservationPaymentUnknown{reservation.id.value(), reservation.flight.value(),
                                                reservation.paymentAttempt, known},
         reservation);
}

void ReservationShelf::tellExpired(const Reservation& reservation, const std::vector<std::string>& seats,
                                   std::string_view reason)
{
    tell(expiredEvent(reservation, seats, reason), reservation);
}

bool ReservationShelf::wantsMore() const
{
    return seats_.map().wantsMore() || reservations_.map().wantsMore() || quotes_.wantsMore() || intents_.wantsMore() ||
           (locatorWanted_ && locators_.low()) || activeOn_.wantsMore();
}

void ReservationShelf::load(Session& session)
{
    // Intents and reservations name flights; so they come first, and every process locks in this order.
    if (intents_.wantsMore()) loadIntents(session);
    if (locatorWanted_ && locators_.low()) locators_.topUp(session);
    if (quotes_.wantsMore()) loadQuotes(session);
    if (activeOn_.wantsMore()) loadActive(session);
    if (reservations_.map().wantsMore()) reservations_.load(session);
    if (seats_.map().wantsMore()) seats_.load(session);
}

void ReservationShelf::loadIntents(Session& session)
{
    std::vector<Value> keys;
    for (const IntentKey& key : intents_.takeWanted()) {
        keys.emplace_back(key.scope);
        keys.emplace_back(key.key);
    }
    // Guard: the primary key refuses a second intent of one name; rows that are not there cannot be locked.
    database::selectInTuples(session,
                             "SELECT scope, intent_key, operation, fingerprint, reservation_id, payment_attempt, at_ms "
                             "FROM reservation_intents WHERE (scope, intent_key)",
                             keys, 2, "", [this](const Rows& rows, std::size_t row) {
                                 Intent intent{{rows.text(row, 0), rows.text(row, 1)},
                                               rows.text(row, 2),
                                               rows.text(row, 3),
                                               ReservationId(rows.integer(row, 4)),
                                               static_cast<int>(rows.integer(row, 5)),
                                               fromEpochMs(rows.integer(row, 6))};
                                 intents_.put(intent.key, intent);
                             });
}

void ReservationShelf::loadQuotes(Session& session)
{
    std::vector<Value> keys;
    for (const QuoteId quote : quotes_.takeWanted())
        keys.emplace_back(quote.value());
    database::selectIn(session,
                       "SELECT quote_id, reservation_id, passengers, refund_minor, fee_minor, currency, expires_at_ms, "
                       "fee_waived FROM reservation_quotes WHERE quote_id",
                       keys, "", [this](const Rows& rows, std::size_t row) {
                           const std::string currency = rows.text(row, 5);
                           CancellationQuote quote{QuoteId(rows.integer(row, 0)),
                                                   ReservationId(rows.integer(row, 1)),
                                                   parseNumbers(rows.text(row, 2)),
                                                   *Money::make(rows.integer(row, 3), currency),
                                                   *Money::make(rows.integer(row, 4), currency),
                                                   rows.integer(row, 7) != 0,
                                                   fromEpochMs(rows.integer(row, 6))};
                           quotes_.put(quote.id, quote);
                       });
}

void ReservationShelf::loadActive(Session& session)
{
    for (const FlightId flight : activeOn_.takeWanted()) {
        const Rows rows = session.query("SELECT reservation_id FROM reservation_reservations WHERE flight_id = ? AND "
                                        "state IN ('held', 'paying', 'payment_unknown', 'confirmed') "
                                        "ORDER BY reservation_id",
                                        {flight.value()});
        std::vector<ReservationId> ids;
        for (std::size_t row = 0; row < rows.size(); ++row)
            ids.emplace_back(rows.integer(row, 0));
        for (const ReservationId id : ids)
            wantReservation(id);
        activeOn_.put(flight, std::move(ids));
    }
}

void ReservationShelf::mark()
{
    seats_.map().mark();
    reservations_.map().mark();
    quotes_.mark();
    intents_.mark();
}

void ReservationShelf::revert()
{
    seats_.map().revert();
    reservations_.map().revert();
    quotes_.revert();
    intents_.revert();
}

bool ReservationShelf::changed() const
{
    return seats_.map().changed() || reservations_.map().changed() || quotes_.changed() || intents_.changed();
}

void ReservationShelf::write(Session& session)
{
    seats_.write(session);
    reservations_.write(session);
    database::BulkInsert quotes("reservation_quotes", "quote_id, reservation_id, passengers, refund_minor, fee_minor, "
                                                      "currency, expires_at_ms, fee_waived");
    quotes_.eachChanged(
        [&quotes](QuoteId id, const CancellationQuote& quote) {
            quotes.add(id.value(), quote.reservation.value(), numbersText(quote.passengers), quote.refund.amountMinor(),
                       quote.fee.amountMinor(), std::string(quote.refund.currency().code()), toEpochMs(quote.expiresAt),
                       std::int64_t(quote.feeWaived));
        },
        [](QuoteId, const CancellationQuote&) { check(false, "a quote is never changed"); });
    quotes.send(session);
    database::BulkInsert intents("reservation_intents", "scope, intent_key, operation, fingerprint, reservation_id, "
                                                        "payment_attempt, at_ms");
    intents_.eachChanged(
        [&intents](const IntentKey& key, const Intent& intent) {
            intents.add(key.scope, key.key, intent.operation, intent.fingerprint, intent.reservation.value(),
                        std::int64_t(intent.paymentAttempt), toEpochMs(intent.at));
        },
        [](const IntentKey&, const Intent&) { check(false, "an intent is never changed"); });
    intents.send(session);
}

void ReservationShelf::clear()
{
    seats_.map().clear();
    reservations_.map().clear();
    forgetTheRest();
}

/// A booking that was placed a moment ago is confirmed next, on a flight that others book too.
void ReservationShelf::keep()
{
    seats_.map().keep();
    reservations_.map().keep();
    forgetTheRest();
}

void ReservationShelf::forgetTheRest()
{
    quotes_.clear();
    intents_.clear();
    locatorWanted_ = false;
    activeOn_.clear();
}

} // namespace narae::reservation
