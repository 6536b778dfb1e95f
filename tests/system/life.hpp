#pragma once

#include "tests/support/server_process.hpp"

#include <map>
#include <set>

namespace narae::testing {

/// What clients got to hear, as `audit --acknowledged` takes it: one JSON line an answer.
class Acknowledgements {
public:
    explicit Acknowledgements(std::filesystem::path path) : path_(std::move(path)) {}

    void add(std::int64_t reservation, const std::string& state, const std::string& key);
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

struct LogIns {
    ServerProcess::Headers staff;
    ServerProcess::Headers customer;
};

/// All that one airline clerk and one customer want, call by call, each under a key of its own: a flight; a hold that
/// is forgotten; two seats booked and paid; a booking whose card is declined; a hold that is paid later; the two seats
/// cancelled. A call that gets no answer is made again, under its key, until it gets one; who is told that a payment
/// came to nothing tries again under another.
class Life {
public:
    Life(ServerProcess& server, const LogIns& logIns, Acknowledgements& acknowledgements, int number);

    /// Makes the calls that have no answer yet, in their order. False as soon as one gets none.
    bool goOn();
    /// Makes every answered call again under its key: what is wrong with the answers, empty when nothing is.
    QStringList repeatEverything();

    std::int64_t flight() const { return flight_; }

    /// A reservation that came of one of the calls, as the client knows it.
    struct Known {
        std::string key;
        int seats = 0;
        std::set<std::string> states; ///< it may be in, once all has settled
        bool cancelled = false;
    };
    const std::map<std::int64_t, Known>& reservations() const { return reservations_; }

    static constexpr std::int64_t kFareMinor = 62000;
    static constexpr int kSeats = 30;

private:
    struct Call {
        std::string path;
        nlohmann::json body;
        std::string key;
        std::optional<Answer> answer;
        std::int64_t reservation = 0;
    };

    bool ask(Call& call, const ServerProcess::Headers& who);
    bool book(Call& call, int seats, const std::string& method, const std::set<std::string>& states);
    bool bookUntilPaid();
    bool payForTheHold();
    bool cancel();
    nlohmann::json order(int seats, const std::string& method) const;
    std::string pathOf(const Call& booking) const;
    void unexpected(const Call& call);

    ServerProcess& server_;
    LogIns logIns_;
    Acknowledgements& acknowledgements_;
    std::string name_;
    std::int64_t flight_ = 0;
    std::map<std::int64_t, Known> reservations_;
    Call register_;
    Call forgotten_;
    Call booked_;
    Call declined_;
    Call held_;
    Call paid_;
    Call quoted_;
    Call cancelled_;
    int tries_ = 0;
    std::vector<Call> givenUp_; ///< answered with a payment that came to nothing
    QStringList wrong_;
};

} // namespace narae::testing
