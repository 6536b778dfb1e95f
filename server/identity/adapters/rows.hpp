#pragma once

#include "server/identity/domain/account.hpp"
#include "server/identity/domain/api_key.hpp"
#include "server/identity/domain/audit_entry.hpp"
#include "server/identity/domain/session.hpp"
#include "server/platform/database/session.hpp"

#include <string_view>
#include <vector>

/// How identity's entities stand in their rows: the columns in order, and both ways between.
namespace narae::identity::rows {

inline constexpr std::string_view kAccount =
    "id, email, role, password_hash, name, phone, state, opened_at_ms, closed_at_ms";
inline constexpr std::size_t kAccountWidth = 9;
inline constexpr std::string_view kSession =
    "id, account_id, token_hash, client, opened_at_ms, last_used_at_ms, expires_at_ms, revoked_at_ms";
inline constexpr std::size_t kSessionWidth = 8;
inline constexpr std::string_view kApiKey =
    "id, name, secret_hash, scopes, made_by, made_at_ms, last_used_at_ms, expires_at_ms, revoked_at_ms";
inline constexpr std::string_view kAuditEntry =
    "seq, at_ms, actor, action, subject, outcome, trace_id, previous_hash, hash, detail";

// Each reads from `column` on.
Account readAccount(const database::Rows& rows, std::size_t row, std::size_t column = 0);
Session readSession(const database::Rows& rows, std::size_t row, std::size_t column = 0);
ApiKey readApiKey(const database::Rows& rows, std::size_t row);
AuditEntry readAuditEntry(const database::Rows& rows, std::size_t row);

std::vector<database::Value> values(const Account& account);
std::vector<database::Value> values(const Session& session);
std::vector<database::Value> values(const ApiKey& key);
std::vector<database::Value> values(const AuditEntry& entry);

database::Value instantOrNull(const std::optional<Instant>& instant);

} // namespace narae::identity::rows
