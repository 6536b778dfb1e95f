#pragma once

#include "server/identity/domain/account.hpp"
#include "server/identity/domain/api_key.hpp"
#include "server/identity/domain/audit_entry.hpp"
#include "server/identity/domain/log_in_failures.hpp"
#include "server/identity/domain/session.hpp"

#include <string>
#include <vector>

namespace narae::identity {

/// What the writing use cases of identity work on: accounts, sessions, API keys, failures and the audit log, in memory
/// during one decision. A row is found only after it was wanted. On the committer's thread only.
class IdentityBooks {
public:
    virtual ~IdentityBooks() = default;

    virtual void wantAccount(AccountId account) = 0;
    virtual void wantEmail(const Email& email) = 0;
    virtual void wantSession(SessionId session) = 0;
    /// All sessions of the account that are not revoked.
    virtual void wantSessionsOf(AccountId account) = 0;
    virtual void wantApiKey(ApiKeyId key) = 0;
    virtual void wantFailures(const std::string& triedOn) = 0;
    virtual void wantAuditHead() = 0;

    virtual const Account* findAccount(AccountId account) const = 0;
    virtual Account* changeAccount(AccountId account) = 0;
    virtual bool emailTaken(const Email& email) const = 0;
    virtual AccountId nextAccountId() = 0;
    virtual void add(Account account) = 0;

    virtual const Session* findSession(SessionId session) const = 0;
    virtual Session* changeSession(SessionId session) = 0;
    virtual std::vector<SessionId> sessionsOf(AccountId account) const = 0;
    virtual SessionId nextSessionId() = 0;
    virtual void add(Session session) = 0;
    /// Drops the sessions that expired before `before`, for good.
    virtual void forgetSessionsExpired(Instant before) = 0;

    virtual const ApiKey* findApiKey(ApiKeyId key) const = 0;
    virtual ApiKey* changeApiKey(ApiKeyId key) = 0;
    virtual ApiKeyId nextApiKeyId() = 0;
    virtual void add(ApiKey key) = 0;

    /// The failures of late on an account or from an address (backOffKey()); none so far is a count of 0.
    virtual const LogInFailures& findFailures(const std::string& triedOn) const = 0;
    virtual LogInFailures& changeFailures(const std::string& triedOn) = 0;
    virtual void forgetFailures(Instant before) = 0;

    virtual AuditHead& changeAuditHead() = 0;
    virtual void add(AuditEntry entry) = 0;
    virtual const Digest& digest() const = 0;
};

} // namespace narae::identity
