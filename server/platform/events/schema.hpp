#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::events {

/// The tables of reading: `event_cursors` (how far each reader has come), `event_dead_letters`, and
/// `event_imports` (which writers are of another database).
database::Schema schema();

} // namespace narae::events
