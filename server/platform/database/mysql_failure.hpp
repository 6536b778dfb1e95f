#pragma once

#include "server/platform/database/session.hpp"

namespace narae::database {

/// What an error number of MySQL, MariaDB or their client library means for us.
Failure::Kind kindOfMySqlError(int code);

/// Whether the server is there and does not let us in, which no waiting mends.
bool isMySqlAccessDenied(int code);

} // namespace narae::database
