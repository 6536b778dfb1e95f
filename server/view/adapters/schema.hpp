#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::view {

/// The view's one table: checkpoints to compare rebuilds with. What the view shows is in memory alone.
database::Schema schema();

} // namespace narae::view
