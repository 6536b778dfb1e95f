#pragma once

#include "common/base/result.hpp"
#include "server/platform/database/migrations.hpp"

#include <string>

namespace narae::app {

/// The name that a database gets when it is first made, drawn at random. What lies outside the database and belongs to
/// it, the sandbox's ledger, keeps the same name, so that the two cannot be paired wrongly.
database::Schema installationSchema();

/// The database's name, given to it now if it has none yet. REQUIRES: migrated. Refuses database.away.
Result<std::string> nameInstallation(database::Session& session);

/// The database's name; empty where it has none, or no tables at all.
std::string installationOf(database::Session& session);

} // namespace narae::app
