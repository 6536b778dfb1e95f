#pragma once

#include "tests/support/server_process.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::testing {

/// A real server with a clerk and a customer, and the calls that most tests of it make.
class Airline {
public:
    /// Starts the server and logs both in; their accounts are opened the first time.
    bool open();

    ServerProcess server;
    ServerProcess::Headers staff;
    ServerProcess::Headers customer;

    static constexpr std::int64_t kFareMinor = 62000;

    /// A flight in 60 days (the whole fare still comes back then) with an economy cabin of so many rows of six, on sale
    /// when this returns.
    std::int64_t offer(int rows);
    /// The same with so many seats that have no numbers.
    std::int64_t offerUnnumbered(int seats);
    /// The body of a booking; held where there is no method.
    static nlohmann::json order(std::int64_t flight, int seats, const std::string& method = "pm_card_ok");
    /// Under a key of its own, for the customer.
    Answer book(const nlohmann::json& order);
    /// Seats that the list says are left.
    std::int64_t left(std::int64_t flight);

    static ServerProcess::Headers with(ServerProcess::Headers headers, const std::string& name,
                                       const std::string& value);

    /// Waits until every event is taken in and every refund made.
    bool settle();
    /// How many rows each table of the business has, and how many seats are held and sold: what a refusal leaves alone.
    std::string books();
    /// The one figure that a statement answers.
    std::int64_t figure(const std::string& statement);
    /// Changes rows as no request can.
    void run(const std::string& statement);
    /// The audit's report where it found a breach or could not look; else nothing.
    QString auditReport(const QString& acknowledgedFile = {});
    /// Whether these bytes stand in any file of the databases, or in the log. An answered commit is in a file.
    bool anyFileHolds(const QByteArray& bytes);

private:
    void openAccounts();
    std::int64_t offer(nlohmann::json cabin, int seats);

    int flights_ = 0;
    int keys_ = 0;
};

} // namespace narae::testing
