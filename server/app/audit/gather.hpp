#pragma once

#include "server/app/audit/report.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/platform/database/session.hpp"

#include <span>
#include <string>
#include <vector>

namespace narae::audit {

/// One of the databases of an airline that runs apart. The session has no transaction open, and has none afterwards.
struct Apart {
    std::string address; ///< for breaches
    database::Session& session;
};

/// Copies what the databases of one airline hold into an empty one, as if the airline were one process: each context's
/// tables from the database that has them, each writer's events from the database that told them. Each database is
/// seen at one moment, but not all at the same: the system should be at rest.
///
/// On the way it looks whether the copies that the databases have of each other's events are the events that were told,
/// and names in `events` (I5) those that are not. `schemas` are of all contexts. Refuses as database::migrate,
/// `database.away`, `server.internal`.
Result<void> gather(std::span<const Apart> databases, const std::vector<database::Schema>& schemas,
                    database::Session& into, InvariantResult& events);

} // namespace narae::audit
