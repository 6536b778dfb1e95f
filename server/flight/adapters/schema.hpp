#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::flight {

/// The tables of the airline's administration.
database::Schema schema();

} // namespace narae::flight
