#pragma once

#include "server/app/settings.hpp"
#include "server/platform/kafka/cluster.hpp"

namespace narae::app {

/// What the settings say of Kafka, its password read. Refuses settings.bad_value: a name, password or authority that
/// the way of speaking has no use for, or one that it lacks; and as Settings::secret().
Result<kafka::Cluster> kafkaOf(const Settings& settings);

} // namespace narae::app
