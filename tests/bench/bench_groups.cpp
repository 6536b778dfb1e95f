#include "server/app/composition.hpp"
#include "server/app/parts.hpp"
#include "server/flight/application/register_flight.hpp"
#include "server/platform/log/log.hpp"
#include "tests/bench/figures.hpp"
#include "tests/bench/flush_time.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait_for.hpp"

#include <atomic>
#include <cstdlib>
#include <thread>

/// Group commit against one transaction each, with the whole product in the path: idempotency record, passengers,
/// seats, payment through the sandbox gateway and its ledger, events, the airline's record, the view. 64 clients wait.
namespace {

using namespace narae;
using app::Composition;

constexpr int kClients = 64;
constexpr auto kRound = std::chrono::seconds(2);
constexpr int kRounds = 5;

app::Settings settingsFor(const testing::TemporaryFolder& folder, int batchMax)
{
    app::Settings settings;
    const auto set = [&settings](const char* key, const std::string& value) {
        check(settings.set(key, value, "bench").has_value(), "the bench's settings fit");
    };
    set("data.folder", folder.path() / "data");
    set("commit.batch_max", std::to_string(batchMax));
    return settings;
}

/// The product on a database of its own, with flights on sale: one, or many.
class Contestant {
public:
    Contestant(std::string name, int batchMax, int writers, int flights) : flights_(flights)
    {
        series.name = std::move(name);
        series.unit = "bookings/s";
        auto ground = app::Ground::prepare(settingsFor(folder_, batchMax));
        check(ground.has_value(), "the data folder can be made");
        ground_ = *std::move(ground);
        ground_->database = database::open(stored_.address(), "");
        ground_->readers = std::make_unique<database::Pool>(*ground_->database, 8);
        check(ground_->migrate().has_value(), "the tables can be made");
        for (int writer = 1; writer <= writers; ++writer) {
            compositions_.push_back(std::make_unique<Composition>(*ground_, "bench-" + std::to_string(writer)));
            compositions_.back()->startWriting();
        }
        // The first one does all that follows from a booking; the others only write.
        check(compositions_.front()->open().has_value(), "the system opens");
        registerFlights();
    }
    ~Contestant()
    {
        while (!compositions_.empty())
            compositions_.pop_back();
    }

    /// One round of bookings by all clients; adds bookings per second to the series.
    void measure()
    {
        std::atomic<long> booked = 0;
        std::atomic<bool> over = false;
        std::vector<std::thread> clients;
        for (int client = 0; client < kClients; ++client)
            clients.emplace_back([&, client] {
                auto& parts = compositions_[static_cast<std::size_t>(client) % compositions_.size()]->parts();
                for (long turn = 0; !over; ++turn) {
                    const auto done = parts.reservation->booking.book(order(client, turn), "pm_card_ok", "");
                    check(done.has_value(), done ? "" : done.error().code());
                    ++booked;
                }
            });
        const auto begin = std::chrono::steady_clock::now();
        std::this_thread::sleep_for(kRound);
        over = true;
        for (auto& client : clients)
            client.join();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        series.values.push_back(static_cast<double>(booked) / took.count());
        ++round_;
    }

    bench::Series series;

private:
    reservation::PlaceReservation order(int client, long turn) const
    {
        reservation::PlaceReservation order;
        const std::string key = std::to_string(round_) + "-" + std::to_string(client) + "-" + std::to_string(turn);
        order.intent = reservation::IntentKey{"guest", key};
        order.fingerprint = "bench";
        order.flight = FlightId(firstFlight_ + (client * 7919 + turn * 104729) % flights_);
        order.cabin = "economy";
        order.travellers = {{"Kim Narae", std::nullopt}};
        order.contact = {"01097770779", ""};
        return order;
    }

    void registerFlights()
    {
        auto& parts = compositions_.front()->parts();
        std::vector<flight::RegisterFlight> wishes;
        for (int i = 0; i < flights_; ++i) {
            flight::RegisterFlight wish{*flight::FlightNumber::parse("NR" + std::to_string(i + 1)),
                                        *flight::Route::between("GMP", "CJU"),
                                        ground_->clock.now() + std::chrono::hours(24 * 30),
                                        ground_->clock.now() + std::chrono::hours(24 * 30 + 1),
                                        "",
                                        {},
                                        {},
                                        {},
                                        {},
                                        false,
                                        false};
            wish.cabins = {
                {flight::CabinClass::Economy, flight::kCabinCapacityMax, SeatMap(), Money(50'000, Currency::krw())}};
            wishes.push_back(std::move(wish));
        }
        auto registered = parts.flight->desk.carryOutEach(std::move(wishes), "");
        for (const auto& answer : registered)
            check(answer.has_value(), answer ? "" : answer.error().code());
        firstFlight_ = registered.front()->flight.id().value();
        const bool onSale = testing::waitFor([&] { return parts.reservation->reader.lag() == 0; });
        check(onSale, "the flights come on sale");
        // A real cabin would be full in a moment: seats sold by number, and more than any round can sell.
        auto session = stored_.open();
        session->execute("UPDATE reservation_cabins SET capacity = 5000000");
        check(!session->failure(), "the cabins grow");
    }

    testing::TestDatabase stored_;
    testing::TemporaryFolder folder_;
    std::unique_ptr<app::Ground> ground_;
    std::vector<std::unique_ptr<Composition>> compositions_;
    const int flights_;
    std::int64_t firstFlight_ = 1;
    int round_ = 0;
};

void run(const char* database, std::vector<bench::Row>& rows)
{
    ::setenv("NARAE_TEST_DATABASE", database, 1);
    const bool mysql = testing::TestDatabase::isMySql();
    const std::string prefix = mysql ? "MariaDB, " : "SQLite, ";
    for (const int flights : {1, 1000}) {
        const std::string sale = flights == 1 ? "hot flight, " : "1,000 flights, ";
        std::vector<std::unique_ptr<Contestant>> contestants;
        contestants.push_back(std::make_unique<Contestant>(prefix + sale + "one each", 1, 1, flights));
        if (mysql)
            contestants.push_back(
                std::make_unique<Contestant>(prefix + sale + "one each, 16 connections", 1, 16, flights));
        contestants.push_back(std::make_unique<Contestant>(prefix + sale + "grouped", 256, 1, flights));
        for (int round = 0; round < kRounds; ++round)
            for (auto& contestant : contestants)
                contestant->measure();
        const bench::Series grouped = contestants.back()->series;
        for (auto& contestant : contestants)
            if (contestant != contestants.back()) rows.push_back(bench::alone(contestant->series));
        for (auto& contestant : contestants)
            if (contestant != contestants.back())
                rows.push_back(
                    bench::compare(grouped, contestant->series, flights == 1 ? bench::Bar::atLeast(6) : bench::Bar()));
    }
}

} // namespace

int main(int argc, char** argv)
{
    log::setUp({log::Format::Text, log::Level::Error, ""});
    std::vector<bench::Row> rows;
    run("sqlite", rows);
    run("mysql", rows);
    bench::report("Bookings committed in groups, against one transaction each (64 clients, " + std::to_string(kRounds) +
                      " rounds, interleaved)",
                  rows, argc > 1 ? argv[1] : "groups.json",
                  {"A group shares its flush and its statements, not its rows: the slower the flush, the more it wins.",
                   bench::flushTime()});
    return 0;
}
