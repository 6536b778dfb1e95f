#include "tests/bench/figures.hpp"
#include "tests/bench/filled_house.hpp"
#include "tests/bench/load/connection.hpp"
#include "tests/bench/load/reading_client.hpp"
#include "tests/bench/pace.hpp"

#include "common/base/check.hpp"

#include <cstdlib>
#include <optional>

/// Whether a page of a history costs the same however long the history is. `bench_history FILE [RESERVATIONS]`
namespace {

using namespace narae;
using namespace std::chrono_literals;

constexpr std::int64_t kShort = 1'000;
constexpr int kRounds = 5;

struct Page {
    std::string name;
    std::string target;
    bool staff = false;
    bench::Series longOne = {};
    bench::Series shortOne = {};
};

/// One client turns the page again and again.
double millisecondsOf(const bench::House& house, const Page& page)
{
    bench::Clients client;
    client.push_back(std::make_unique<bench::ReadingClient>(
        page.target, page.staff ? house.staffLines() : house.customerLines(0), 200, std::nullopt));
    const bench::Outcome outcome = bench::load(house.port(), client, bench::span(1s));
    bench::mustBeRight(outcome, page.target);
    return outcome.all().percentile(50);
}

/// The same list from its middle on: after the cursor of some page that is not the first.
std::string later(const bench::House& house, const std::string& target)
{
    bench::Connection connection(house.port());
    std::string from = target;
    for (int page = 0; page < 5; ++page) {
        const bool answered = connection.askAndWait(bench::makeRequest("GET", from, house.customerLines(0)));
        check(answered && connection.reply().status == 200, "the page is there: " + from);
        from = target + "&after=" + std::string(connection.reply().text("next"));
    }
    return from;
}

} // namespace

int main(int argc, char** argv)
{
    const std::int64_t many = argc > 2 ? std::atoll(argv[2]) : bench::quick() ? 5'000 : 100'000;
    check(many >= kShort, "the long history is the longer one");
    bench::BigMariaDb mariadb;
    bench::House longHouse;
    bench::House shortHouse;
    bench::fill(longHouse, many, 0);
    bench::fill(shortHouse, kShort, 0);
    check(longHouse.airline.server.start(true, 300'000) && shortHouse.airline.server.start(), "both servers start");

    const std::string reservations = "/v1/reservations?limit=50";
    const std::string history = "/v1/history?limit=50";
    std::vector<Page> pages{{"own reservations, first page", reservations},
                            {"own reservations, sixth page", later(shortHouse, reservations)},
                            {"purchase history, first page", history},
                            {"everybody's history, for staff", history, true},
                            {"the airline's purchases", "/v1/purchases?limit=50", true},
                            {"payments", "/v1/payments?limit=50", true}};
    const std::string size = std::to_string(many) + " reservations, ";
    for (Page& page : pages) {
        page.longOne = {size + page.name, "ms", {}};
        page.shortOne = {"1000 reservations, " + page.name, "ms", {}};
    }
    for (int round = 0; round < bench::rounds(kRounds); ++round)
        for (Page& page : pages) {
            page.longOne.values.push_back(millisecondsOf(longHouse, page));
            page.shortOne.values.push_back(millisecondsOf(shortHouse, page));
        }
    std::vector<bench::Row> rows;
    for (const Page& page : pages) {
        rows.push_back(bench::alone(page.shortOne));
        rows.push_back(bench::compare(page.longOne, page.shortOne, bench::Bar::atMost(1.5)));
    }
    bench::report("A page of a long history against one of a short, on MariaDB (one client, median)", rows,
                  argc > 1 ? argv[1] : "history.json",
                  {"All reservations are one customer's; pages of 50. `run history=1000000` makes it a million."});
    return 0;
}
