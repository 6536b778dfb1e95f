#include "tests/bench/figures.hpp"
#include "tests/bench/filled_house.hpp"
#include "tests/bench/pace.hpp"
#include "tests/bench/process_memory.hpp"

#include "common/base/check.hpp"

#include <QElapsedTimer>
#include <cstdlib>

/// From the start of the process to its first ready answer with a big airline's whole past on record, which the view
/// takes up into memory. `bench_million FILE [RESERVATIONS]`
namespace {

using namespace narae;

constexpr int kRounds = 3;
constexpr int kPatienceMs = 300'000;

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t reservations = argc > 2 ? std::atoll(argv[2]) : bench::quick() ? 5'000 : 1'000'000;
    bench::House house;
    QElapsedTimer timer;
    timer.start();
    bench::fill(house, reservations, reservations / 10);
    const bench::Series filled{"writing them, in bulk", "s", {static_cast<double>(timer.elapsed()) / 1e3}};
    bench::Series ready{"start to ready", "s", {}};
    bench::Series memory{"resident memory then", "MB", {}};
    testing::ServerProcess& server = house.airline.server;
    for (int round = 0; round < bench::rounds(kRounds); ++round) {
        timer.restart();
        check(server.start(true, kPatienceMs), "the server starts");
        ready.values.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        memory.values.push_back(bench::residentKibibytes(server.pid()) / 1024);
        check(server.stop() == 0, "the server stops");
    }
    bench::report("Starting with " + std::to_string(reservations) + " reservations on " +
                      std::to_string(reservations / 10) + " flights, on SQLite",
                  {bench::alone(filled), bench::alone(ready, bench::Bar::atMost(10)), bench::alone(memory)},
                  argc > 1 ? argv[1] : "million.json");
    return 0;
}
