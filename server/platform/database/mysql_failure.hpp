#pragma once

#include "server/platform/database/session.hpp"

namespace narae::database {

/// What an error number of MySQL, MariaDB or their client library means for us.
Failure::Kind kindOfMySqlError(int code);

/// The schema that the connection asked for does not exist.
constexpr int kMySqlNoSuchSchema = 1049;

/// Whether the server is there and does not let us in, which no waiting mends.
bool isMySqlAccessDenied(int code);

} // namespace narae::database
