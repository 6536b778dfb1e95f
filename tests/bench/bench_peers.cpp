#include "tests/bench/figures.hpp"
#include "tests/bench/flush_time.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/load/booking_client.hpp"
#include "tests/bench/pace.hpp"
#include "tests/bench/peer_process.hpp"
#include "tests/bench/process_time.hpp"

#include "common/base/check.hpp"

#include <array>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>
#include <unistd.h>

/// Bookings through REST, Narae against straightforward servers on the same MariaDB: tests/bench/peers/README.md says
/// what each does and does not do.
namespace {

using namespace narae;
using namespace std::chrono_literals;

constexpr int kClients = 64;
constexpr int kFlights = 1000;
constexpr int kRounds = 5;
constexpr int kCustomers = 16;
constexpr int kSeats = 5'000'000; ///< more than any run can sell: a real cabin would be full in a moment

std::string textOf(const std::string& file)
{
    std::ifstream in(qgetenv("NARAE_SOURCE").toStdString() + "/tests/bench/peers/" + file);
    check(in.good(), "the bench's file is there: " + file);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

/// The figures of one kind of load.
struct Figures {
    bench::Series rate;
    bench::Series p50;
    bench::Series p99;
};

/// What a booking costs the two processors, whoever works for it: what bounds the rate once the disk does not.
struct Costs {
    bench::Series server;
    bench::Series database;
    bench::Series generator;
    bench::Series busy;
};

/// The processes whose time is taken.
struct Processes {
    std::int64_t server = 0;
    std::int64_t database = 0;
};

/// One of those compared: where it listens, and what was measured of it.
class Contestant {
public:
    Contestant(std::string name, int port, Processes processes, std::vector<std::int64_t> flights,
               std::function<std::string(int)> headersOfClient, std::function<std::int64_t()> seatsSold)
        : name_(std::move(name)),
          port_(port),
          processes_(processes),
          headersOfClient_(std::move(headersOfClient)),
          seatsSold_(std::move(seatsSold)),
          hot_{"h-" + name_, {flights.front()}, {}},
          spread_{"s-" + name_, std::move(flights), {}},
          hot{named("hot flight", "bookings/s"), named("hot flight, p50", "ms"), named("hot flight, p99", "ms")},
          spread{named("1,000 flights", "bookings/s"), named("1,000 flights, p50", "ms"),
                 named("1,000 flights, p99", "ms")},
          costs{named("hot flight, server's processor time", "us a booking"),
                named("hot flight, database's processor time", "us a booking"),
                named("hot flight, generator's processor time", "us a booking"),
                named("hot flight, processors busy with these", "%")},
          single{named("one client", "bookings/s"), named("one client, p50", "ms"), named("one client, p99", "ms")}
    {
    }

    void warmUp()
    {
        Figures ignored;
        measure(hot_, kClients, bench::span(500ms), ignored);
        measure(spread_, kClients, bench::span(500ms), ignored);
    }
    void measureHot()
    {
        const std::array before = spent();
        const auto began = std::chrono::steady_clock::now();
        const bench::Outcome outcome = measure(hot_, kClients, bench::span(2s), hot);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        const std::array after = spent();
        const auto bookings = static_cast<double>(outcome.all().count());
        double all = 0;
        for (std::size_t who = 0; who < after.size(); ++who) {
            const std::chrono::duration<double> time = after[who] - before[who];
            all += time.count();
            bench::Series* const series[] = {&costs.server, &costs.database, &costs.generator};
            series[who]->values.push_back(time.count() * 1e6 / bookings);
        }
        costs.busy.values.push_back(100 * all / (took.count() * std::thread::hardware_concurrency()));
    }
    void measureSpread() { measure(spread_, kClients, bench::span(2s), spread); }
    void measureSingle() { measure(spread_, 1, bench::span(1s), single); }

    /// Every answered booking is a seat sold, and none was sold beside them.
    void reckon() const
    {
        const auto answered = static_cast<std::int64_t>(hot_.reservations.size() + spread_.reservations.size());
        check(seatsSold_() == answered, name_ + " sold what it answered");
    }

private:
    bench::Series named(const std::string& what, const char* unit) const { return {name_ + ", " + what, unit, {}}; }

    std::array<std::chrono::milliseconds, 3> spent() const
    {
        return {bench::processorTime(processes_.server), bench::processorTime(processes_.database),
                bench::processorTime(::getpid())};
    }

    bench::Outcome measure(bench::BookingClient::Run& run, int clients, std::chrono::milliseconds duration,
                           Figures& figures)
    {
        bench::Clients crowd;
        for (int i = 0; i < clients; ++i)
            crowd.push_back(std::make_unique<bench::BookingClient>(run, i, headersOfClient_(i)));
        const bench::Outcome outcome = bench::load(port_, crowd, duration);
        bench::mustBeRight(outcome, name_);
        // Keys of the next measurement are others.
        run.name += "'";
        figures.rate.values.push_back(outcome.perSecond());
        figures.p50.values.push_back(outcome.all().percentile(50));
        figures.p99.values.push_back(outcome.all().percentile(99));
        return outcome;
    }

    const std::string name_;
    const int port_;
    const Processes processes_;
    const std::function<std::string(int)> headersOfClient_;
    const std::function<std::int64_t()> seatsSold_;
    bench::BookingClient::Run hot_;
    bench::BookingClient::Run spread_;

public:
    Figures hot;
    Figures spread;
    Costs costs;
    Figures single;
};

/// A peer with a schema of its own in the database that all share.
class Peer {
public:
    Peer(testing::MariaDb& server, const std::string& name) : address(server.address("peer_" + name))
    {
        database_ = database::open(address, "");
        session_ = database_->open();
        std::string tables = textOf("schema.sql");
        for (std::size_t end = tables.find(";\n"); end != std::string::npos; end = tables.find(";\n")) {
            session_->execute(tables.substr(0, end));
            tables.erase(0, end + 2);
        }
        for (int flight = 1; flight <= kFlights; ++flight)
            session_->execute("INSERT INTO flights (flight_id, flight_number, price_minor, currency, capacity, sold) "
                              "VALUES (?, ?, 62000, 'KRW', ?, 0)",
                              {flight, "NR" + std::to_string(flight), kSeats});
        check(!session_->failure(), session_->failure() ? session_->failure()->message : "");
    }

    void execute(const std::string& statement)
    {
        session_->execute(statement);
        check(!session_->failure(), session_->failure() ? session_->failure()->message : "");
    }
    Contestant contestant(const std::string& name, int port, Processes processes)
    {
        std::vector<std::int64_t> flights(kFlights);
        for (int i = 0; i < kFlights; ++i)
            flights[static_cast<std::size_t>(i)] = i + 1;
        return Contestant(
            name, port, processes, std::move(flights), [](int) { return std::string(); },
            [this] { return session_->query("SELECT SUM(sold) FROM flights").integer(0, 0); });
    }

    const database::Address address;

private:
    std::unique_ptr<database::Database> database_;
    std::unique_ptr<database::Session> session_;
};

void compareWithPeers(std::vector<bench::Row>& rows, const std::vector<Contestant*>& all)
{
    using bench::Bar;
    const Contestant& narae = *all[0];
    const Contestant& plain = *all[1];
    const Contestant& procedure = *all[2];
    const Contestant& fastify = *all[3];
    for (std::size_t peer = 1; peer < all.size(); ++peer) {
        rows.push_back(bench::alone(all[peer]->hot.rate));
        rows.push_back(bench::alone(all[peer]->spread.rate));
        rows.push_back(bench::alone(all[peer]->hot.p99));
        rows.push_back(bench::alone(all[peer]->spread.p99));
        rows.push_back(bench::alone(all[peer]->single.p50));
    }
    rows.push_back(bench::alone(narae.hot.p50));
    rows.push_back(bench::alone(narae.spread.p50));
    rows.push_back(bench::compare(narae.hot.rate, plain.hot.rate, Bar::atLeast(8)));
    rows.push_back(bench::compare(narae.spread.rate, plain.spread.rate, Bar::atLeast(4)));
    rows.push_back(bench::compare(narae.hot.rate, procedure.hot.rate));
    rows.push_back(bench::compare(narae.spread.rate, procedure.spread.rate, Bar::atLeast(2.5)));
    rows.push_back(bench::compare(narae.hot.rate, fastify.hot.rate, Bar::atLeast(12)));
    rows.push_back(bench::compare(narae.spread.rate, fastify.spread.rate, Bar::atLeast(6)));
    rows.push_back(bench::compare(narae.hot.p99, plain.hot.p99, Bar::atMost(1.0 / 6)));
    rows.push_back(bench::compare(narae.spread.p99, plain.spread.p99));
    rows.push_back(bench::compare(narae.hot.p99, procedure.hot.p99));
    rows.push_back(bench::compare(narae.hot.p99, fastify.hot.p99));
    rows.push_back(bench::compare(narae.single.p50, plain.single.p50, Bar::atMost(1.1)));
    rows.push_back(bench::compare(narae.single.p50, procedure.single.p50));
    rows.push_back(bench::compare(narae.single.p50, fastify.single.p50));
    for (const Contestant* each : all)
        for (const bench::Series* cost :
             {&each->costs.server, &each->costs.database, &each->costs.generator, &each->costs.busy})
            rows.push_back(bench::alone(*cost));
}

} // namespace

int main(int argc, char** argv)
{
    bench::BigMariaDb mariadb;
    bench::House house;
    house.open(kCustomers);
    const auto flights = house.offer(kFlights, {{"capacity", 1000}});
    house.airline.run("UPDATE reservation_cabins SET capacity = " + std::to_string(kSeats));
    const std::int64_t database = mariadb.server().pid();
    Contestant narae(
        "Narae", house.port(), {house.airline.server.pid(), database}, flights,
        [&house](int client) { return house.customerLines(client); },
        [&house] { return house.airline.figure("SELECT SUM(sold) FROM reservation_cabins"); });

    const QString program = qEnvironmentVariable("NARAE_BIN") + "/peer_plain";
    Peer plainBooks(mariadb.server(), "plain");
    const bench::PeerProcess plainProcess(program, {QString::fromStdString(plainBooks.address.text())});
    Contestant plain = plainBooks.contestant("plain", plainProcess.port(), {plainProcess.pid(), database});
    Peer procedureBooks(mariadb.server(), "proc");
    procedureBooks.execute(textOf("procedure.sql"));
    const bench::PeerProcess procedureProcess(program,
                                              {QString::fromStdString(procedureBooks.address.text()), "--procedure"});
    Contestant procedure =
        procedureBooks.contestant("proc", procedureProcess.port(), {procedureProcess.pid(), database});
    Peer fastifyBooks(mariadb.server(), "fastify");
    const bench::PeerProcess fastifyProcess("node",
                                            {"server.mjs", QString::fromStdString(fastifyBooks.address.socket),
                                             QString::fromStdString(fastifyBooks.address.schema)},
                                            qEnvironmentVariable("NARAE_TEST_FASTIFY"));
    Contestant fastify = fastifyBooks.contestant("fastify", fastifyProcess.port(), {fastifyProcess.pid(), database});

    const std::vector<Contestant*> all{&narae, &plain, &procedure, &fastify};
    for (Contestant* contestant : all)
        contestant->warmUp();
    for (int round = 0; round < bench::rounds(kRounds); ++round) {
        for (Contestant* contestant : all)
            contestant->measureHot();
        for (Contestant* contestant : all)
            contestant->measureSpread();
        for (Contestant* contestant : all)
            contestant->measureSingle();
    }
    for (const Contestant* contestant : all)
        contestant->reckon();
    std::vector<bench::Row> rows;
    compareWithPeers(rows, all);
    bench::report(
        "Bookings through REST on one MariaDB (64 clients; one client)", rows, argc > 1 ? argv[1] : "peers.json",
        {"Narae: the whole product, from the caller's session to the gateway's ledger and the events.",
         "plain: C++ on cpp-httplib, one transaction of nine statements for each request, 16 connections.",
         "proc: the same with one CALL of a stored procedure for each request.",
         "fastify: Fastify and mysql2, one process, one transaction for each request, a pool of 16.",
         "The peers know no callers, no gateway, no numbered seats, no view: tests/bench/peers/README.md.",
         "Every answer was looked at: 201, confirmed, an id of its own; the seats sold are those answered.",
         "The generator and the database share the two cores with whoever is measured. Once these are busy,",
         "a booking costs what the three spend on it: processor time of all threads, in the program and the kernel.",
         bench::flushTime()});
    return 0;
}
