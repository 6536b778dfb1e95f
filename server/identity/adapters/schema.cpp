#include "server/identity/adapters/schema.hpp"

namespace narae::identity {

database::Schema schema()
{
    return {
        "identity",
        {{1,
          "accounts, sessions, API keys and the audit log",
          {
              // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): a statement goes over several lines
              "CREATE TABLE identity_accounts (id BIGINT NOT NULL, email VARCHAR(254) NOT NULL, role VARCHAR(16) NOT "
              "NULL, password_hash VARCHAR(128) NOT NULL, name VARCHAR(100) NOT NULL, phone VARCHAR(20), "
              "state VARCHAR(16) NOT NULL, opened_at_ms BIGINT NOT NULL, closed_at_ms BIGINT, PRIMARY KEY (id), "
              "UNIQUE (email))",

              "CREATE TABLE identity_sessions (id BIGINT NOT NULL, account_id BIGINT NOT NULL, token_hash VARCHAR(64) "
              "NOT NULL, client VARCHAR(120) NOT NULL, opened_at_ms BIGINT NOT NULL, last_used_at_ms BIGINT NOT NULL, "
              "expires_at_ms BIGINT NOT NULL, revoked_at_ms BIGINT, PRIMARY KEY (id), UNIQUE (token_hash))",
              "CREATE INDEX identity_sessions_account ON identity_sessions (account_id, id)",
              "CREATE INDEX identity_sessions_expiry ON identity_sessions (expires_at_ms)",

              "CREATE TABLE identity_api_keys (id BIGINT NOT NULL, name VARCHAR(100) NOT NULL, secret_hash VARCHAR(64) "
              "NOT NULL, scopes VARCHAR(400) NOT NULL, made_by BIGINT NOT NULL, made_at_ms BIGINT NOT NULL, "
              "last_used_at_ms BIGINT, expires_at_ms BIGINT, revoked_at_ms BIGINT, PRIMARY KEY (id))",

              "CREATE TABLE identity_failures (tried_on VARCHAR(64) NOT NULL, failures BIGINT NOT NULL, "
              "last_at_ms BIGINT NOT NULL, PRIMARY KEY (tried_on))",
              "CREATE INDEX identity_failures_last ON identity_failures (last_at_ms)",

              "CREATE TABLE identity_audit (seq BIGINT NOT NULL, at_ms BIGINT NOT NULL, actor VARCHAR(254) NOT NULL, "
              "action VARCHAR(160) NOT NULL, subject VARCHAR(400) NOT NULL, outcome VARCHAR(80) NOT NULL, "
              "trace_id VARCHAR(64) NOT NULL, previous_hash VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL, "
              "PRIMARY KEY (seq))",
              "CREATE INDEX identity_audit_actor ON identity_audit (actor, seq)",
              "CREATE INDEX identity_audit_action ON identity_audit (action, seq)",
              "CREATE INDEX identity_audit_at ON identity_audit (at_ms)",
              // One row, id 1, which comes with the first entry.
              "CREATE TABLE identity_audit_head (id BIGINT NOT NULL, seq BIGINT NOT NULL, hash VARCHAR(64) NOT NULL, "
              "PRIMARY KEY (id))",
          }},
         {2,
          "what was different after what the audit log tells of",
          {"ALTER TABLE identity_audit ADD COLUMN detail VARCHAR(1000) NOT NULL DEFAULT ''"}}}};
}

} // namespace narae::identity
