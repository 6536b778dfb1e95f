#pragma once

#include "tests/support/server_process.hpp"

#include <QByteArray>

namespace narae::testing {

/// A whole life over HTTP against the real server: every call of the contract, well and badly, and each exchange
/// written down for check_answers.py. Its parts are played in their order; a check that fails is the running test's.
class ContractLife {
public:
    /// On a server with the demo's data.
    explicit ContractLife(ServerProcess& server);

    // The selling of seats.
    void aircraftAndFlights();
    void aScheduleIsImported();
    void flightsAreSearched();
    void seatsAreHeldBookedAndPaid();
    void reservationsAreLookedUp();
    void cancellingIsQuotedAndRefunded();
    void theAirlineSeesWhatWasBought();
    void reportsAreRead();
    void aFlightIsCancelled();

    // The house around it.
    void accountsAndSessions();
    void keysAndTheAuditLog();
    void whatAnOperatorAsks();
    void deadLettersComeInPagesAndAreReplayedOnce();
    void eventsAreTold();
    void theOriginalsCalls();

    std::filesystem::path exchanges() const { return exchanges_; }
    std::string flight() const { return flight_; }
    /// Runs check_answers.py over a file of exchanges; answers its exit code, and what it printed.
    std::pair<int, QByteArray> check(const std::filesystem::path& exchanges, bool everyCall = false) const;

private:
    using Headers = ServerProcess::Headers;

    /// The headers with an Idempotency-Key of their own.
    Headers keyed(Headers headers);
    static Headers with(Headers headers, const std::string& name, const std::string& value);
    static std::string idIn(const Answer& answer, const char* name);
    nlohmann::json order(int seats, const std::string& method = "") const;
    nlohmann::json flightBody(const std::string& number, int rows) const;
    Answer book(int seats, const std::string& method, const Headers& who);
    Answer patch(const std::string& path, const nlohmann::json& body, const Headers& headers);
    Answer remove(const std::string& path, const Headers& headers);

    ServerProcess* server_;
    std::filesystem::path exchanges_;
    std::filesystem::path contract_;
    Headers staff_;
    Headers customer_;
    std::string flight_;  ///< the id of one with seats to choose
    std::string booking_; ///< the path of the customer's reservation of three
    nlohmann::json booked_;
    int key_ = 0;
    std::string day_; ///< of its flights: in 60 days, when the whole fare still comes back
};

nlohmann::json won(int amountMinor);

} // namespace narae::testing
