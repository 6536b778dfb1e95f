#include "tests/system/settled.hpp"

#include "server/platform/database/session.hpp"
#include "tests/support/wait_for.hpp"

#include <QDateTime>

namespace narae::testing {

namespace {

using database::Value;

/// Answers numbers from one database.
class Ledger {
public:
    explicit Ledger(std::unique_ptr<database::Session> session) : session_(std::move(session)) {}

    /// The one number that a statement selects; -1 when the database does not answer.
    std::int64_t number(const std::string& statement, std::initializer_list<Value> parameters = {})
    {
        const auto rows = session_->query(statement, parameters);
        return rows.empty() ? -1 : rows.optionalInteger(0, 0).value_or(0);
    }
    std::string text(const std::string& statement, std::initializer_list<Value> parameters = {})
    {
        const auto rows = session_->query(statement, parameters);
        return rows.empty() ? "nothing" : rows.text(0, 0);
    }

private:
    std::unique_ptr<database::Session> session_;
};

std::unique_ptr<database::Session> openGatewayLedger(const ServerProcess& server)
{
    database::Address address;
    address.path = server.folder().path() / "data" / "sandbox-gateway.sqlite";
    // The connection stands by itself.
    return database::open(address, "")->open();
}

std::int64_t lagOf(ServerProcess& server, const ServerProcess::Headers& staff)
{
    const auto health = server.get("/v1/health", staff).json();
    if (!health.is_object()) return -1;
    std::int64_t lag = 0;
    for (const auto& behind : health["eventLag"])
        lag += behind.get<std::int64_t>();
    return lag;
}

class Breaches {
public:
    template <class T>
    void compare(const std::string& what, const T& found, const T& expected)
    {
        if (found == expected) return;
        const auto text = [](const T& value) { return nlohmann::json(value).dump(); };
        found_ << QString::fromStdString(what + " is " + text(found) + ", not " + text(expected));
    }
    QStringList found_;
};

/// What the gateway, our ledger and the airline know of one reservation's money.
void compareMoney(Breaches& breaches, Ledger& ours, Ledger& gateway, std::int64_t id, const Life::Known& known,
                  const std::string& state)
{
    const bool bought = state == "confirmed" || state == "cancelled";
    const std::int64_t total = bought ? known.seats * Life::kFareMinor : 0;
    const std::int64_t back = state == "cancelled" ? total : 0;
    const std::string who = "reservation " + std::to_string(id) + " (" + known.key + "): ";
    const std::string key = "reservation-" + std::to_string(id);
    const auto number = [&](const char* statement) { return ours.number(statement, {id}); };
    breaches.compare<std::int64_t>(who + "the sandbox's captures",
                                   gateway.number("SELECT COUNT(*) FROM sandbox_charges WHERE state = 'captured' AND "
                                                  "(charge_key = ? OR charge_key LIKE ?)",
                                                  {key, key + "-%"}),
                                   bought ? 1 : 0);
    breaches.compare(who + "the sandbox's sum",
                     gateway.number("SELECT SUM(amount_minor) FROM sandbox_charges WHERE state = 'captured' AND "
                                    "(charge_key = ? OR charge_key LIKE ?)",
                                    {key, key + "-%"}),
                     total);
    breaches.compare(who + "the sandbox's refunds",
                     gateway.number("SELECT SUM(amount_minor) FROM sandbox_refunds WHERE refund_key LIKE ?",
                                    {"refund-" + std::to_string(id) + "-%"}),
                     back);
    const std::string captures = "SELECT SUM(l.amount_minor) FROM payment_ledger l JOIN payment_payments p ON "
                                 "p.payment_id = l.payment_id WHERE p.reservation_id = ? AND l.kind = ";
    breaches.compare(who + "the captures in our ledger", ours.number(captures + "'capture'", {id}), total);
    breaches.compare(who + "the refunds in our ledger", ours.number(captures + "'refund'", {id}), back);
    breaches.compare(who + "the captured payment",
                     number("SELECT SUM(amount_minor) FROM payment_payments WHERE reservation_id = ? AND "
                            "state = 'captured'"),
                     total);
    breaches.compare(who + "what is refunded of it",
                     number("SELECT SUM(refunded_minor) FROM payment_payments WHERE reservation_id = ?"), back);
    breaches.compare<std::int64_t>(who + "the purchases on the airline's record",
                                   number("SELECT COUNT(*) FROM flight_purchases WHERE reservation_id = ? AND "
                                          "approved_at_ms IS NOT NULL"),
                                   bought ? 1 : 0);
    breaches.compare(who + "the price on the airline's record",
                     number("SELECT SUM(amount_minor) FROM flight_purchases WHERE reservation_id = ?"), total);
    breaches.compare(who + "the refunds on the airline's record",
                     number("SELECT SUM(refunded_minor) FROM flight_purchase_cancellations WHERE reservation_id = ?"),
                     back);
}

std::int64_t seatsShown(ServerProcess& server, std::int64_t flight)
{
    const auto shown = server.get("/v1/flight-statuses/" + std::to_string(flight)).json();
    std::int64_t left = 0;
    if (!shown.is_object()) return -1;
    for (const auto& cabin : shown.value("cabins", nlohmann::json::array()))
        left += cabin.value("left", 0);
    return left;
}

} // namespace

bool waitUntilSettled(ServerProcess& server, const ServerProcess::Headers& staff, std::chrono::milliseconds longest)
{
    Ledger ours(server.database().open());
    const std::string open = "SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('paying', "
                             "'payment_unknown') OR (state = 'held' AND hold_expires_at_ms <= ?)";
    return waitFor(
        [&] {
            // In this order: what is open may yet tell an event, an event may begin a refund, a refund tells another.
            return ours.number(open, {std::int64_t(QDateTime::currentMSecsSinceEpoch())}) == 0 &&
                   lagOf(server, staff) == 0 &&
                   ours.number("SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending'") == 0 &&
                   lagOf(server, staff) == 0;
        },
        longest);
}

QStringList breachesOf(ServerProcess& server, const Life& life)
{
    Ledger ours(server.database().open());
    Ledger gateway(openGatewayLedger(server));
    Breaches breaches;
    const std::int64_t flight = life.flight();
    std::int64_t sold = 0;
    std::int64_t held = 0;
    for (const auto& [id, known] : life.reservations()) {
        const std::string state =
            ours.text("SELECT state FROM reservation_reservations WHERE reservation_id = ?", {id});
        if (!known.states.contains(state))
            breaches.found_ << QString::fromStdString("reservation " + std::to_string(id) + " (" + known.key + ") is " +
                                                      state);
        if (state == "confirmed") sold += known.seats;
        if (state == "held") held += known.seats;
        breaches.compare<std::int64_t>(
            "reservations that key " + known.key + " stands for",
            ours.number("SELECT COUNT(*) FROM reservation_intents WHERE intent_key = ? AND reservation_id = ?",
                        {known.key, id}),
            1);
        compareMoney(breaches, ours, gateway, id, known, state);
    }
    const auto ofFlight = [&](const char* statement) { return ours.number(statement, {flight}); };
    breaches.compare("the flight's number of reservations",
                     ofFlight("SELECT COUNT(*) FROM reservation_reservations WHERE flight_id = ?"),
                     static_cast<std::int64_t>(life.reservations().size()));
    breaches.compare("seats sold", ofFlight("SELECT SUM(sold) FROM reservation_cabins WHERE flight_id = ?"), sold);
    breaches.compare("seats held", ofFlight("SELECT SUM(held) FROM reservation_cabins WHERE flight_id = ?"), held);
    breaches.compare("seats claimed by name",
                     ofFlight("SELECT COUNT(*) FROM reservation_passengers WHERE flight_id = ? AND claimed_seat IS NOT "
                              "NULL"),
                     sold + held);
    breaches.compare("seats sold by the airline's tally", ofFlight("SELECT sold FROM flight_seats WHERE flight_id = ?"),
                     sold);
    breaches.compare("seats left in the list", seatsShown(server, flight), Life::kSeats - sold - held);
    breaches.compare<std::int64_t>("dead letters", ours.number("SELECT COUNT(*) FROM event_dead_letters"), 0);
    return breaches.found_;
}

QString auditOf(ServerProcess& server, const Acknowledgements& acknowledgements)
{
    QString output;
    const int code =
        server.run({"audit", "--acknowledged", QString::fromStdString(acknowledgements.path().string())}, &output);
    return code == 0 ? QString() : "audit ended with " + QString::number(code) + ":\n" + output;
}

} // namespace narae::testing
