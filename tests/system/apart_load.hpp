#pragma once

#include "tests/support/apart_airline.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace narae::testing {

/// Clients that book one seat after the other on some flights, each booking once under a key of its own, for as long as
/// it lives or until end().
class ApartLoad {
public:
    ApartLoad(int port, std::vector<std::int64_t> flights, ServerProcess::Headers customer, int clients)
        : port_(port), flights_(std::move(flights)), customer_(std::move(customer))
    {
        for (int client = 0; client < clients; ++client)
            threads_.emplace_back([this, client] { work(client); });
    }
    ~ApartLoad() { end(); }

    void end()
    {
        ending_ = true;
        for (std::thread& thread : threads_)
            if (thread.joinable()) thread.join();
    }
    std::int64_t firstFlight() const { return flights_.front(); }
    /// Bookings answered 201.
    int accepted() const { return accepted_; }
    /// Everything else that was answered.
    std::set<std::string> refusals() const
    {
        const std::lock_guard lock(mutex_);
        return refusals_;
    }
    std::string refusalsText() const
    {
        std::string text;
        for (const std::string& refusal : refusals())
            text += (text.empty() ? "" : ", ") + refusal;
        return text;
    }
    /// How many of the bookings answered 202 turned out to be sales, as their customer is told now.
    int foundOut(ApartAirline& airline) const
    {
        const std::lock_guard lock(mutex_);
        return static_cast<int>(std::count_if(unknown_.begin(), unknown_.end(), [&](const std::string& path) {
            return airline.of("reservation").get(path, customer_).json()["state"] == "confirmed";
        }));
    }
    /// Seats sold on these flights, by the reservation's own record. Each booking is of one seat.
    std::int64_t seatsOnRecord(ApartAirline& airline) const
    {
        return airline.figure("reservation", "SELECT SUM(sold) FROM reservation_cabins WHERE flight_id >= " +
                                                 std::to_string(firstFlight()));
    }

private:
    void work(int client)
    {
        for (int turn = 0; !ending_; ++turn) {
            auto headers = customer_;
            headers.emplace_back("Idempotency-Key", "load-" + std::to_string(firstFlight()) + "-" +
                                                        std::to_string(client) + "-" + std::to_string(turn));
            const std::int64_t flight = flights_[static_cast<std::size_t>(turn) % flights_.size()];
            const Answer answer =
                ServerProcess::ask(port_, "POST", "/v1/reservations", ApartAirline::order(flight, 1).dump(), headers);
            if (answer.status == 201) {
                ++accepted_;
                continue;
            }
            const std::lock_guard lock(mutex_);
            if (answer.status == 202) unknown_.push_back("/v1/reservations/" + answer.json()["reservationId"].dump());
            refusals_.insert(std::to_string(answer.status) + " " + answer.code());
        }
    }

    const int port_;
    const std::vector<std::int64_t> flights_;
    const ServerProcess::Headers customer_;
    std::atomic<bool> ending_{false};
    std::atomic<int> accepted_{0};
    mutable std::mutex mutex_;
    std::set<std::string> refusals_;
    std::vector<std::string> unknown_; ///< paths of the bookings answered 202
    std::vector<std::thread> threads_;
};

} // namespace narae::testing
