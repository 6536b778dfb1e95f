#pragma once

#include "server/identity/application/identity_queries.hpp"
#include "server/platform/database/pool.hpp"

namespace narae::identity {

/// Identity's questions, asked of its tables.
class StoredIdentityQueries final : public IdentityQueries {
public:
    explicit StoredIdentityQueries(database::Pool& pool) : pool_(pool) {}

    Result<std::optional<Account>> account(AccountId account) override;
    Result<std::optional<Account>> accountByEmail(const Email& email) override;
    Result<Page<Account>> accounts(const AccountFilter& filter, const PageWish& wish) override;
    Result<std::optional<KnownSession>> sessionByToken(const std::string& tokenHash) override;
    Result<Page<Session>> sessionsOf(AccountId account, Instant now, const PageWish& wish) override;
    Result<std::optional<ApiKey>> apiKey(ApiKeyId key) override;
    Result<Page<ApiKey>> apiKeys(const PageWish& wish) override;
    Result<LogInFailures> failures(const std::string& triedOn) override;
    Result<Page<AuditEntry>> auditEntries(const AuditFilter& filter, const PageWish& wish) override;
    Result<AuditChainReport> auditChain() override;

private:
    database::Pool& pool_;
};

} // namespace narae::identity
