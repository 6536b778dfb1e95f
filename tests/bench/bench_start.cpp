#include "tests/bench/figures.hpp"
#include "tests/bench/process_memory.hpp"
#include "tests/support/server_process.hpp"

#include "common/base/check.hpp"

#include <QElapsedTimer>
#include <cstdlib>

/// From the start of the process to its first ready answer, with the demo's data; and what it then holds in memory.
namespace {

using namespace narae;

constexpr int kRounds = 7;

void run(const char* database, std::vector<bench::Row>& rows)
{
    ::setenv("NARAE_TEST_DATABASE", database, 1);
    const std::string prefix = std::string(database) == "mysql" ? "MariaDB, " : "SQLite, ";
    testing::ServerProcess server;
    check(server.run({"demo"}) == 0, "the demo's data can be made");
    // The first start also puts the demo's flights on sale; what is measured is every later one.
    check(server.start(), "the server starts");
    check(server.stop() == 0, "the server stops");
    bench::Series ready{prefix + "start to ready", "ms", {}};
    bench::Series memory{prefix + "resident memory then", "MB", {}};
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        check(server.start(), "the server starts");
        ready.values.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        memory.values.push_back(bench::residentKibibytes(server.pid()) / 1024);
        check(server.stop() == 0, "the server stops");
    }
    rows.push_back(bench::alone(ready, bench::Bar::atMost(1000)));
    rows.push_back(bench::alone(memory, bench::Bar::atMost(60)));
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<bench::Row> rows;
    run("sqlite", rows);
    run("mysql", rows);
    bench::report("Starting with the demo's data", rows, argc > 1 ? argv[1] : "start.json");
    return 0;
}
