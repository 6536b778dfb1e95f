#include "tests/bench/airline_client.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/flush_time.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/pace.hpp"

#include "common/base/check.hpp"

#include <QDateTime>
#include <cstdio>
#include <fstream>
#include <optional>

/// An airline's whole day, in the mix of the SEATS benchmark, through REST; after each run the audit looks whether a
/// seat was sold twice, a payment lost, an answer broken.
namespace {

using namespace narae;
using namespace std::chrono_literals;

constexpr int kAgents = 64;
constexpr int kFlights = 200;
constexpr int kRounds = 3;

struct Figures {
    bench::Series rate;
    bench::Series refused;
    std::vector<bench::Series> p50;
    std::vector<bench::Series> p99;
};

Figures emptyFigures(const std::string& database)
{
    Figures figures;
    figures.rate = {database + ", operations", "operations/s", {}};
    figures.refused = {database + ", bookings refused: sold out", "per mille", {}};
    for (int kind = 0; kind < bench::AirlineClient::kKinds; ++kind) {
        const std::string name = database + ", " + bench::AirlineClient::nameOf(kind);
        figures.p50.push_back({name + ", p50", "ms", {}});
        figures.p99.push_back({name + ", p99", "ms", {}});
    }
    return figures;
}

/// One run on a fresh database.
void work(int round, Figures& figures)
{
    bench::House house;
    house.open(16);
    const auto flights = house.offer(kFlights, {{"rows", "1-30"}, {"layout", "ABC_DEF"}});
    bench::AirlineClient::Run run{"day-" + std::to_string(round),
                                  QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString(),
                                  flights,
                                  {},
                                  ""};
    bench::Clients agents;
    for (int i = 0; i < kAgents; ++i)
        agents.push_back(std::make_unique<bench::AirlineClient>(run, i, house.customerLines(i)));
    const bench::Outcome outcome = bench::load(house.port(), agents, bench::span(6s));
    bench::mustBeRight(outcome, "the agents'");
    figures.rate.values.push_back(outcome.perSecond());
    figures.refused.values.push_back(1000.0 * static_cast<double>(outcome.refused) / static_cast<double>(outcome.done));
    for (std::size_t kind = 0; kind < outcome.kinds.size(); ++kind) {
        figures.p50[kind].values.push_back(outcome.kinds[kind].percentile(50));
        figures.p99[kind].values.push_back(outcome.kinds[kind].percentile(99));
    }
    for (const auto& agent : agents)
        static_cast<const bench::AirlineClient&>(*agent).acknowledge();
    const auto acknowledged = house.airline.server.folder().path() / "acknowledged";
    std::ofstream(acknowledged) << run.acknowledged;
    check(house.airline.settle(), "everything that follows is done");
    const QString breaches = house.airline.auditReport(QString::fromStdString(acknowledged.string()));
    if (!breaches.isEmpty()) std::fputs(qPrintable(breaches), stderr);
    check(breaches.isEmpty(), "the audit finds every seat, payment and answer in order");
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<bench::Row> rows;
    for (const bool mysql : {true, false}) {
        std::optional<bench::BigMariaDb> mariadb;
        if (mysql) mariadb.emplace();
        Figures figures = emptyFigures(mysql ? "MariaDB" : "SQLite");
        for (int round = 0; round < bench::rounds(kRounds); ++round)
            work(round, figures);
        rows.push_back(bench::alone(figures.rate));
        rows.push_back(bench::alone(figures.refused));
        for (int kind = 0; kind < bench::AirlineClient::kKinds; ++kind) {
            rows.push_back(bench::alone(figures.p50[static_cast<std::size_t>(kind)]));
            rows.push_back(bench::alone(figures.p99[static_cast<std::size_t>(kind)]));
        }
    }
    bench::report(
        "An airline's day in the mix of SEATS, through REST (64 agents, 200 flights of 180 numbered seats)", rows,
        argc > 1 ? argv[1] : "airline.json",
        {"find flights 10 %, open seats 35 %, new reservation 20 % (parties of one to three, paid),",
         "update customer 10 % (the account's name), update reservation 15 % (one passenger out: quote and confirm),",
         "delete reservation 10 % (quote and confirm). Half of the bookings go to a tenth of the flights.",
         "After each run `narae-server audit`, with every acknowledged answer, found no breach of I1 to I8.",
         bench::flushTime()});
    return 0;
}
