#include "server/identity/adapters/stored_identity_queries.hpp"

#include "server/identity/adapters/audit_chain_reader.hpp"
#include "server/identity/adapters/rows.hpp"

#include <limits>

namespace narae::identity {
namespace {

using database::Rows;
using database::Value;

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

/// A list's question, put together from what was asked for: newest first, one row more than the page has, which tells
/// whether there is another page.
class ListQuestion {
public:
    ListQuestion(std::string_view columns, std::string_view table, std::string_view key, const PageWish& wish)
        : key_(key), limit_(wish.limit)
    {
        text_.append("SELECT ").append(columns).append(" FROM ").append(table).append(" WHERE ").append(key).append(
            " < ?");
        values_.emplace_back(wish.before.value_or(std::numeric_limits<std::int64_t>::max()));
    }

    ListQuestion& with(std::string_view condition, Value value)
    {
        text_.append(" AND ").append(condition);
        values_.push_back(std::move(value));
        return *this;
    }

    template <class Read>
    auto ask(database::Pool& pool, Read read) -> Result<Page<decltype(read(Rows(), std::size_t(0)))>>
    {
        text_.append(" ORDER BY ").append(key_).append(" DESC LIMIT ?");
        values_.emplace_back(std::int64_t(limit_) + 1);
        const auto lease = pool.lease();
        const Rows found = lease->query(text_, values_);
        if (lease->failure()) return away();
        Page<decltype(read(Rows(), std::size_t(0)))> page;
        page.hasMore = found.size() > static_cast<std::size_t>(limit_);
        for (std::size_t row = 0; row < found.size() && row < static_cast<std::size_t>(limit_); ++row)
            page.items.push_back(read(found, row));
        return page;
    }

private:
    std::string_view key_;
    int limit_;
    std::string text_;
    std::vector<Value> values_;
};

std::string select(std::string_view columns, std::string_view rest)
{
    std::string text = "SELECT ";
    return text.append(columns).append(rest);
}

} // namespace

Result<std::optional<Account>> StoredIdentityQueries::account(AccountId account)
{
    static const std::string kText = select(rows::kAccount, " FROM identity_accounts WHERE id = ?");
    const auto lease = pool_.lease();
    const Rows found = lease->query(kText, {account.value()});
    if (lease->failure()) return away();
    return found.empty() ? std::nullopt : std::optional(rows::readAccount(found, 0));
}

Result<std::optional<Account>> StoredIdentityQueries::accountByEmail(const Email& email)
{
    static const std::string kText = select(rows::kAccount, " FROM identity_accounts WHERE email = ?");
    const auto lease = pool_.lease();
    const Rows found = lease->query(kText, {email.text()});
    if (lease->failure()) return away();
    return found.empty() ? std::nullopt : std::optional(rows::readAccount(found, 0));
}

Result<Page<Account>> StoredIdentityQueries::accounts(const AccountFilter& filter, const PageWish& wish)
{
    ListQuestion question(rows::kAccount, "identity_accounts", "id", wish);
    if (filter.email) question.with("email = ?", filter.email->text());
    if (filter.role) question.with("role = ?", std::string(name(*filter.role)));
    return question.ask(pool_, [](const Rows& found, std::size_t row) { return rows::readAccount(found, row); });
}

Result<std::optional<KnownSession>> StoredIdentityQueries::sessionByToken(const std::string& tokenHash)
{
    static const std::string kText =
        "SELECT s.id, s.account_id, s.token_hash, s.client, s.opened_at_ms, s.last_used_at_ms, s.expires_at_ms, "
        "s.revoked_at_ms, a.id, a.email, a.role, a.password_hash, a.name, a.phone, a.state, a.opened_at_ms, "
        "a.closed_at_ms FROM identity_sessions s JOIN identity_accounts a ON a.id = s.account_id WHERE s.token_hash = "
        "?";
    const auto lease = pool_.lease();
    const Rows found = lease->query(kText, {tokenHash});
    if (lease->failure()) return away();
    if (found.empty()) return std::optional<KnownSession>();
    return std::optional(KnownSession{rows::readSession(found, 0), rows::readAccount(found, 0, rows::kSessionWidth)});
}

Result<Page<Session>> StoredIdentityQueries::sessionsOf(AccountId account, Instant now, const PageWish& wish)
{
    return ListQuestion(rows::kSession, "identity_sessions", "id", wish)
        .with("account_id = ?", account.value())
        .with("revoked_at_ms IS NULL AND expires_at_ms > ?", toEpochMs(now))
        .ask(pool_, [](const Rows& found, std::size_t row) { return rows::readSession(found, row); });
}

Result<std::optional<ApiKey>> StoredIdentityQueries::apiKey(ApiKeyId key)
{
    static const std::string kText = select(rows::kApiKey, " FROM identity_api_keys WHERE id = ?");
    const auto lease = pool_.lease();
    const Rows found = lease->query(kText, {key.value()});
    if (lease->failure()) return away();
    return found.empty() ? std::nullopt : std::optional(rows::readApiKey(found, 0));
}

Result<Page<ApiKey>> StoredIdentityQueries::apiKeys(const PageWish& wish)
{
    return ListQuestion(rows::kApiKey, "identity_api_keys", "id", wish)
        .ask(pool_, [](const Rows& found, std::size_t row) { return rows::readApiKey(found, row); });
}

Result<LogInFailures> StoredIdentityQueries::failures(const std::string& triedOn)
{
    const auto lease = pool_.lease();
    const Rows found = lease->query("SELECT failures, last_at_ms FROM identity_failures WHERE tried_on = ?", {triedOn});
    if (lease->failure()) return away();
    if (found.empty()) return LogInFailures();
    return LogInFailures(static_cast<int>(found.integer(0, 0)), fromEpochMs(found.integer(0, 1)));
}

Result<Page<AuditEntry>> StoredIdentityQueries::auditEntries(const AuditFilter& filter, const PageWish& wish)
{
    ListQuestion question(rows::kAuditEntry, "identity_audit", "seq", wish);
    if (filter.actor) question.with("actor = ?", *filter.actor);
    if (filter.action) question.with("action = ?", *filter.action);
    if (filter.subject) question.with("subject = ?", *filter.subject);
    if (filter.from) question.with("at_ms >= ?", toEpochMs(*filter.from));
    if (filter.to) question.with("at_ms < ?", toEpochMs(*filter.to));
    return question.ask(pool_, [](const Rows& found, std::size_t row) { return rows::readAuditEntry(found, row); });
}

Result<AuditChainReport> StoredIdentityQueries::auditChain()
{
    const auto lease = pool_.lease();
    lease->beginReading();
    auto report = verifyAuditChain(*lease);
    lease->rollback();
    return report;
}

} // namespace narae::identity
