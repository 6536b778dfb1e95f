#include "server/webhooks/adapters/schema.hpp"

namespace narae::webhooks {

database::Schema schema()
{
    return {
        "webhooks",
        {{1,
          "endpoints and deliveries",
          {"CREATE TABLE webhooks_endpoints (endpoint_id BIGINT NOT NULL, owner_key BIGINT NOT NULL, "
           "url VARCHAR(500) NOT NULL, types VARCHAR(2000) NOT NULL, secret VARCHAR(200) NOT NULL, "
           "old_secret VARCHAR(200) NOT NULL, old_secret_until_ms BIGINT NULL, state VARCHAR(12) NOT NULL, "
           "trouble VARCHAR(64) NOT NULL, failing_since_ms BIGINT NULL, created_at_ms BIGINT NOT NULL, "
           "places BIGINT NOT NULL, PRIMARY KEY (endpoint_id), CHECK (state IN ('enabled', 'disabled', 'removed')))",
           "CREATE TABLE webhooks_deliveries (endpoint_id BIGINT NOT NULL, place BIGINT NOT NULL, "
           "event_id VARCHAR(90) NOT NULL, type VARCHAR(40) NOT NULL, body LONGTEXT NOT NULL, "
           "state VARCHAR(12) NOT NULL, attempts INTEGER NOT NULL, queued_at_ms BIGINT NOT NULL, "
           "next_at_ms BIGINT NOT NULL, last_at_ms BIGINT NULL, last_status INTEGER NOT NULL, "
           "trouble VARCHAR(64) NOT NULL, PRIMARY KEY (endpoint_id, place), "
           "CHECK (state IN ('pending', 'delivered', 'dead')))",
           "CREATE INDEX webhooks_deliveries_next ON webhooks_deliveries (endpoint_id, state, place)",
           "CREATE INDEX webhooks_deliveries_old ON webhooks_deliveries (queued_at_ms)",
           "CREATE TABLE webhooks_watch (watch INTEGER NOT NULL, holder VARCHAR(64) NOT NULL, "
           "beat BIGINT NOT NULL, PRIMARY KEY (watch))",
           "INSERT INTO webhooks_watch (watch, holder, beat) VALUES (1, '', 0)"}},
         {2,
          "pings go first",
          {"CREATE INDEX webhooks_deliveries_pings ON webhooks_deliveries (endpoint_id, type, state, place)"}}}};
}

} // namespace narae::webhooks
