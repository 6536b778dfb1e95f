#pragma once

#include "tests/system/life.hpp"

#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace narae::testing {

/// Clients that book one seat after the other, each booking under a key of its own. What gets no answer, or one that
/// says to try again, is asked again under the same key, through whatever happens to the server meanwhile.
class BookingLoad {
public:
    /// What became of one key, as its client was told.
    struct Told {
        int status = 0;
        std::int64_t reservation = 0;
    };

    BookingLoad(int clients, std::vector<std::int64_t> flights, ServerProcess::Headers customer,
                Acknowledgements& acknowledgements);
    ~BookingLoad();

    /// Where the server is now.
    void moveTo(int port) { port_ = port; }
    void begin();
    /// Lets each client finish the booking it is at, with an answer.
    void end();
    /// Lets go of the bookings that have no answer.
    void breakOff();

    int booked() const { return booked_; }
    /// Codes of the refusals that said to try again, so far; "" for a connection without an answer.
    std::set<std::string> setbacks() const;
    /// By key; to be read after end().
    const std::map<std::string, Told>& told() const { return told_; }

private:
    void work(int client);
    Answer askUntilAnswered(const nlohmann::json& body, const std::string& key);
    void note(const std::string& key, const Answer& answer);

    const int clients_;
    const std::vector<std::int64_t> flights_;
    const ServerProcess::Headers customer_;
    Acknowledgements& acknowledgements_;
    std::atomic<int> port_{0};
    std::atomic<int> booked_{0};
    std::atomic<bool> ending_{false};
    std::atomic<bool> brokenOff_{false};
    mutable std::mutex mutex_;
    std::set<std::string> setbacks_;
    std::map<std::string, Told> told_;
    std::vector<std::thread> threads_;
};

/// What of the load is not on record as its clients were told: each confirmed key has one confirmed reservation and
/// one capture, and there are no others. Empty when all is well. REQUIRES: ended and settled.
QStringList breachesOf(ServerProcess& server, const BookingLoad& load);

} // namespace narae::testing
