#pragma once

#include "server/platform/database/migrations.hpp"

namespace narae::event_bus {

/// `kafka_offsets`: how far this database has come with each partition of a topic.
database::Schema schema();

} // namespace narae::event_bus
