#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::commit {

/// The tables of writing: `id_blocks`, `event_writers` (one row a committer) and `event_outbox`.
database::Schema schema();

} // namespace narae::commit
