#pragma once

#include "server/identity/domain/account.hpp"
#include "server/identity/domain/api_key.hpp"
#include "server/identity/domain/audit_chain.hpp"
#include "server/identity/domain/log_in_failures.hpp"
#include "server/identity/domain/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace narae::identity {

/// Where a list goes on: newest first, below the number `before`.
struct PageWish {
    int limit = 20;
    std::optional<std::int64_t> before;
};

template <class Item>
struct Page {
    std::vector<Item> items;
    bool hasMore = false;
};

/// A session together with the account it belongs to.
struct KnownSession {
    Session session;
    Account account;
};

struct AccountFilter {
    std::optional<Email> email;
    std::optional<AccountRole> role;
};

struct AuditFilter {
    std::optional<std::string> actor;
    std::optional<std::string> action;
    std::optional<std::string> subject;
    std::optional<Instant> from; ///< this moment included
    std::optional<Instant> to;   ///< this moment excluded
};

/// What identity can be asked, as of the last commit. All refuse `database.away`. Any thread; may wait for a
/// connection.
class IdentityQueries {
public:
    virtual ~IdentityQueries() = default;

    virtual Result<std::optional<Account>> account(AccountId account) = 0;
    virtual Result<std::optional<Account>> accountByEmail(const Email& email) = 0;
    virtual Result<Page<Account>> accounts(const AccountFilter& filter, const PageWish& wish) = 0;

    virtual Result<std::optional<KnownSession>> sessionByToken(const std::string& tokenHash) = 0;
    /// Those that still open something at `now`.
    virtual Result<Page<Session>> sessionsOf(AccountId account, Instant now, const PageWish& wish) = 0;

    virtual Result<std::optional<ApiKey>> apiKey(ApiKeyId key) = 0;
    virtual Result<Page<ApiKey>> apiKeys(const PageWish& wish) = 0;

    virtual Result<LogInFailures> failures(const std::string& triedOn) = 0;

    virtual Result<Page<AuditEntry>> auditEntries(const AuditFilter& filter, const PageWish& wish) = 0;
    virtual Result<AuditChainReport> auditChain() = 0;
};

} // namespace narae::identity
