#include "tests/support/apart_airline.hpp"

#include "common/base/check.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>
#include <arpa/inet.h>
#include <fstream>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::testing {

using nlohmann::json;

namespace {

constexpr const char* kPassword = "fly-with-narae";

/// Ports that are free now: each process must know the others' before the first one starts.
std::vector<int> freePorts(int count)
{
    std::vector<int> sockets;
    std::vector<int> ports;
    for (int i = 0; i < count; ++i) {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        check(::bind(socket, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0,
              "a port is free");
        ports.push_back(ntohs(address.sin_port));
        sockets.push_back(socket);
    }
    for (const int socket : sockets)
        ::close(socket);
    return ports;
}

std::filesystem::path secretFile(const std::filesystem::path& path, const std::string& secret)
{
    std::ofstream(path) << secret << '\n';
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return path;
}

} // namespace

ApartAirline::ApartAirline() : key("what-the-airlines-processes-know")
{
    const auto keyFile = secretFile(folder_.path() / "key", key);
    const auto ports = freePorts(std::size(kRoles));
    QStringList peers;
    for (std::size_t i = 0; i < std::size(kRoles); ++i)
        peers << QString("%1=http://127.0.0.1:%2").arg(kRoles[i]).arg(ports[i]);
    for (std::size_t i = 0; i < std::size(kRoles); ++i) {
        auto& process = processes_[kRoles[i]] = std::make_unique<ServerProcess>();
        process->listenAt(ports[i]);
        process->setting("instance.roles", kRoles[i]);
        process->setting("peers.addresses", peers.join(' '));
        process->setting("peers.key_file", QString::fromStdString(keyFile.string()));
    }
}

void ApartAirline::setting(const QString& key_, const QString& value)
{
    for (const auto& [role, process] : processes_)
        process->setting(key_, value);
}

void ApartAirline::openAccounts()
{
    ServerProcess& identity = of("identity");
    check(identity.run({"migrate"}) == 0, "identity's database is made");
    const auto password = QString::fromStdString(secretFile(folder_.path() / "password", kPassword).string());
    for (const char* role : {"staff", "customer"}) {
        QString output;
        const int code =
            identity.run({"account", "create", "--role", role, "--email", QString("%1@narae.test").arg(role), "--name",
                          "김나래", "--password-file", password},
                         &output);
        check(code == 0, output.toStdString());
    }
}

bool ApartAirline::open()
{
    if (staff.empty()) openAccounts();
    for (const char* role : kRoles)
        if (!of(role).start()) return false;
    staff = of("identity").logIn("staff@narae.test", kPassword);
    customer = of("identity").logIn("customer@narae.test", kPassword);
    return true;
}

std::int64_t ApartAirline::offer(int seats)
{
    const std::string day = QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString();
    const json cabin{
        {"cabin", "economy"}, {"capacity", seats}, {"price", {{"amountMinor", kFareMinor}, {"currency", "KRW"}}}};
    const json body{{"flightNumber", "NR" + std::to_string(1000 + ++flights_)},
                    {"origin", "GMP"},
                    {"destination", "CJU"},
                    {"departsAt", day + "T01:00:00Z"},
                    {"arrivesAt", day + "T02:10:00Z"},
                    {"cabins", json::array({cabin})}};
    const Answer answer = of("flight").post("/v1/flights", body, staff);
    check(answer.status == 201, "the flight is registered: " + answer.body);
    const auto id = answer.json()["flightId"].get<std::int64_t>();
    const std::string onSale = "SELECT COUNT(*) FROM reservation_cabins WHERE flight_id = " + std::to_string(id);
    check(waitFor([&] { return figure("reservation", onSale) == 1 && left(id) == seats; }), "the flight is on sale");
    return id;
}

std::vector<std::int64_t> ApartAirline::offerMany(int count)
{
    std::vector<std::int64_t> flights;
    while (static_cast<int>(flights.size()) < count)
        flights.push_back(offer(900));
    return flights;
}

json ApartAirline::order(std::int64_t flight, int seats, const std::string& method)
{
    json body{{"flightId", flight},
              {"cabin", "economy"},
              {"passengers", json::array()},
              {"contact", {{"phone", "010-9777-0779"}}}};
    for (int i = 0; i < seats; ++i)
        body["passengers"].push_back({{"name", "김나래"}});
    if (!method.empty()) body["paymentMethod"] = method;
    return body;
}

Answer ApartAirline::book(const json& order, std::string idempotencyKey)
{
    if (idempotencyKey.empty()) idempotencyKey = "apart-" + std::to_string(++keys_);
    auto headers = customer;
    headers.emplace_back("Idempotency-Key", std::move(idempotencyKey));
    return of("reservation").post("/v1/reservations", order, headers);
}

Answer ApartAirline::cancel(std::int64_t reservation)
{
    const std::string path = "/v1/reservations/" + std::to_string(reservation);
    const Answer quote = of("reservation").post(path + "/cancellation-quotes", json::object(), customer);
    if (quote.status >= 300) return quote;
    return of("reservation").post(path + "/cancellation", {{"quoteId", quote.json()["quoteId"]}}, customer);
}

std::int64_t ApartAirline::left(std::int64_t flight)
{
    const auto shown = of("view").get("/v1/flight-statuses/" + std::to_string(flight)).json();
    if (!shown.is_object() || !shown.contains("cabins")) return -1;
    std::int64_t left = 0;
    for (const auto& cabin : shown["cabins"])
        left += cabin.value("left", 0);
    return left;
}

std::int64_t ApartAirline::figure(const std::string& role, const std::string& statement)
{
    const auto session = of(role).database().open();
    const auto rows = session->query(statement);
    check(!session->failure() && !rows.empty(), "the figure can be read: " + statement);
    return rows.isNull(0, 0) ? 0 : rows.integer(0, 0);
}

std::int64_t ApartAirline::eventsEver()
{
    std::int64_t all = 0;
    for (const char* role : kRoles)
        all += figure(role, "SELECT SUM(seq) FROM event_writers WHERE epoch > 0");
    return all;
}

bool ApartAirline::settle(std::chrono::milliseconds longest)
{
    return waitFor(
        [&] {
            const std::int64_t all = eventsEver();
            bool settled = true;
            for (const char* role : kRoles) {
                settled = settled && figure(role, "SELECT SUM(seq) FROM event_writers") == all;
                const auto health = of(role).get("/v1/health", staff).json();
                settled = settled && health.is_object() && health.contains("eventLag");
                for (const auto& lag : settled ? health["eventLag"] : json::object())
                    settled = settled && lag.get<std::int64_t>() == 0;
            }
            // Counted again at the end: a refund that was made meanwhile is told by an event nobody has heard yet.
            return settled &&
                   figure("reservation", "SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('paying', "
                                         "'payment_unknown')") == 0 &&
                   figure("payment", "SELECT COUNT(*) FROM payment_refunds WHERE state = 'pending'") == 0 &&
                   eventsEver() == all;
        },
        longest);
}

QStringList ApartAirline::breaches()
{
    QStringList breaches;
    const auto equal = [&](const char* what, std::int64_t one, std::int64_t other) {
        if (one != other) breaches << QString("%1: %2 and %3").arg(what).arg(one).arg(other);
    };
    const auto charged = [this](const char* kind) {
        return figure("payment",
                      std::string("SELECT SUM(amount_minor) FROM payment_ledger WHERE kind = '") + kind + "'");
    };
    equal("paid-for reservations and captures",
          figure("reservation", "SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('confirmed', "
                                "'cancelled') AND payment_id IS NOT NULL"),
          figure("payment", "SELECT COUNT(*) FROM payment_ledger WHERE kind = 'capture'"));
    equal("what cancellations promised and refunds",
          figure("reservation", "SELECT SUM(refund_minor) FROM reservation_cancellations"), charged("refund"));
    equal("seats sold and seats on the airline's record",
          figure("reservation", "SELECT SUM(sold) FROM reservation_cabins"),
          figure("flight", "SELECT SUM(passengers) FROM flight_purchases") -
              figure("flight", "SELECT SUM(passengers) FROM flight_purchase_cancellations"));
    equal("held seats", figure("reservation", "SELECT SUM(held) FROM reservation_cabins"), 0);
    for (const char* role : kRoles) {
        equal(role, figure(role, "SELECT COUNT(*) FROM event_outbox"),
              figure(role, "SELECT SUM(seq) FROM event_writers"));
        equal(role, figure(role, "SELECT COUNT(*) FROM event_dead_letters"), 0);
    }
    return breaches;
}

QString ApartAirline::auditReport()
{
    QStringList command{"audit"};
    for (const auto& [role, process] : processes_)
        if (role != "payment")
            command << "--peer-database" << process->databaseAddress(); // the gateway's books are there
    QString output;
    const int code = of("payment").run(command, &output);
    return code == 0 ? QString() : "audit ended with " + QString::number(code) + ":\n" + output;
}

QString ApartAirline::troubleOnceSettled(std::chrono::milliseconds longest)
{
    if (!settle(longest)) return "it does not settle\n" + QString::fromUtf8(logs());
    const QString found = breaches().join('\n');
    return found.isEmpty() ? auditReport() : found;
}

QString ApartAirline::viewTrouble()
{
    ServerProcess& view = of("view");
    if (const int code = view.stop(); code != 0) return "the view ended with " + QString::number(code);
    QString told;
    const int code = view.run({"rebuild-view"}, &told);
    if (!view.start()) return "the view does not start again";
    const bool same = code == 0 && told.contains("replay equals live") && told.contains("compared at");
    return same ? QString() : "rebuild-view ended with " + QString::number(code) + ":\n" + told;
}

QByteArray ApartAirline::logs()
{
    QByteArray all;
    for (const auto& [role, process] : processes_) {
        QByteArray said;
        for (const QByteArray& line : process->log().split('\n'))
            if (!line.contains("\"http.answered\"") || line.contains("\"status\":5")) said += line + "\n";
        all += "---- " + QByteArray::fromStdString(role) + "\n" + said.right(4000);
    }
    return all;
}

} // namespace narae::testing
