#pragma once

#include "tests/support/apart_airline.hpp"
#include "tests/system/latencies.hpp"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace narae::testing {

/// Clients that book one seat after the other on some flights, each booking once under a key of its own, for as long as
/// it lives or until end(). Who is refused comes again a moment later.
class ApartLoad {
public:
    /// `pause` is between two bookings of a client.
    ApartLoad(int port, std::vector<std::int64_t> flights, ServerProcess::Headers customer, int clients,
              std::chrono::milliseconds pause = {});
    ~ApartLoad();

    void end();
    std::int64_t firstFlight() const { return flights_.front(); }
    /// Bookings answered 201.
    int accepted() const { return accepted_; }
    /// Whether so many more are, in time.
    bool accepts(int more, std::chrono::milliseconds longest = std::chrono::seconds(60)) const;
    /// How long those took.
    const Latencies& latencies() const { return latencies_; }
    /// Everything else that was answered: `503 payment.resting`.
    std::set<std::string> refusals() const;
    std::string refusalsText() const;
    /// How many of the bookings answered 202 turned out to be sales, as their customer is told now.
    int foundOut(ApartAirline& airline) const;
    /// Seats sold on these flights, by the reservation's own record. Each booking is of one seat.
    std::int64_t seatsOnRecord(ApartAirline& airline) const;

private:
    void work(int client);

    const int port_;
    const std::vector<std::int64_t> flights_;
    const ServerProcess::Headers customer_;
    const std::chrono::milliseconds pause_;
    std::atomic<bool> ending_{false};
    std::atomic<int> accepted_{0};
    Latencies latencies_;
    mutable std::mutex mutex_;
    std::set<std::string> refusals_;
    std::vector<std::string> unknown_; ///< paths of the bookings answered 202
    std::vector<std::thread> threads_;
};

/// Clients that look at the list of flights again and again, a moment apart.
class ListReaders {
public:
    ListReaders(int port, int clients);
    ~ListReaders();

    void end();
    const Latencies& latencies() const { return latencies_; }
    /// Looks that were not answered 200.
    int failures() const { return failures_; }

private:
    void work();

    const int port_;
    std::atomic<bool> ending_{false};
    std::atomic<int> failures_{0};
    Latencies latencies_;
    std::vector<std::thread> threads_;
};

} // namespace narae::testing
