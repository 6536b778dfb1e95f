#pragma once

#include "server/identity/application/entrance.hpp"
#include "server/identity/application/registration.hpp"

#include <map>
#include <set>

namespace narae::identity::testing {

/// A time that stands still until it is moved.
class ManualClock final : public Clock {
public:
    Instant now() const override { return now_; }
    std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::time_point(now_.time_since_epoch());
    }
    void advance(std::chrono::milliseconds by) { now_ += by; }

private:
    Instant now_ = parseRfc3339("2026-11-24T08:30:00Z").value();
};

/// Not one-way, but the same for the same text and 64 digits long (FNV-1a, four times).
class FakeDigest final : public Digest {
public:
    std::string of(std::string_view text) const override
    {
        static constexpr std::string_view kDigits = "0123456789abcdef";
        std::string digits;
        for (std::uint64_t round = 0; round < 4; ++round) {
            std::uint64_t hash = 14695981039346656037ULL + round;
            for (const char c : text)
                hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
            for (int i = 0; i < 16; ++i, hash >>= 4)
                digits.push_back(kDigits[hash & 15]);
        }
        return digits;
    }
};

class FakeSecrets final : public Secrets {
public:
    std::string draw() override { return "secret-" + std::to_string(++drawn_); }

private:
    int drawn_ = 0;
};

/// Hashes by putting a word before the password, and remembers how often it worked.
class FakeHasher final : public PasswordHasher {
public:
    bool busy = false;
    int worked = 0; ///< hashings, comparisons and pretended ones

    class FakeTurn final : public Turn {
    public:
        explicit FakeTurn(FakeHasher& hasher) : hasher_(hasher) {}
        Result<std::string> hash(std::string_view password) override
        {
            ++hasher_.worked;
            return std::string("hashed ").append(password);
        }
        Result<bool> matches(std::string_view password, const std::string& hash) override
        {
            ++hasher_.worked;
            return hash == std::string("hashed ").append(password);
        }
        void pretend(std::string_view) override { ++hasher_.worked; }

    private:
        FakeHasher& hasher_;
    };

    Result<std::unique_ptr<Turn>> turn() override
    {
        if (busy) return refuse("server.busy").retryAfter(1);
        return std::unique_ptr<Turn>(std::make_unique<FakeTurn>(*this));
    }
};

/// Books in memory that find only what was wanted.
class FakeBooks final : public IdentityBooks {
public:
    std::map<AccountId, Account> accounts;
    std::map<SessionId, Session> sessions;
    std::map<ApiKeyId, ApiKey> keys;
    std::map<std::string, LogInFailures> failures;
    AuditHead head;
    std::vector<AuditEntry> entries;
    FakeDigest fakeDigest;

    /// Begins the next decision; nothing is wanted yet.
    void forgetWants() { wanted_.clear(); }
    std::size_t wants() const { return wanted_.size(); }

    void wantAccount(AccountId id) override { want("account " + id.text()); }
    void wantEmail(const Email& email) override { want("email " + email.text()); }
    void wantSession(SessionId id) override { want("session " + id.text()); }
    void wantSessionsOf(AccountId id) override
    {
        want("sessions of " + id.text());
        for (const auto& [session, value] : sessions)
            if (value.particulars().account == id) wantSession(session);
    }
    void wantApiKey(ApiKeyId id) override { want("key " + id.text()); }
    void wantFailures(const std::string& triedOn) override { want("failures " + triedOn); }
    void wantAuditHead() override { want("head"); }

    const Account* findAccount(AccountId id) const override { return find(accounts, id, "account " + id.text()); }
    Account* changeAccount(AccountId id) override { return const_cast<Account*>(findAccount(id)); }
    bool emailTaken(const Email& email) const override
    {
        check(wanted_.contains("email " + email.text()), "the address was wanted");
        for (const auto& [id, account] : accounts)
            if (account.particulars().email == email) return true;
        return false;
    }
    AccountId nextAccountId() override { return AccountId(++last_); }
    void add(Account account) override { accounts.emplace(account.id(), account); }

    const Session* findSession(SessionId id) const override { return find(sessions, id, "session " + id.text()); }
    Session* changeSession(SessionId id) override { return const_cast<Session*>(findSession(id)); }
    std::vector<SessionId> sessionsOf(AccountId id) const override
    {
        check(wanted_.contains("sessions of " + id.text()), "the sessions were wanted");
        std::vector<SessionId> ids;
        for (const auto& [session, value] : sessions)
            if (value.particulars().account == id && !value.revoked()) ids.push_back(session);
        return ids;
    }
    SessionId nextSessionId() override { return SessionId(++last_); }
    void add(Session session) override { sessions.emplace(session.id(), session); }
    void forgetSessionsExpired(Instant before) override
    {
        std::erase_if(sessions, [&](const auto& each) { return each.second.particulars().expiresAt < before; });
    }

    const ApiKey* findApiKey(ApiKeyId id) const override { return find(keys, id, "key " + id.text()); }
    ApiKey* changeApiKey(ApiKeyId id) override { return const_cast<ApiKey*>(findApiKey(id)); }
    ApiKeyId nextApiKeyId() override { return ApiKeyId(++last_); }
    void add(ApiKey key) override { keys.emplace(key.id(), key); }

    const LogInFailures& findFailures(const std::string& triedOn) const override
    {
        static const LogInFailures kNone;
        const auto* found = find(failures, triedOn, "failures " + triedOn);
        return found ? *found : kNone;
    }
    LogInFailures& changeFailures(const std::string& triedOn) override
    {
        check(wanted_.contains("failures " + triedOn), "the failures were wanted");
        return failures[triedOn];
    }
    void forgetFailures(Instant before) override
    {
        std::erase_if(failures, [&](const auto& each) { return each.second.lastAt() < before; });
    }

    AuditHead& changeAuditHead() override
    {
        check(wanted_.contains("head"), "the end of the audit log was wanted");
        return head;
    }
    void add(AuditEntry entry) override { entries.push_back(std::move(entry)); }
    const Digest& digest() const override { return fakeDigest; }

private:
    void want(const std::string& row) { wanted_.insert(row); }
    template <class Key, class Value>
    const Value* find(const std::map<Key, Value>& rows, const Key& key, const std::string& row) const
    {
        const auto at = rows.find(key);
        return at == rows.end() || !wanted_.contains(row) ? nullptr : &at->second;
    }

    std::set<std::string> wanted_;
    std::int64_t last_ = 0;
};

/// Carries use cases out at once.
class FakeDesk final : public IdentityDesk {
public:
    FakeDesk(FakeBooks& books, const Clock& clock) : books_(books), clock_(clock) {}

    std::optional<Refusal> away; ///< what every wish is answered with, when set

    Result<OpenAccount::Answer> carryOut(OpenAccount wish, std::string) override { return run(wish); }
    Result<ChangeAccount::Answer> carryOut(ChangeAccount wish, std::string) override { return run(wish); }
    Result<ChangePassword::Answer> carryOut(ChangePassword wish, std::string) override { return run(wish); }
    Result<CloseAccount::Answer> carryOut(CloseAccount wish, std::string) override { return run(wish); }
    Result<LogIn::Answer> carryOut(LogIn wish, std::string) override { return run(wish); }
    Result<RecordFailedLogIn::Answer> carryOut(RecordFailedLogIn wish, std::string) override { return run(wish); }
    Result<RevokeSession::Answer> carryOut(RevokeSession wish, std::string) override { return run(wish); }
    Result<CreateApiKey::Answer> carryOut(CreateApiKey wish, std::string) override { return run(wish); }
    Result<RevokeApiKey::Answer> carryOut(RevokeApiKey wish, std::string) override { return run(wish); }
    Result<RecordAudit::Answer> carryOut(RecordAudit wish, std::string) override { return run(wish); }
    Result<ForgetExpired::Answer> carryOut(ForgetExpired wish, std::string) override { return run(wish); }
    void note(NoteUse wish) override
    {
        ++noted;
        (void)run(wish);
    }

    int noted = 0;

private:
    template <class Wish>
    Result<typename Wish::Answer> run(const Wish& wish)
    {
        if (away) return *away;
        books_.forgetWants();
        for (std::size_t before = 0;; before = books_.wants()) {
            wish.want(books_);
            if (books_.wants() == before) break;
        }
        return wish.decide(books_, clock_.now());
    }

    FakeBooks& books_;
    const Clock& clock_;
};

/// Answers from the fake books.
class FakeQueries : public IdentityQueries {
public:
    explicit FakeQueries(FakeBooks& books) : books_(books) {}

    std::optional<Refusal> away; ///< what every question is answered with, when set
    int asked = 0;

    Result<std::optional<Account>> account(AccountId id) override
    {
        return answer([&] { return findBy(books_.accounts, [&](const Account& each) { return each.id() == id; }); });
    }
    Result<std::optional<Account>> accountByEmail(const Email& email) override
    {
        return answer([&] {
            return findBy(books_.accounts, [&](const Account& each) { return each.particulars().email == email; });
        });
    }
    Result<std::optional<KnownSession>> sessionByToken(const std::string& tokenHash) override
    {
        return answer([&]() -> std::optional<KnownSession> {
            const auto session =
                findBy(books_.sessions, [&](const Session& each) { return each.particulars().tokenHash == tokenHash; });
            if (!session) return std::nullopt;
            return KnownSession{*session, books_.accounts.at(session->particulars().account)};
        });
    }
    Result<std::optional<ApiKey>> apiKey(ApiKeyId id) override
    {
        return answer([&] { return findBy(books_.keys, [&](const ApiKey& each) { return each.id() == id; }); });
    }
    Result<LogInFailures> failures(const std::string& triedOn) override
    {
        return answer([&] { return books_.failures[triedOn]; });
    }

    Result<Page<Account>> accounts(const AccountFilter&, const PageWish&) override { return Page<Account>{}; }
    Result<Page<Session>> sessionsOf(AccountId, Instant, const PageWish&) override { return Page<Session>{}; }
    Result<Page<ApiKey>> apiKeys(const PageWish&) override { return Page<ApiKey>{}; }
    Result<Page<AuditEntry>> auditEntries(const AuditFilter&, const PageWish&) override { return Page<AuditEntry>{}; }
    Result<AuditChainReport> auditChain() override { return AuditChainReport{}; }

private:
    template <class Ask>
    auto answer(Ask ask) -> Result<decltype(ask())>
    {
        ++asked;
        if (away) return *away;
        return ask();
    }
    template <class Rows, class Fits>
    auto findBy(const Rows& rows, Fits fits) -> std::optional<typename Rows::mapped_type>
    {
        for (const auto& [key, value] : rows)
            if (fits(value)) return value;
        return std::nullopt;
    }

    FakeBooks& books_;
};

/// Everything that stands around the use cases, in one piece.
struct House {
    ManualClock clock;
    FakeDigest digest;
    FakeSecrets secrets;
    FakeHasher hasher;
    FakeBooks books;
    FakeDesk desk{books, clock};
    FakeQueries queries{books};
    Registration registration{desk, queries, hasher};
    Entrance entrance{desk, queries, hasher, secrets, digest, clock};

    static constexpr const char* kPassword = "a kite over Jeju";

    Account open(const std::string& email, AccountRole role = AccountRole::Customer)
    {
        return registration
            .open({Email::parse(email).value(), kPassword, role, PersonName::parse("김나래").value(), {}, true},
                  "trace")
            .value();
    }
    Result<LoggedIn> logIn(const std::string& email, const std::string& password = kPassword,
                           const std::string& source = "192.0.2.7")
    {
        return entrance.logIn({Email::parse(email).value(), password, source, "httpie/3"}, "trace");
    }
};

} // namespace narae::identity::testing
