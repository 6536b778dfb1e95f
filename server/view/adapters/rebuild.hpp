#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <cstdint>
#include <string>

namespace narae::view {

/// What `narae-server rebuild-view` found (invariant I6).
struct RebuildReport {
    std::int64_t events = 0;      ///< replayed, to the head
    std::string hash;             ///< of the state at the head
    std::string comparedAtCursor; ///< {"narae-1": 1042}, of the newest checkpoint; empty when there is none
    std::string storedHash;       ///< of the view that lived, there
    std::string replayedHash;     ///< of the replay, there
    bool equal = true;            ///< also when there is nothing to compare with
    std::uint64_t gaps = 0;       ///< places where a writer's numbers jump
    std::uint64_t unreadable = 0; ///< events that could not be read
};

/// Builds a view of its own from the outbox, comparing it on the way with the newest checkpoint; works on a live
/// database as on a stopped one. Refuses `database.away`.
Result<RebuildReport> rebuild(database::Session& session);

} // namespace narae::view
