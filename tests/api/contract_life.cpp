#include "tests/api/contract_life.hpp"

#include "tests/support/wait_for.hpp"

#include <QDate>
#include <QProcess>
#include <QTest>
#include <fstream>

namespace narae::testing {

using nlohmann::json;

json won(int amountMinor)
{
    return {{"amountMinor", amountMinor}, {"currency", "KRW"}};
}

ContractLife::ContractLife(ServerProcess& server)
    : server_(&server),
      exchanges_(server.folder().path() / "exchanges"),
      contract_(server.folder().path() / "openapi.json"),
      day_(QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString())
{
    server.recordExchangesIn(exchanges_);
    const auto contract = server.get("/openapi.json");
    std::ofstream(contract_) << contract.body;
    QCOMPARE(server.get("/openapi.json", {{"If-None-Match", contract.header("ETag")}}).status, 304);
    staff_ = server.logIn("clerk@narae.example");
    customer_ = server.logIn("traveller@narae.example");
}

std::pair<int, QByteArray> ContractLife::check(const std::filesystem::path& exchanges, bool everyCall) const
{
    QProcess checker;
    checker.setProcessChannelMode(QProcess::MergedChannels);
    QStringList arguments{qEnvironmentVariable("NARAE_SOURCE") + "/tests/api/check_answers.py",
                          QString::fromStdString(contract_.string()), QString::fromStdString(exchanges.string())};
    if (everyCall) arguments << "--every-call";
    checker.start(NARAE_PYTHON, arguments);
    if (!checker.waitForFinished(60'000)) return {-1, "check_answers.py did not end"};
    return {checker.exitCode(), checker.readAll()};
}

ContractLife::Headers ContractLife::keyed(Headers headers)
{
    return with(std::move(headers), "Idempotency-Key", "contract-" + std::to_string(++key_));
}

ContractLife::Headers ContractLife::with(Headers headers, const std::string& name, const std::string& value)
{
    headers.emplace_back(name, value);
    return headers;
}

std::string ContractLife::idIn(const Answer& answer, const char* name)
{
    const json told = answer.json();
    return told.is_object() && told.contains(name) ? told[name].dump() : "0";
}

json ContractLife::order(int seats, const std::string& method) const
{
    json body{{"flightId", std::stoll(flight_)},
              {"cabin", "economy"},
              {"passengers", json::array()},
              {"contact", {{"phone", "010-9777-0779"}, {"email", "narae@mail.example"}}}};
    for (int i = 0; i < seats; ++i)
        body["passengers"].push_back({{"name", "김나래"}});
    if (!method.empty()) body["paymentMethod"] = method;
    return body;
}

json ContractLife::flightBody(const std::string& number, int rows) const
{
    return {{"flightNumber", number},
            {"origin", "GMP"},
            {"destination", "CJU"},
            {"departsAt", day_ + "T01:00:00Z"},
            {"arrivesAt", day_ + "T02:10:00Z"},
            {"cabins", {{{"cabin", "economy"}, {"rows", rows}, {"layout", "3-3"}, {"price", won(62000)}}}}};
}

Answer ContractLife::book(int seats, const std::string& method, const Headers& who)
{
    const auto headers = keyed(who);
    Answer answer;
    // Inventory follows the airline's event: a booking may come a moment too early.
    (void)waitFor([&] {
        answer = server_->post("/v1/reservations", order(seats, method), headers);
        return answer.code() != "flight.unknown";
    });
    return answer;
}

Answer ContractLife::patch(const std::string& path, const json& body, const Headers& headers)
{
    return server_->send("PATCH", path, body.dump(), "application/json", headers);
}

Answer ContractLife::remove(const std::string& path, const Headers& headers)
{
    return server_->send("DELETE", path, "", "", headers);
}

} // namespace narae::testing
