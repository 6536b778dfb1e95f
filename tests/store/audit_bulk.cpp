#include "tests/store/audit_bulk.hpp"

#include "common/api/events.hpp"
#include "server/identity/adapters/rows.hpp"
#include "server/identity/adapters/sodium.hpp"
#include "server/platform/database/bulk.hpp"
#include "server/reservation/domain/seat_occupancy.hpp"
#include "server/view/adapters/cursors_text.hpp"
#include "server/view/adapters/rebuild.hpp"

#include <utility>

namespace narae::testing {

using database::BulkInsert;
using database::Value;

namespace {

constexpr std::int64_t kPartiesAFlight = 100;
constexpr std::int64_t kPartiesATransaction = 1000;
constexpr std::int64_t kFare = 50'000;
constexpr std::int64_t kNowMs = 1'790'000'000'000;
const std::string kTrace = "0af7651916cd43dd8448eb211c80319c";

enum class Fate { Confirmed, Cancelled, Held, Declined, Expired, Partly };

Fate fateOf(std::int64_t reservation)
{
    switch (reservation % 20) {
    case 0: return Fate::Partly;
    case 1: return Fate::Held;
    case 2: return Fate::Declined;
    case 3: return Fate::Expired;
    case 4: return Fate::Cancelled;
    default: return Fate::Confirmed;
    }
}

std::string_view stateOf(Fate fate)
{
    switch (fate) {
    case Fate::Confirmed:
    case Fate::Partly: return "confirmed";
    case Fate::Cancelled: return "cancelled";
    case Fate::Held: return "held";
    case Fate::Declined: return "declined";
    case Fate::Expired: return "expired";
    }
    return "";
}

/// Every table's rows, gathered and sent now and then.
class Tables {
public:
    explicit Tables(database::Session& session) : session_(session) {}

    void add(std::string_view table, std::string_view columns, std::vector<Value> row)
    {
        auto found = tables_.find(table);
        if (found == tables_.end()) found = tables_.try_emplace(table, table, columns).first;
        found->second.add(std::move(row));
    }
    void send()
    {
        session_.begin();
        for (auto& [name, rows] : tables_)
            rows.send(session_);
        session_.commit();
        check(!session_.failure(), "the rows fit");
    }

private:
    database::Session& session_;
    std::map<std::string_view, BulkInsert> tables_;
};

/// Writes a flight and its parties after the other.
class Filler {
public:
    Filler(database::Session& ours, database::Session& gateway, std::int64_t customer)
        : ours_(ours), gateway_(gateway), customer_(customer), map_(*SeatMap::parse("1-30:ABC_DEF"))
    {
    }

    void fill(std::int64_t reservations, std::int64_t flights);
    std::string acknowledged() { return std::move(acknowledged_); }
    std::int64_t events() const { return seq_; }

private:
    struct Party {
        std::int64_t id = 0;
        std::int64_t payment = 0;
        std::int64_t flight = 0;
        Fate fate = Fate::Confirmed;
        int size = 2;
        std::vector<std::string> seats;

        bool paid() const { return fate == Fate::Confirmed || fate == Fate::Partly || fate == Fate::Cancelled; }
        int out() const { return fate == Fate::Cancelled ? size : fate == Fate::Partly ? 1 : 0; }
        std::int64_t refund() const { return out() * kFare * 9 / 10; }
    };

    void flight(std::int64_t id, std::int64_t firstParty, std::int64_t lastParty);
    void describe(std::int64_t id);
    void reserve(const Party& party);
    void pay(const Party& party);
    void refund(const Party& party);
    void tellWhatBecame(const Party& party);
    template <class Event>
    void tell(const char* source, const Event& event, const std::string& subject, std::int64_t flight);

    Tables ours_;
    Tables gateway_;
    const std::int64_t customer_;
    SeatMap map_;
    std::int64_t seq_ = 0;
    std::string acknowledged_;

    // Of the present flight.
    reservation::SeatOccupancy occupancy_;
    std::size_t nextSeat_ = 0;
    std::int64_t held_ = 0;
    std::int64_t sold_ = 0;
    std::int64_t airlineSold_ = 0;
};

template <class Event>
void Filler::tell(const char* source, const Event& event, const std::string& subject, std::int64_t flight)
{
    ours_.add("event_outbox", "writer, seq, type, source, subject, flight_id, trace_id, time_ms, data",
              {"narae-1", ++seq_, std::string(Event::kType), source, subject, flight, kTrace, kNowMs + seq_,
               api::events::toText(event)});
}

void Filler::fill(std::int64_t reservations, std::int64_t flights)
{
    std::int64_t first = 1;
    std::int64_t unsent = 0;
    for (std::int64_t id = 1; id <= flights; ++id) {
        const std::int64_t next = 1 + reservations * id / flights;
        flight(id, first, next - 1);
        unsent += 1 + next - std::exchange(first, next);
        if (unsent < kPartiesATransaction && id < flights) continue;
        unsent = 0;
        ours_.send();
        gateway_.send();
    }
}

void Filler::describe(std::int64_t id)
{
    const std::string number = "NR" + std::to_string(id);
    api::events::FlightAdded added;
    added.flight.flightId = id;
    added.flight.flightName = number;
    added.flight.price = kFare;
    added.flight.seat = static_cast<int>(map_.capacity());
    added.flight.origin = "GMP";
    added.flight.destination = "CJU";
    added.flight.destinationIsAirport = true;
    added.flight.departsAt = fromEpochMs(kNowMs + id * 60'000);
    added.flight.arrivesAt = added.flight.departsAt + std::chrono::hours(1);
    added.flight.cabins = {{"economy", added.flight.seat, Money(kFare, Currency::krw()), map_.notation()}};
    added.flight.refundSteps = {{7, 90}};
    tell("flight", added, "flight/" + std::to_string(id), id);

    const std::int64_t departs = toEpochMs(added.flight.departsAt);
    const std::int64_t arrives = toEpochMs(added.flight.arrivesAt);
    const auto capacity = static_cast<std::int64_t>(map_.capacity());
    ours_.add("flight_flights",
              "flight_id, flight_number, origin, destination, departs_at_ms, arrives_at_ms, unique_departure_ms, "
              "aircraft, refund_steps, state, cancel_reason, version",
              {id, number, "GMP", "CJU", departs, arrives, departs, "", "7:90", "scheduled", "", 1});
    ours_.add("flight_cabins", "flight_id, cabin, capacity, fare_minor, currency, seat_map",
              {id, "economy", capacity, kFare, "KRW", map_.notation()});
    ours_.add("reservation_flights",
              "flight_id, flight_number, origin, destination, departs_at_ms, arrives_at_ms, refund_steps, cancelled, "
              "version",
              {id, number, "GMP", "CJU", departs, arrives, "7:90", 0, 1});
}

void Filler::flight(std::int64_t id, std::int64_t firstParty, std::int64_t lastParty)
{
    describe(id);
    occupancy_ = reservation::SeatOccupancy(map_.capacity());
    nextSeat_ = 0;
    held_ = sold_ = airlineSold_ = 0;
    for (std::int64_t number = firstParty; number <= lastParty; ++number) {
        Party party;
        party.id = number;
        party.payment = number;
        party.flight = id;
        party.fate = fateOf(number);
        party.size = party.fate == Fate::Partly ? 3 : party.fate == Fate::Declined ? 1 : 2;
        reserve(party);
    }
    const auto capacity = static_cast<std::int64_t>(map_.capacity());
    ours_.add("reservation_cabins",
              "flight_id, cabin, capacity, held, sold, price_minor, currency, seat_map, occupancy",
              {id, "economy", capacity, held_, sold_, kFare, "KRW", map_.notation(), occupancy_.text()});
    ours_.add("flight_seats", "flight_id, flight_number, capacity, sold",
              {id, "NR" + std::to_string(id), capacity, airlineSold_});
}

void Filler::reserve(const Party& born)
{
    Party party = born;
    const bool active = party.paid() || party.fate == Fate::Held;
    for (int number = 1; number <= party.size; ++number) {
        const bool out = number <= party.out();
        const bool claims = active && !out;
        const std::size_t position = claims ? nextSeat_++ : 0;
        if (claims) occupancy_.take(position);
        party.seats.push_back(map_.seats()[position]);
        ours_.add("reservation_passengers", "reservation_id, number, name, seat, cancellation, flight_id, claimed_seat",
                  {party.id, number, "김나래", party.seats.back(), out ? 1 : 0, party.flight,
                   claims ? Value(party.seats.back()) : Value()});
    }
    const int travelling = active ? party.size - party.out() : 0;
    (party.fate == Fate::Held ? held_ : sold_) += travelling;
    std::string locator;
    for (std::int64_t rest = party.id, digit = 0; digit < 6; ++digit, rest /= 31)
        locator += Locator::kAlphabet[static_cast<std::size_t>(rest % 31)];
    const std::int64_t total = party.size * kFare;
    const std::string state(stateOf(party.fate));
    const std::string key = "intent-" + std::to_string(party.id);
    ours_.add("reservation_reservations",
              "reservation_id, locator, flight_id, cabin, customer_id, phone, email, unit_price_minor, total_minor, "
              "currency, placed_at_ms, state, hold_expires_at_ms, payment_attempt, payment_open, payment_id, "
              "end_reason, due_at_ms, settle_attempts, cancellations",
              {party.id,
               locator,
               party.flight,
               "economy",
               customer_ == 0 ? Value() : Value(customer_),
               "01097770779",
               "",
               kFare,
               total,
               "KRW",
               kNowMs,
               state,
               kNowMs,
               party.fate == Fate::Held ? 0 : 1,
               0,
               party.paid() ? Value(party.payment) : Value(),
               "",
               Value(),
               0,
               party.out() > 0 ? 1 : 0});
    ours_.add("reservation_intents",
              "scope, intent_key, operation, fingerprint, reservation_id, payment_attempt, at_ms",
              {"guest", key, "place", "f", party.id, party.fate == Fate::Held ? 0 : 1, kNowMs});
    acknowledged_ += "{\"reservationId\": " + std::to_string(party.id) + ", \"state\": \"" + state + "\", \"key\": \"" +
                     key + "\"}\n";

    api::events::ReservationPlaced placed;
    placed.reservationId = party.id;
    placed.customerId = customer_;
    placed.phone = "01097770779";
    placed.flightId = party.flight;
    placed.count = party.size;
    placed.price = total;
    placed.currency = "KRW";
    placed.locator = locator;
    placed.cabin = "economy";
    placed.seats = party.seats;
    placed.paying = party.fate != Fate::Held;
    tell("reservation", placed, "reservation/" + std::to_string(party.id), party.flight);
    if (party.paid() || party.fate == Fate::Declined) pay(party);
    tellWhatBecame(party);
    if (party.out() > 0) refund(party);
}

void Filler::pay(const Party& party)
{
    const bool captured = party.paid();
    const std::int64_t total = party.size * kFare;
    const std::string key = "reservation-" + std::to_string(party.id);
    const std::string reference = captured ? "ch_" + key : "";
    ours_.add("payment_payments",
              "payment_id, reservation_id, flight_id, cabin, passengers, amount_minor, currency, method, attempt, "
              "state, reason, gateway_reference, refunded_minor, passengers_out, ledger_entries, recorded_ms, "
              "changed_ms, version",
              {party.payment, party.id, party.flight, "economy", party.size, total, "KRW", "pm_card_ok", 1,
               captured ? "captured" : "declined", captured ? "" : "card_declined", reference, party.refund(),
               party.out(), party.out() > 0 ? 2 : 1, kNowMs, kNowMs, 1});
    ours_.add("payment_ledger", "payment_id, entry, kind, amount_minor, currency, gateway_reference, detail, at_ms",
              {party.payment, 1, captured ? "capture" : "decline", total, "KRW", reference, "", kNowMs});
    gateway_.add("sandbox_charges", "charge_key, amount_minor, currency, method, state, reason, refunded_minor, at_ms",
                 {key, total, "KRW", "pm_card_ok", captured ? "captured" : "declined", "", party.refund(), kNowMs});
    const api::events::Payment payment{party.payment, party.id, party.flight, party.size, total, "KRW"};
    const std::string subject = "payment/" + std::to_string(party.payment);
    if (!captured) return tell("payment", api::events::PayDeclined{payment, "card_declined"}, subject, party.flight);
    tell("payment", api::events::PayApproved{payment, "economy"}, subject, party.flight);

    ours_.add("flight_purchases",
              "reservation_id, flight_id, pay_id, cabin, passengers, amount_minor, currency, approved_at_ms, changes",
              {party.id, party.flight, party.payment, "economy", party.size, total, "KRW", kNowMs, 1});
    airlineSold_ += party.size;
    tell("flight",
         api::events::FlightSeatRequested{{party.flight, "NR" + std::to_string(party.flight),
                                           static_cast<int>(180 - airlineSold_), party.id, "economy", party.size}},
         "flight/" + std::to_string(party.flight), party.flight);
}

void Filler::tellWhatBecame(const Party& party)
{
    const std::string subject = "reservation/" + std::to_string(party.id);
    if (party.paid()) {
        api::events::ReservationConfirmed confirmed;
        confirmed.reservationId = party.id;
        confirmed.flightId = party.flight;
        confirmed.cabin = "economy";
        confirmed.count = party.size;
        confirmed.seats = party.seats;
        confirmed.payId = party.payment;
        tell("reservation", confirmed, subject, party.flight);
    } else if (party.fate != Fate::Held) {
        api::events::ReservationExpired ended;
        ended.reservationId = party.id;
        ended.flightId = party.flight;
        ended.cabin = "economy";
        ended.count = party.size;
        ended.seats = party.seats;
        ended.reason = party.fate == Fate::Declined ? "declined" : "hold_expired";
        tell("reservation", ended, subject, party.flight);
    }
}

void Filler::refund(const Party& party)
{
    const std::string passengers = party.out() == 1 ? "1" : "1,2";
    const std::int64_t fee = party.out() * kFare - party.refund();
    ours_.add("reservation_quotes",
              "quote_id, reservation_id, passengers, refund_minor, fee_minor, currency, expires_at_ms",
              {party.id, party.id, passengers, party.refund(), fee, "KRW", kNowMs});
    ours_.add("reservation_cancellations",
              "reservation_id, number, passengers, refund_minor, fee_minor, reason, quote_id, at_ms",
              {party.id, 1, passengers, party.refund(), fee, "traveller", party.id, kNowMs});
    api::events::ReservationCancelled cancelled;
    cancelled.reservationId = party.id;
    cancelled.flightId = party.flight;
    cancelled.count = party.out();
    cancelled.price = party.refund();
    cancelled.currency = "KRW";
    cancelled.cabin = "economy";
    cancelled.seats.assign(party.seats.begin(), party.seats.begin() + party.out());
    cancelled.passengers = party.out() == 1 ? std::vector<int>{1} : std::vector<int>{1, 2};
    cancelled.remaining = party.size - party.out();
    cancelled.fee = fee;
    cancelled.reason = "traveller";
    tell("reservation", cancelled, "reservation/" + std::to_string(party.id), party.flight);

    const std::string key = "refund-" + std::to_string(party.id) + "-1";
    ours_.add(
        "payment_refunds",
        "refund_id, payment_id, reservation_id, cancellation, passengers, amount_minor, currency, state, attempts, "
        "next_attempt_ms, trouble, gateway_reference, begun_ms, done_ms",
        {party.id, party.payment, party.id, 1, party.out(), party.refund(), "KRW", "done", 0, kNowMs, "", "re_" + key,
         kNowMs, kNowMs});
    ours_.add("payment_ledger", "payment_id, entry, kind, amount_minor, currency, gateway_reference, detail, at_ms",
              {party.payment, 2, "refund", party.refund(), "KRW", "re_" + key, key, kNowMs});
    gateway_.add("sandbox_refunds", "refund_key, charge_key, amount_minor, currency, at_ms",
                 {key, "reservation-" + std::to_string(party.id), party.refund(), "KRW", kNowMs});
    const api::events::Payment back{party.payment, party.id, party.flight, party.out(), party.refund(), "KRW"};
    tell("payment", api::events::PayCancelled{back, "economy", 1, party.id}, "payment/" + std::to_string(party.payment),
         party.flight);

    ours_.add("flight_purchase_cancellations",
              "reservation_id, cancellation, passengers, refunded_minor, cancelled_at_ms",
              {party.id, 1, party.out(), party.refund(), kNowMs});
    airlineSold_ -= party.out();
    tell("flight",
         api::events::FlightSeatReturned{{party.flight, "NR" + std::to_string(party.flight),
                                          static_cast<int>(180 - airlineSold_), party.id, "economy", party.out()}},
         "flight/" + std::to_string(party.flight), party.flight);
}

void keepAuditLog(database::Session& session)
{
    const identity::Blake2Digest digest;
    identity::AuditHead head;
    BulkInsert rows("identity_audit", identity::rows::kAuditEntry);
    for (int i = 0; i < 1000; ++i)
        rows.add(identity::rows::values(head.append(
            {"staff@narae.test", "POST /v1/flights", "/v1/flights", "201", kTrace}, fromEpochMs(kNowMs + i), digest)));
    rows.send(session);
    session.execute("INSERT INTO identity_audit_head (id, seq, hash) VALUES (1, ?, ?)", {head.seq, head.hash});
}

} // namespace

std::string fillInBulk(database::Session& ours, database::Session& gateway, const BulkShape& shape)
{
    Filler filler(ours, gateway, shape.customer);
    const std::int64_t hundreds = (shape.reservations + kPartiesAFlight - 1) / kPartiesAFlight;
    filler.fill(shape.reservations, shape.flights == 0 ? hundreds : shape.flights);
    const std::int64_t last = filler.events();
    // A server that ran here before anything was sold left its own.
    for (const char* table : {"event_writers", "event_cursors", "view_checkpoints"})
        ours.execute(std::string("DELETE FROM ") + table);
    ours.execute("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES ('narae-1', 1, ?, 1)", {last});
    for (const char* reader : {"flight", "payment", "reservation"})
        ours.execute("INSERT INTO event_cursors (reader, writer, seq) VALUES (?, 'narae-1', ?)", {reader, last});
    check(!ours.failure(), "the rows fit");
    return filler.acknowledged();
}

std::string fillInBulk(AuditedBooks& books, std::int64_t reservations)
{
    const auto ours = books.stored.open();
    const auto gateway = books.gatewayStored->open();
    std::string acknowledged = fillInBulk(*ours, *gateway, {reservations});
    keepAuditLog(*ours);
    const auto rebuilt = view::rebuild(*ours);
    check(rebuilt.has_value() && rebuilt->unreadable == 0, "the view can be rebuilt");
    const std::int64_t last = ours->query("SELECT seq FROM event_writers").integer(0, 0);
    ours->execute("INSERT INTO view_checkpoints (name, cursors, hash, at_ms) VALUES ('narae-1', ?, ?, ?)",
                  {view::toText({{"narae-1", last}}), rebuilt->hash, kNowMs});
    check(!ours->failure(), "the rows fit");
    return acknowledged;
}

} // namespace narae::testing
