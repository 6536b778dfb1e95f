#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::identity {

/// The tables of accounts, sessions, API keys, failures and the audit log.
database::Schema schema();

} // namespace narae::identity
