#pragma once

#include "tests/bench/load/client.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace narae::bench {

/// Books one economy seat after the other, each paid at once and under a key of its own: what Narae and its peers are
/// asked alike. An answer is right when it is 201, confirmed, on the flight that was asked for, and carries an id that
/// no other booking of the run has.
class BookingClient final : public Client {
public:
    /// What all clients of a run share.
    struct Run {
        std::string name; ///< begins the keys, so that no two runs share any
        std::vector<std::int64_t> flights;
        std::unordered_set<std::int64_t> reservations; ///< ids answered so far
    };

    /// `headers` are whole lines that go with each request. Client number `number` of the run begins at a flight of its
    /// own.
    BookingClient(Run& run, int number, std::string headers);

    void ask(std::string& out) override;
    Verdict answered(const Reply& reply) override;

private:
    Run& run_;
    const int number_;
    const std::string headers_;
    std::int64_t turn_ = 0;
    std::int64_t flight_ = 0;
};

} // namespace narae::bench
