#pragma once

#include "tests/bench/load/client.hpp"

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace narae::bench {

/// A travel agent's day in the proportions of the SEATS benchmark of airline systems, through REST.
///
/// Some of them have no call of their own here, and stand for what comes nearest: "update customer" changes the name of
/// the agent's account; "update reservation" takes one passenger out of a party (a quote and its confirmation, two
/// requests); "delete reservation" cancels the party (two requests).
class AirlineClient final : public Client {
public:
    enum Kind { FindFlights, OpenSeats, NewReservation, UpdateCustomer, UpdateReservation, DeleteReservation, kKinds };
    static const char* nameOf(int kind);

    /// What all agents of a run share.
    struct Run {
        std::string name;
        std::string day; ///< of the flights' departures, 2026-12-01
        std::vector<std::int64_t> flights;
        std::unordered_set<std::int64_t> reservations; ///< ids answered so far
        std::string acknowledged;                      ///< what was answered, as `audit --acknowledged` takes it
    };

    AirlineClient(Run& run, int number, std::string headers);

    void ask(std::string& out) override;
    Verdict answered(const Reply& reply) override;
    /// Tells the run in which states its reservations were last answered. REQUIRES: the load is over.
    void acknowledge() const;

private:
    struct Party {
        std::int64_t reservation = 0;
        std::string key;
        int passengers = 0; ///< when booked
        int out = 0;        ///< cancelled since
        bool cancelled = false;
    };

    Kind choose();
    void askForSeats(std::string& out);
    void askToQuote(std::string& out, const std::string& passengers);
    Verdict booked(const Reply& reply);
    Verdict quoted(const Reply& reply);
    Verdict cancelled(const Reply& reply);
    Verdict finish(bool right, const Reply& reply) const;
    std::int64_t someFlight();

    Run& run_;
    const int number_;
    const std::string headers_;
    std::mt19937 chance_;
    std::vector<Party> parties_;
    std::vector<std::size_t> open_; ///< of parties_: who still travel
    Kind kind_ = FindFlights;
    std::size_t party_ = 0;  ///< the one at work
    std::int64_t quote_ = 0; ///< to be confirmed next
    Party wanted_;           ///< under way
    int turn_ = 0;
};

} // namespace narae::bench
