#include "server/platform/event_bus/schema.hpp"

namespace narae::event_bus {

database::Schema schema()
{
    return {"event_bus",
            {{1,
              "offsets",
              {"CREATE TABLE kafka_offsets (topic VARCHAR(249) NOT NULL, partition_no INTEGER NOT NULL, "
               "next_offset BIGINT NOT NULL, PRIMARY KEY (topic, partition_no))"}}}};
}

} // namespace narae::event_bus
