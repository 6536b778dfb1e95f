#pragma once

#include "common/api/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Accounts, sessions, API keys and the audit log as they travel. Requests are read with fromJson-like readers that
/// look at shapes only; what a name or an address may be is the server's to say.
namespace narae::api {

struct Account {
    std::int64_t accountId = 0;
    std::string email;
    std::string role; ///< customer, staff
    std::string name;
    std::optional<std::string> phone;
    std::string state; ///< active, closed
    Instant createdAt;
    std::optional<Instant> closedAt;
};

/// POST /v1/accounts
struct AccountRequest {
    std::string email;
    std::string password;
    std::string name;
    std::optional<std::string> phone;
    std::string role = "customer";
};

/// PATCH /v1/account: what is missing stays as it is; `phone: null` takes the number out.
struct AccountChange {
    std::optional<std::string> name;
    bool changesPhone = false;
    std::optional<std::string> phone;
};

/// POST /v1/account/password
struct PasswordChange {
    std::string currentPassword;
    std::string newPassword;
};

/// POST /v1/sessions
struct SessionRequest {
    std::string email;
    std::string password;
};

/// The answer to it, and the only time that the token is told.
struct NewSession {
    std::string token;
    std::int64_t sessionId = 0;
    Instant expiresAt;
    Account account;
};

/// One line of GET /v1/sessions.
struct SessionLine {
    std::int64_t sessionId = 0;
    Instant createdAt;
    Instant lastUsedAt; ///< to five minutes
    Instant expiresAt;
    std::string client;   ///< what it called itself
    bool current = false; ///< the one that asks
};

/// POST /v1/api-keys
struct ApiKeyRequest {
    std::string name;
    std::vector<std::string> scopes;
    std::optional<Instant> expiresAt;
};

struct ApiKey {
    std::int64_t apiKeyId = 0;
    std::string name;
    std::vector<std::string> scopes;
    Instant createdAt;
    std::optional<Instant> lastUsedAt; ///< to five minutes
    std::optional<Instant> expiresAt;
    std::optional<Instant> revokedAt;
    std::optional<std::string> secret; ///< `nk_<id>_<secret>`: in the answer to POST only
};

/// One line of GET /v1/audit.
struct AuditLine {
    std::int64_t seq = 0;
    Instant at;
    std::string actor;
    std::string action;
    std::string subject;
    std::string outcome;
    std::string traceId;
    std::string previousHash;
    std::string hash;
    std::string detail; ///< what is different since; may be empty
};

/// GET /v1/audit/verification
struct AuditVerification {
    std::int64_t entries = 0; ///< looked at
    std::int64_t headSeq = 0; ///< the number of the last entry, as the log has it
    std::string headHash;
    std::optional<std::int64_t> brokenAt; ///< the first entry that does not hold
    std::optional<std::string> reason;    ///< missing, detached, altered, cut_off
};

/// Each refuses `request.invalid` with all fields that cannot be taken, by their shape or by the `rules`.
Result<AccountRequest> readAccountRequest(const Json& body, const FieldRules<AccountRequest>& rules = {});
Result<AccountChange> readAccountChange(const Json& body, const FieldRules<AccountChange>& rules = {});
Result<PasswordChange> readPasswordChange(const Json& body);
Result<SessionRequest> readSessionRequest(const Json& body);
Result<ApiKeyRequest> readApiKeyRequest(const Json& body, const FieldRules<ApiKeyRequest>& rules = {});

Json toJson(const Account& account);
Json toJson(const NewSession& session);
Json toJson(const SessionLine& session);
Json toJson(const ApiKey& key);
Json toJson(const AuditLine& line);
Json toJson(const AuditVerification& verification);

} // namespace narae::api
