#include "tests/bench/house.hpp"

#include "common/base/check.hpp"
#include "tests/support/wait_for.hpp"

#include <QDateTime>
#include <cstdlib>

namespace narae::bench {

using nlohmann::json;

namespace {

constexpr int kRegistering = 16; ///< clerks at once

std::string lines(const testing::ServerProcess::Headers& headers)
{
    std::string text;
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    return text;
}

/// A clerk who registers flights until all are there.
class Clerk final : public Client {
public:
    struct Work {
        std::vector<std::string> bodies;
        std::size_t next = 0;
        std::vector<std::int64_t> ids;
    };

    Clerk(Work& work, std::string headers) : work_(work), headers_(std::move(headers)) {}

    void ask(std::string& out) override
    {
        // The last ones to be done ask for something else until everybody is.
        if (work_.next == work_.bodies.size()) return appendRequest(out, "GET", "/livez", "", "");
        appendRequest(out, "POST", "/v1/flights", headers_, work_.bodies[work_.next++]);
    }
    Verdict answered(const Reply& reply) override
    {
        if (reply.status == 200) return {};
        if (reply.status != 201) return {Verdict::Outcome::Wrong, 0, std::string(reply.body)};
        work_.ids.push_back(reply.integer("flightId"));
        return {};
    }

private:
    Work& work_;
    const std::string headers_;
};

} // namespace

BigMariaDb::BigMariaDb()
    : server_(0, {"--innodb-buffer-pool-size=2G", "--innodb-log-file-size=1G", "--max-connections=400"})
{
    ::setenv("NARAE_TEST_DATABASE", "mysql", 1);
    ::setenv("NARAE_TEST_MYSQL", server_.address("any").text().c_str(), 1);
}

BigMariaDb::~BigMariaDb()
{
    ::unsetenv("NARAE_TEST_MYSQL");
}

void House::open(int customers)
{
    // What is measured is the server as it is shipped, not the impatient one of the tests.
    airline.server.setting("reservation.caretaker_pause_ms", "250");
    check(airline.open(), "the server starts");
    customers_.push_back(lines(airline.customer));
    for (int number = 1; number < customers; ++number) {
        const std::string email = "traveller" + std::to_string(number) + "@narae.test";
        const auto opened = airline.server.post(
            "/v1/accounts", {{"email", email}, {"password", "fly-with-narae"}, {"name", "Kim Narae"}});
        check(opened.status == 201, "an account can be opened: " + opened.body);
        customers_.push_back(lines(airline.server.logIn(email, "fly-with-narae")));
    }
}

std::string House::customerLines(int number) const
{
    return customers_[static_cast<std::size_t>(number) % customers_.size()];
}

std::string House::staffLines() const
{
    return lines(airline.staff);
}

std::vector<std::int64_t> House::offer(int flights, json cabin)
{
    cabin["cabin"] = "economy";
    cabin["price"] = {{"amountMinor", testing::Airline::kFareMinor}, {"currency", "KRW"}};
    Clerk::Work work;
    const QDateTime first = QDateTime::currentDateTimeUtc().addDays(60);
    for (int i = 0; i < flights; ++i) {
        const QDateTime departs = first.addSecs(60 * ++flights_);
        work.bodies.push_back(json{{"flightNumber", "NR" + std::to_string(flights_)},
                                   {"origin", "GMP"},
                                   {"destination", "CJU"},
                                   {"departsAt", departs.toString(Qt::ISODate).toStdString()},
                                   {"arrivesAt", departs.addSecs(70 * 60).toString(Qt::ISODate).toStdString()},
                                   {"cabins", json::array({cabin})}}
                                  .dump());
    }
    while (work.ids.size() < work.bodies.size()) {
        Clients clerks;
        for (int i = 0; i < kRegistering; ++i)
            clerks.push_back(std::make_unique<Clerk>(work, staffLines()));
        mustBeRight(load(port(), clerks, std::chrono::milliseconds(200)), "the clerks'");
    }
    const auto onSale = [&] {
        return airline.figure("SELECT COUNT(*) FROM reservation_cabins") == flights_ &&
               airline.left(work.ids.back()) > 0;
    };
    check(testing::waitFor(onSale, std::chrono::seconds(30)), "the flights come on sale");
    return work.ids;
}

void mustBeRight(const Outcome& outcome, const std::string& whose)
{
    check(outcome.wrong == 0, whose + " answers are right: " + outcome.trouble);
}

} // namespace narae::bench
