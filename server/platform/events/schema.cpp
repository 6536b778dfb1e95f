#include "server/platform/events/schema.hpp"

namespace narae::events {

database::Schema schema()
{
    return {
        "events",
        {{1,
          "cursors and dead letters",
          {"CREATE TABLE event_cursors (reader VARCHAR(40) NOT NULL, writer VARCHAR(64) NOT NULL, seq BIGINT NOT NULL, "
           "PRIMARY KEY (reader, writer))",
           "CREATE TABLE event_dead_letters (reader VARCHAR(40) NOT NULL, writer VARCHAR(64) NOT NULL, "
           "seq BIGINT NOT NULL, type VARCHAR(40) NOT NULL, reason VARCHAR(80) NOT NULL, buried_at_ms BIGINT NOT NULL, "
           "replayed_at_ms BIGINT NULL, PRIMARY KEY (reader, writer, seq))"}},
         {2,
          "writers of other databases",
          {"CREATE TABLE event_imports (writer VARCHAR(64) NOT NULL, installation VARCHAR(32) NOT NULL, "
           "PRIMARY KEY (writer))"}}}};
}

} // namespace narae::events
