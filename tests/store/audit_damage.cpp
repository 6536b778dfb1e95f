#include "tests/store/audit_damage.hpp"

namespace narae::testing {

using namespace std::chrono_literals;

AuditedWorld::AuditedWorld()
{
    AuditedHouse house(books);
    numbered = house.offerFlight("1-5:ABC_DEF", 30);
    open = house.offerFlight("", 20);
    withdrawn = house.offerFlight("1-2:AB_CD", 8);
    confirmed = house.book(numbered, 2, "pm_card_ok", "key-confirmed");
    declined = house.book(numbered, 1, "pm_card_declined", "key-declined");
    expired = house.book(numbered, 2, "", "key-expired");
    house.clock().advance(11min);
    house.lookAround();
    partly = house.book(numbered, 3, "pm_card_ok", "key-partly");
    house.cancel(partly, {2});
    cancelled = house.book(numbered, 2, "pm_card_ok", "key-cancelled");
    house.cancel(cancelled);
    givenUp = house.book(numbered, 1, "");
    house.cancel(givenUp);
    retried = house.pay(house.pay(house.book(numbered, 1, ""), "pm_card_declined"), "pm_card_ok");
    unnumbered = house.book(open, 4, "pm_card_ok");
    stranded = house.book(withdrawn, 2, "pm_card_ok");
    twice = house.book(numbered, 2, "pm_card_ok");
    house.chargeAgain(twice);
    house.settle();
    house.cancelFlight(withdrawn);
    held = house.book(numbered, 2, "", "key-held");
    lost = house.book(numbered, 2, "pm_card_lost", "key-lost");
    for (const char* action : {"POST /v1/flights", "PATCH /v1/flights/{flightId}", "session.opened"})
        house.note(action);
    house.settle();

    const auto session = books.stored.open();
    seat =
        session->query("SELECT seat FROM reservation_passengers WHERE reservation_id = ? AND number = 1", {confirmed})
            .text(0, 0);
}

namespace {

constexpr const char* kTables[] = {
    "event_writers",          "event_outbox",
    "event_cursors",          "event_dead_letters",
    "flight_flights",         "flight_cabins",
    "flight_seats",           "flight_purchase_cancellations",
    "flight_purchases",       "reservation_flights",
    "reservation_cabins",     "reservation_reservations",
    "reservation_passengers", "reservation_cancellations",
    "reservation_quotes",     "reservation_intents",
    "payment_payments",       "payment_ledger",
    "payment_refunds",        "view_checkpoints",
    "identity_audit",         "sandbox_charges",
    "sandbox_refunds",        "payment_superfluous_charges",
};

} // namespace

Damaged::Damaged(AuditedBooks& books, const Damage& damage)
    : session_(damage.where == Damage::Where::Gateway ? books.gatewayStored->open() : books.stored.open())
{
    // The schema's own guards would refuse what a torn disk or a wrong program does not ask about.
    run(session_->dialect() == database::Dialect::Sqlite ? "PRAGMA ignore_check_constraints = ON"
                                                         : "SET check_constraint_checks = 0");
    for (const char* table : kTables)
        for (const std::string& statement : damage.statements)
            if (statement.find(std::string(" ") + table) != std::string::npos &&
                std::find(tables_.begin(), tables_.end(), table) == tables_.end())
                tables_.emplace_back(table);
    for (const std::string& table : tables_)
        run("CREATE TABLE kept_" + table + " AS SELECT * FROM " + table);
    for (const std::string& statement : damage.statements)
        run(statement);
}

Damaged::~Damaged()
{
    for (const std::string& table : tables_) {
        run("DELETE FROM " + table);
        run("INSERT INTO " + table + " SELECT * FROM kept_" + table);
        run("DROP TABLE kept_" + table);
    }
}

void Damaged::run(const std::string& statement)
{
    session_->execute(statement);
    check(!session_->failure(), statement);
}

} // namespace narae::testing
