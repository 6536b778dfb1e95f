#pragma once

#include "common/api/json.hpp"
#include "common/base/clock.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// How the server is, as it travels: GET /v1/health.
namespace narae::api {

struct Health {
    /// Requests of one area over about the last minute.
    struct Area {
        std::int64_t requests = 0;
        std::int64_t errors = 0; ///< answers of 500 and above; a refusal by a rule is none
        std::chrono::microseconds median{0};
        std::chrono::microseconds p99{0};
    };
    /// Things that wait, and since when the first of them does.
    struct Waiting {
        std::int64_t count = 0;
        std::optional<Instant> oldestSince;
    };
    struct Commit {
        std::uint64_t batches = 0;
        std::uint64_t commands = 0;
        std::uint64_t refused = 0;
        std::uint64_t retries = 0;
        std::uint64_t failed = 0;
        std::size_t waiting = 0;
    };

    /// A role that is done by another process.
    struct Peer {
        std::string role;
        std::string address;
        std::string trouble; ///< why it did not answer the last question; empty: it did, or was not asked yet
        /// Of the breaker before it, where it has one: closed, open, half_open.
        std::optional<std::string> breaker;
        std::int64_t callsNotMade = 0; ///< refused by the breaker since the start
        std::string eventsTrouble{};   ///< why its events do not come; empty: they do
        std::int64_t eventsBehind = 0; ///< told there, and not here yet
    };

    std::string version;
    std::string writer;
    std::vector<std::string> roles; ///< what this process does
    std::vector<Peer> peers;
    std::int64_t uptimeSeconds = 0;
    std::string notReady;     ///< why, a problem's code; empty: it is ready
    std::string databaseKind; ///< sqlite, mysql
    bool databaseAway = false;
    std::map<std::string, Area> areas;
    // Nothing while the database is away.
    std::optional<Waiting> unknownPayments;
    std::optional<Waiting> refundsPending;
    std::optional<std::int64_t> deadLetters;
    std::optional<std::int64_t> newestEvent;      ///< how many events all writers have told
    std::map<std::string, std::int64_t> eventLag; ///< by reader: told, and not taken in
    Commit commit;
};
Json toJson(const Health& health);

} // namespace narae::api
