#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace narae::view {

/// One process's checkpoint, beside what the events make of the view at the same place.
struct ViewComparison {
    std::string name;         ///< of the process: its writer's
    std::string cursors;      ///< where it stood: {"narae-1": 1042}
    bool reached = false;     ///< whether that place can be read, and the events go so far
    std::string storedHash;   ///< of the view that lived
    std::string replayedHash; ///< of the replay

    bool equal() const { return reached && storedHash == replayedHash; }
};

/// What `narae-server rebuild-view` found (invariant I6).
struct RebuildReport {
    std::int64_t events = 0; ///< replayed, to the head
    std::string hash;        ///< of the state at the head
    /// With every checkpoint on record. None before the first is kept: half a minute after the first start, or at the
    /// first stop that is none by a crash.
    std::vector<ViewComparison> comparisons;
    std::int64_t notCompared =
        0; ///< events told since the checkpoints: replayed, but there was nothing to compare with
    /// Checkpoints that another version of Narae kept: not compared. Each process's view replaces its own by itself.
    std::int64_t ofOtherFormats = 0;
    std::uint64_t gaps = 0;       ///< places where a writer's numbers jump
    std::uint64_t unreadable = 0; ///< events that could not be read

    /// Whether nothing speaks against replay and life being the same.
    bool sound() const;
};

/// Builds a view of its own from the outbox, comparing it on the way with the checkpoints; works on a live database as
/// on a stopped one. Refuses `database.away`.
Result<RebuildReport> rebuild(database::Session& session);

} // namespace narae::view
