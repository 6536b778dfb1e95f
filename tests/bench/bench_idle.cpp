#include "tests/bench/figures.hpp"
#include "tests/bench/house.hpp"
#include "tests/bench/load/booking_client.hpp"
#include "tests/bench/load/connection.hpp"
#include "tests/bench/load/reading_client.hpp"
#include "tests/bench/pace.hpp"
#include "tests/bench/process_memory.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

/// Clients who are connected and silent: what each costs the server. And how long somebody new waits for a first
/// answer while others keep the server busy.
namespace {

using namespace narae;
using namespace std::chrono_literals;

constexpr int kIdle = 10'000;
constexpr int kBusy = 64;
constexpr int kRounds = 3;

const std::string kAlive = bench::makeRequest("GET", "/livez", "");

/// Connections that have each had an answer once, and say nothing more.
std::vector<std::unique_ptr<bench::Connection>> silentClients(int port, int count)
{
    std::vector<std::unique_ptr<bench::Connection>> clients;
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<bench::Connection>(port));
        check(clients.back()->askAndWait(kAlive), "client " + std::to_string(i) + " is answered");
    }
    return clients;
}

/// Milliseconds from connecting to the first answer, of new clients one after the other.
bench::Latencies firstAnswers(int port, const std::atomic<bool>& over)
{
    bench::Latencies waited;
    while (!over) {
        const auto began = std::chrono::steady_clock::now();
        bench::Connection connection(port);
        check(connection.askAndWait(kAlive), "a new client is answered");
        waited.add((std::chrono::steady_clock::now() - began).count());
    }
    return waited;
}

/// While `busy` work, new clients come one after the other.
bench::Latencies welcomed(int port, bench::Clients busy)
{
    std::atomic<bool> over = false;
    bench::Latencies waited;
    std::thread newcomers([&] { waited = firstAnswers(port, over); });
    const bench::Outcome outcome = bench::load(port, busy, bench::span(2s));
    over = true;
    newcomers.join();
    bench::mustBeRight(outcome, "the busy clients'");
    return waited;
}

} // namespace

int main(int argc, char** argv)
{
    bench::House house;
    house.airline.server.setting("http.keep_alive_seconds", "600");
    house.open(1);
    const auto flights = house.offer(1, {{"capacity", 1000}});
    house.airline.run("UPDATE reservation_cabins SET capacity = 5000000");

    bench::Series memory{"memory of a silent connection", "KiB", {}};
    bench::Series kept{"silent connections that are answered again", "of 10,000", {}};
    bench::Series reading{"first answer while 64 read, p99", "ms", {}};
    bench::Series readingMedian{"first answer while 64 read, p50", "ms", {}};
    bench::Series booking{"first answer while 64 book, p99", "ms", {}};
    bench::Series bookingMedian{"first answer while 64 book, p50", "ms", {}};
    bench::BookingClient::Run run{"idle", flights, {}};
    for (int round = 0; round < bench::rounds(kRounds); ++round) {
        bench::Clients readers;
        bench::Clients bookers;
        for (int i = 0; i < kBusy; ++i) {
            readers.push_back(
                std::make_unique<bench::ReadingClient>("/v1/flight-statuses/" + std::to_string(flights.front())));
            bookers.push_back(std::make_unique<bench::BookingClient>(run, i, house.customerLines(0)));
        }
        const bench::Latencies whileReading = welcomed(house.port(), std::move(readers));
        const bench::Latencies whileBooking = welcomed(house.port(), std::move(bookers));
        run.name += "'";
        reading.values.push_back(whileReading.percentile(99));
        readingMedian.values.push_back(whileReading.percentile(50));
        booking.values.push_back(whileBooking.percentile(99));
        bookingMedian.values.push_back(whileBooking.percentile(50));
    }
    // A server that has worked for a while holds memory that the silent ones would otherwise seem to cost.
    for (int round = 0; round < bench::rounds(kRounds); ++round) {
        const double before = bench::residentKibibytes(house.airline.server.pid());
        const auto silent = silentClients(house.port(), kIdle);
        const double with = bench::residentKibibytes(house.airline.server.pid());
        memory.values.push_back((with - before) / kIdle);
        kept.values.push_back(static_cast<double>(std::count_if(
            silent.begin(), silent.end(), [](const auto& client) { return client->askAndWait(kAlive); })));
    }
    using bench::Bar;
    bench::report("Silent clients, and new ones",
                  {bench::alone(memory, Bar::atMost(8)), bench::alone(kept, Bar::atLeast(kIdle)),
                   bench::alone(readingMedian), bench::alone(reading, Bar::atMost(20)), bench::alone(bookingMedian),
                   bench::alone(booking, Bar::atMost(20))},
                  argc > 1 ? argv[1] : "idle.json",
                  {"10,000 connections that were answered once: what the server's resident memory grew by, for each.",
                   "first answer: from connecting to the answer of /livez, new clients one after the other."});
    return 0;
}
