#include "tests/support/airline.hpp"

#include "common/base/check.hpp"
#include "server/platform/database/open.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>
#include <QFile>
#include <fstream>

namespace narae::testing {

using nlohmann::json;

namespace {

constexpr const char* kPassword = "fly-with-narae";

} // namespace

void Airline::openAccounts()
{
    check(server.run({"migrate"}) == 0, "the database is made");
    const std::string password = (server.folder().path() / "password").string();
    std::ofstream(password) << kPassword << '\n';
    std::filesystem::permissions(password, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    for (const char* role : {"staff", "customer"}) {
        QString output;
        const int code = server.run({"account", "create", "--role", role, "--email", QString("%1@narae.test").arg(role),
                                     "--name", "김나래", "--password-file", QString::fromStdString(password)},
                                    &output);
        check(code == 0, output.toStdString());
    }
}

bool Airline::open()
{
    if (staff.empty()) openAccounts();
    if (!server.start()) return false;
    staff = server.logIn("staff@narae.test", kPassword);
    customer = server.logIn("customer@narae.test", kPassword);
    return true;
}

std::int64_t Airline::offer(int rows)
{
    return offer({{"rows", "1-" + std::to_string(rows)}, {"layout", "ABC_DEF"}}, 6 * rows);
}

std::int64_t Airline::offerUnnumbered(int seats)
{
    return offer({{"capacity", seats}}, seats);
}

std::int64_t Airline::offer(json cabin, int seats)
{
    cabin["cabin"] = "economy";
    cabin["price"] = {{"amountMinor", kFareMinor}, {"currency", "KRW"}};
    const std::string day = QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString();
    const json body{{"flightNumber", "NR" + std::to_string(1000 + ++flights_)},
                    {"origin", "GMP"},
                    {"destination", "CJU"},
                    {"departsAt", day + "T01:00:00Z"},
                    {"arrivesAt", day + "T02:10:00Z"},
                    {"cabins", json::array({cabin})}};
    const Answer answer = server.post("/v1/flights", body, staff);
    check(answer.status == 201, "the flight is registered: " + answer.body);
    const auto id = answer.json()["flightId"].get<std::int64_t>();
    const std::string onSale = "SELECT COUNT(*) FROM reservation_cabins WHERE flight_id = " + std::to_string(id);
    check(waitFor([&] { return figure(onSale) == 1 && left(id) == seats; }), "the flight is on sale");
    return id;
}

json Airline::order(std::int64_t flight, int seats, const std::string& method)
{
    json body{{"flightId", flight},
              {"cabin", "economy"},
              {"passengers", json::array()},
              {"contact", {{"phone", "010-9777-0779"}}},
              {"expectedTotal", {{"amountMinor", seats * kFareMinor}, {"currency", "KRW"}}}};
    for (int i = 0; i < seats; ++i)
        body["passengers"].push_back({{"name", "김나래"}});
    if (!method.empty()) body["paymentMethod"] = method;
    return body;
}

Answer Airline::book(const json& order)
{
    return server.post("/v1/reservations", order,
                       with(customer, "Idempotency-Key", "airline-" + std::to_string(++keys_)));
}

std::int64_t Airline::left(std::int64_t flight)
{
    const auto shown = server.get("/v1/flight-statuses/" + std::to_string(flight)).json();
    std::int64_t left = 0;
    for (const auto& cabin : shown.is_object() ? shown.value("cabins", json::array()) : json::array())
        left += cabin.value("left", 0);
    return left;
}

ServerProcess::Headers Airline::with(ServerProcess::Headers headers, const std::string& name, const std::string& value)
{
    headers.emplace_back(name, value);
    return headers;
}

bool Airline::settle()
{
    const auto lag = [this] {
        const auto health = server.get("/v1/health", staff).json();
        std::int64_t behind = health.is_object() ? 0 : 1;
        for (const auto& reader : health.is_object() ? health["eventLag"] : json::object())
            behind += reader.get<std::int64_t>();
        return behind;
    };
    const std::string open = "SELECT (SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('paying', "
                             "'payment_unknown')) + (SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending') + "
                             "(SELECT COUNT(*) FROM payment_superfluous_charges WHERE state = 'waiting')";
    const std::string told = "SELECT seq FROM event_writers WHERE writer = 'narae-1'";
    return waitFor(
        [&] {
            // What is on record may not have been told yet: the list that shows it is the proof. Events may begin
            // refunds, and refunds tell events, so that nothing new may have come meanwhile.
            const std::int64_t last = figure(told);
            const Answer shown =
                server.get("/v1/flight-statuses?limit=1", {{"Narae-Min-Event", "narae-1/" + std::to_string(last)}});
            return (last == 0 || shown.status == 200) && lag() == 0 && figure(open) == 0 && figure(told) == last;
        },
        std::chrono::seconds(30));
}

std::string Airline::books()
{
    check(settle(), "nothing is under way");
    std::string text;
    for (const char* table :
         {"event_outbox", "event_dead_letters", "flight_flights", "flight_idempotency", "flight_purchases",
          "flight_purchase_cancellations", "reservation_reservations", "reservation_passengers", "reservation_intents",
          "reservation_quotes", "reservation_cancellations", "payment_payments", "payment_ledger", "payment_refunds",
          "identity_accounts", "identity_api_keys"})
        text += std::string(table) + " " + std::to_string(figure(std::string("SELECT COUNT(*) FROM ") + table)) + "\n";
    for (const char* column : {"capacity", "held", "sold"})
        text += std::string(column) + " " +
                std::to_string(figure(std::string("SELECT SUM(") + column + ") FROM reservation_cabins")) + "\n";
    return text;
}

std::int64_t Airline::figure(const std::string& statement)
{
    const auto session = server.database().open();
    const auto rows = session->query(statement);
    check(!session->failure() && rows.size() == 1, "the figure is there: " + statement);
    return rows.optionalInteger(0, 0).value_or(0);
}

void Airline::run(const std::string& statement)
{
    const auto session = server.database().open();
    session->execute(statement);
    check(!session->failure(), "the rows are changed: " + statement);
}

QString Airline::auditReport(const QString& acknowledgedFile)
{
    QStringList command{"audit"};
    if (!acknowledgedFile.isEmpty()) command << "--acknowledged" << acknowledgedFile;
    QString output;
    const int code = server.run(command, &output);
    return code == 0 ? QString() : "audit ended with " + QString::number(code) + ":\n" + output;
}

bool Airline::anyFileHolds(const QByteArray& bytes)
{
    std::vector<std::filesystem::path> folders{server.folder().path()};
    const auto address = database::Address::parse(server.databaseAddress().toStdString());
    check(address.has_value(), "the database has an address");
    folders.push_back(address->dialect == database::Dialect::MySql
                          ? std::filesystem::path(address->socket).parent_path() / "data"
                          : address->path.parent_path());
    for (const auto& folder : folders)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file()) continue;
            QFile file(QString::fromStdString(entry.path().string()));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) return true;
        }
    return false;
}

} // namespace narae::testing
