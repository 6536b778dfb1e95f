#include "common/api/accounts.hpp"

namespace narae::api {

namespace {

/// What is longer is refused by its shape; the rules of identity are narrower.
constexpr TextLimits kEmailLimits{1, 320};
constexpr TextLimits kNameLimits{1, 200};
constexpr TextLimits kPhoneLimits{1, 40};
constexpr TextLimits kPasswordLimits{1, 1000};
constexpr TextLimits kScopeLimits{1, 60};
constexpr std::size_t kScopesMost = 32;

Json orNull(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json orNull(const std::optional<Instant>& instant)
{
    return instant ? Json(toRfc3339(*instant)) : Json(nullptr);
}

} // namespace

Result<AccountRequest> readAccountRequest(const Json& body, const FieldRules<AccountRequest>& rules)
{
    ObjectReader reader(body);
    AccountRequest request;
    request.email = reader.text("email", kEmailLimits);
    request.password = reader.text("password", kPasswordLimits);
    request.name = reader.text("name", kNameLimits);
    request.phone = reader.optionalText("phone", kPhoneLimits);
    request.role = reader.optionalText("role").value_or("customer");
    if (rules) rules(reader, request);
    if (auto read = reader.finish(); !read) return read.error();
    return request;
}

Result<AccountChange> readAccountChange(const Json& body, const FieldRules<AccountChange>& rules)
{
    ObjectReader reader(body);
    AccountChange change;
    change.name = reader.optionalText("name", kNameLimits);
    change.changesPhone = body.is_object() && body.contains("phone");
    change.phone = reader.optionalText("phone", kPhoneLimits);
    if (rules) rules(reader, change);
    if (auto read = reader.finish(); !read) return read.error();
    return change;
}

Result<PasswordChange> readPasswordChange(const Json& body)
{
    ObjectReader reader(body);
    PasswordChange change;
    change.currentPassword = reader.text("currentPassword", kPasswordLimits);
    change.newPassword = reader.text("newPassword", kPasswordLimits);
    if (auto read = reader.finish(); !read) return read.error();
    return change;
}

Result<SessionRequest> readSessionRequest(const Json& body)
{
    ObjectReader reader(body);
    SessionRequest request;
    request.email = reader.text("email", kEmailLimits);
    request.password = reader.text("password", kPasswordLimits);
    if (auto read = reader.finish(); !read) return read.error();
    return request;
}

Result<ApiKeyRequest> readApiKeyRequest(const Json& body, const FieldRules<ApiKeyRequest>& rules)
{
    ObjectReader reader(body);
    ApiKeyRequest request;
    request.name = reader.text("name", kNameLimits);
    request.scopes = reader.texts("scopes", 1, kScopesMost, kScopeLimits);
    request.expiresAt = reader.optionalInstant("expiresAt");
    if (rules) rules(reader, request);
    if (auto read = reader.finish(); !read) return read.error();
    return request;
}

Json toJson(const Account& account)
{
    return {{"accountId", account.accountId},
            {"email", account.email},
            {"role", account.role},
            {"name", account.name},
            {"phone", orNull(account.phone)},
            {"state", account.state},
            {"createdAt", toRfc3339(account.createdAt)},
            {"closedAt", orNull(account.closedAt)}};
}

Json toJson(const NewSession& session)
{
    return {{"token", session.token},
            {"sessionId", session.sessionId},
            {"expiresAt", toRfc3339(session.expiresAt)},
            {"account", toJson(session.account)}};
}

Json toJson(const SessionLine& session)
{
    return {{"sessionId", session.sessionId},
            {"createdAt", toRfc3339(session.createdAt)},
            {"lastUsedAt", toRfc3339(session.lastUsedAt)},
            {"expiresAt", toRfc3339(session.expiresAt)},
            {"client", session.client},
            {"current", session.current}};
}

Json toJson(const ApiKey& key)
{
    Json json = {{"apiKeyId", key.apiKeyId},
                 {"name", key.name},
                 {"scopes", key.scopes},
                 {"createdAt", toRfc3339(key.createdAt)},
                 {"lastUsedAt", orNull(key.lastUsedAt)},
                 {"expiresAt", orNull(key.expiresAt)},
                 {"revokedAt", orNull(key.revokedAt)}};
    if (key.secret) json["secret"] = *key.secret;
    return json;
}

Json toJson(const AuditLine& line)
{
    return {{"seq", line.seq},         {"at", toRfc3339(line.at)},          {"actor", line.actor},
            {"action", line.action},   {"subject", line.subject},           {"outcome", line.outcome},
            {"traceId", line.traceId}, {"previousHash", line.previousHash}, {"hash", line.hash},
            {"detail", line.detail}};
}

Json toJson(const AuditVerification& verification)
{
    Json json = {{"holds", !verification.brokenAt.has_value()},
                 {"entries", verification.entries},
                 {"head", {{"seq", verification.headSeq}, {"hash", verification.headHash}}}};
    if (verification.brokenAt)
        json["firstBreak"] = {{"seq", *verification.brokenAt}, {"reason", verification.reason.value_or("")}};
    return json;
}

} // namespace narae::api
