#include "tests/bench/figures.hpp"
#include "tests/store/audit_bulk.hpp"
#include "tests/store/audit_house.hpp"

#include "common/base/check.hpp"

#include <cstdlib>

/// How long the audit of all eight invariants takes over a big airline's books.
namespace {

using namespace narae;

constexpr int kReservations = 100'000;
constexpr int kRounds = 3;

void run(const char* database, std::vector<bench::Row>& rows)
{
    ::setenv("NARAE_TEST_DATABASE", database, 1);
    testing::AuditedBooks books;
    const std::string acknowledged = testing::fillInBulk(books, kReservations);
    const std::string name = std::string(database) == "mysql" ? "MariaDB" : "SQLite";
    bench::Series took{name + ", audit of 100,000 reservations", "s", {}};
    for (int round = 0; round < kRounds; ++round) {
        const auto report = books.audit(acknowledged);
        check(report.clean(), "the books are in order");
        took.values.push_back(std::chrono::duration<double>(report.took).count());
    }
    rows.push_back(bench::alone(took, bench::Bar::atMost(10)));
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<bench::Row> rows;
    run("sqlite", rows);
    run("mysql", rows);
    bench::report("The audit", rows, argc > 1 ? argv[1] : "audit.json");
    return 0;
}
