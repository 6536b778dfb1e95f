#pragma once

#include "server/identity/application/identity_books.hpp"
#include "server/platform/commit/id_blocks.hpp"
#include "server/platform/commit/identity_map.hpp"
#include "server/platform/commit/shelf.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace narae::identity {

/// Identity's books in the tables of its schema. On the committer's thread only.
///
/// A batch with an entry for the audit log holds the row of the log's end locked until its commit: however many
/// processes write, there is one chain.
class IdentityShelf final : public IdentityBooks, public commit::Shelf {
public:
    /// Declares its kinds of ids: account, session, api_key. Both outlive the shelf.
    IdentityShelf(commit::IdBlocks& ids, const Digest& digest);

    void wantAccount(AccountId account) override { accounts_.want(account); }
    void wantEmail(const Email& email) override { emails_.want(email.text()); }
    void wantSession(SessionId session) override { sessions_.want(session); }
    void wantSessionsOf(AccountId account) override;
    void wantApiKey(ApiKeyId key) override { apiKeys_.want(key); }
    void wantFailures(const std::string& triedOn) override { failures_.want(triedOn); }
    void wantAuditHead() override { auditHead_.want(kAuditHeadRow); }

    const Account* findAccount(AccountId account) const override { return accounts_.find(account); }
    Account* changeAccount(AccountId account) override { return accounts_.change(account); }
    bool emailTaken(const Email& email) const override { return emails_.find(email.text()) != nullptr; }
    AccountId nextAccountId() override { return AccountId(ids_.next(kAccountKind)); }
    void add(Account account) override;

    const Session* findSession(SessionId session) const override { return sessions_.find(session); }
    Session* changeSession(SessionId session) override { return sessions_.change(session); }
    std::vector<SessionId> sessionsOf(AccountId account) const override;
    SessionId nextSessionId() override { return SessionId(ids_.next(kSessionKind)); }
    void add(Session session) override;
    void forgetSessionsExpired(Instant before) override { forgetting_.sessions = before; }

    const ApiKey* findApiKey(ApiKeyId key) const override { return apiKeys_.find(key); }
    ApiKey* changeApiKey(ApiKeyId key) override { return apiKeys_.change(key); }
    ApiKeyId nextApiKeyId() override { return ApiKeyId(ids_.next(kApiKeyKind)); }
    void add(ApiKey key) override
    {
        const ApiKeyId id = key.id();
        apiKeys_.add(id, std::move(key));
    }

    const LogInFailures& findFailures(const std::string& triedOn) const override;
    LogInFailures& changeFailures(const std::string& triedOn) override;
    void forgetFailures(Instant before) override { forgetting_.failures = before; }

    AuditHead& changeAuditHead() override;
    void add(AuditEntry entry) override { auditEntries_.push_back(std::move(entry)); }
    const Digest& digest() const override { return digest_; }

    bool wantsMore() const override;
    void load(database::Session& session) override;
    void mark() override;
    void revert() override;
    bool changed() const override;
    void write(database::Session& session) override;
    void clear() override;

private:
    static constexpr std::string_view kAccountKind = "account";
    static constexpr std::string_view kSessionKind = "session";
    static constexpr std::string_view kApiKeyKind = "api_key";
    static constexpr std::int64_t kAuditHeadRow = 1;

    /// Rows to be dropped for good.
    struct Forgetting {
        std::optional<Instant> sessions;
        std::optional<Instant> failures;
    };

    void loadAccounts(database::Session& session);
    void loadSessions(database::Session& session);
    void loadApiKeys(database::Session& session);
    void loadFailures(database::Session& session);
    void loadAuditHead(database::Session& session);
    void keep(Session loaded);

    void writeAccounts(database::Session& session) const;
    void writeSessions(database::Session& session) const;
    void writeApiKeys(database::Session& session) const;
    void writeFailures(database::Session& session) const;
    void writeAudit(database::Session& session) const;

    commit::IdBlocks& ids_;
    const Digest& digest_;

    commit::IdentityMap<AccountId, Account> accounts_;
    commit::IdentityMap<std::string, AccountId> emails_; ///< which account has an address; written with its account
    commit::IdentityMap<SessionId, Session> sessions_;
    commit::IdentityMap<ApiKeyId, ApiKey> apiKeys_;
    commit::IdentityMap<std::string, LogInFailures> failures_;
    commit::IdentityMap<std::int64_t, AuditHead> auditHead_;

    std::set<AccountId> sessionsWanted_; ///< of these accounts, not loaded yet
    std::map<AccountId, std::set<SessionId>>
        roster_; ///< the sessions seen of an account, in the accounts loaded or added to
    std::vector<AuditEntry> auditEntries_;
    Forgetting forgetting_;

    std::size_t markedEntries_ = 0;
    Forgetting markedForgetting_;
};

} // namespace narae::identity
