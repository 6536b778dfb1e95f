#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::webhooks {

/// Endpoints, and what is or was on its way to them.
database::Schema schema();

} // namespace narae::webhooks
