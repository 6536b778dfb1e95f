#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::events {

/// The tables of reading: `event_cursors` (how far each reader has come) and `event_dead_letters`.
database::Schema schema();

} // namespace narae::events
