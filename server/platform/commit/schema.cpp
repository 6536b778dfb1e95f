#include "server/platform/commit/schema.hpp"

namespace narae::commit {

database::Schema schema()
{
    return {
        "commit",
        {{1,
          "ids, writers and the outbox",
          {"CREATE TABLE id_blocks (kind VARCHAR(40) NOT NULL, next BIGINT NOT NULL, PRIMARY KEY (kind))",
           "CREATE TABLE event_writers (writer VARCHAR(64) NOT NULL, epoch BIGINT NOT NULL, seq BIGINT NOT NULL, "
           "batch BIGINT NOT NULL, PRIMARY KEY (writer))",
           "CREATE TABLE event_outbox (writer VARCHAR(64) NOT NULL, seq BIGINT NOT NULL, type VARCHAR(40) NOT NULL, "
           "source VARCHAR(20) NOT NULL, subject VARCHAR(60) NOT NULL, flight_id BIGINT NOT NULL, "
           "trace_id VARCHAR(32) NOT NULL, time_ms BIGINT NOT NULL, data LONGTEXT NOT NULL, "
           "PRIMARY KEY (writer, seq))",
           "CREATE INDEX event_outbox_subject ON event_outbox (subject)"}}}};
}

} // namespace narae::commit
