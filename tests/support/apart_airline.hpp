#pragma once

#include "tests/support/server_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace narae::testing {

/// The airline as five processes, each with one role, a database of its own and the others' addresses; with a clerk and
/// a customer. Any of them may be stopped and started again where it was.
class ApartAirline {
public:
    ApartAirline();

    /// Starts all of them and waits until all are ready.
    bool open();
    /// `flight`, `reservation`, `payment`, `view`, `identity`.
    ServerProcess& of(const std::string& role) { return *processes_.at(role); }
    void setting(const QString& key, const QString& value); ///< for all of them; before open()

    ServerProcess::Headers staff;
    ServerProcess::Headers customer;
    std::string key; ///< what the peers know each other by

    static constexpr std::int64_t kFareMinor = 62000;
    static constexpr const char* kRoles[] = {"flight", "reservation", "payment", "view", "identity"};

    /// A flight with so many seats without numbers, on sale and in the list when this returns.
    std::int64_t offer(int seats);
    /// So many flights with as many seats as a load may ask for.
    std::vector<std::int64_t> offerMany(int count);
    static nlohmann::json order(std::int64_t flight, int seats, const std::string& method = "pm_card_ok");
    /// Under a key of its own, or this one, for the customer.
    Answer book(const nlohmann::json& order, std::string idempotencyKey = "");
    /// Cancels a whole party by quote; answers the cancellation.
    Answer cancel(std::int64_t reservation);
    /// Seats that the list says are left; -1 where the view does not say.
    std::int64_t left(std::int64_t flight);

    /// Waits until no payment is open, no refund owed, and every event of each process stands in each other's database
    /// and is applied there.
    bool settle(std::chrono::milliseconds longest = std::chrono::seconds(20));
    /// The one figure that a statement answers, of one role's database.
    std::int64_t figure(const std::string& role, const std::string& statement);
    /// What the books of the five say against each other; empty when they agree. REQUIRES: settled.
    QStringList breaches();
    /// `narae-server audit` over all five databases: its report where it found a breach or could not look; else
    /// nothing.
    QString auditReport();
    /// Waits until settled; what is wrong then, or nothing.
    QString troubleOnceSettled(std::chrono::milliseconds longest = std::chrono::seconds(20));
    /// Stops the view, replays its events into a fresh one (`narae-server rebuild-view`) and starts it again: how the
    /// two differ, or nothing. REQUIRES: settled.
    QString viewTrouble();
    /// The ends of all logs, but for what was answered: where something went wrong.
    QByteArray logs();

private:
    void openAccounts();
    /// Events that the five have told since they were set up.
    std::int64_t eventsEver();

    TemporaryFolder folder_;
    std::map<std::string, std::unique_ptr<ServerProcess>> processes_;
    int flights_ = 0;
    int keys_ = 0;
};

} // namespace narae::testing
