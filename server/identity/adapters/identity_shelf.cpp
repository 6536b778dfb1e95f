#include "server/identity/adapters/identity_shelf.hpp"

#include "server/identity/adapters/rows.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::identity {
namespace {

using database::Rows;
using database::Value;

/// A statement's text from its parts.
std::string joined(std::initializer_list<std::string_view> parts)
{
    std::string text;
    for (const std::string_view part : parts)
        text += part;
    return text;
}

template <class Kind>
std::vector<Value> keyValues(const std::vector<Id<Kind>>& ids)
{
    std::vector<Value> values;
    for (const Id<Kind> id : ids)
        values.emplace_back(id.value());
    return values;
}

std::vector<Value> keyValues(const std::vector<std::string>& texts)
{
    return {texts.begin(), texts.end()};
}

} // namespace

IdentityShelf::IdentityShelf(commit::IdBlocks& ids, const Digest& digest) : ids_(ids), digest_(digest)
{
    for (const std::string_view kind : {kAccountKind, kSessionKind, kApiKeyKind})
        ids.declare(kind);
}

void IdentityShelf::wantSessionsOf(AccountId account)
{
    if (!roster_.contains(account)) sessionsWanted_.insert(account);
}

void IdentityShelf::add(Account account)
{
    const AccountId id = account.id();
    emails_.add(account.particulars().email.text(), id);
    accounts_.add(id, std::move(account));
}

void IdentityShelf::add(Session session)
{
    // An account whose sessions were not loaded gets a roster of its own; nobody reads that one, since decisions come
    // after all loading.
    roster_[session.particulars().account].insert(session.id());
    const SessionId id = session.id();
    sessions_.add(id, std::move(session));
}

std::vector<SessionId> IdentityShelf::sessionsOf(AccountId account) const
{
    std::vector<SessionId> live;
    const auto roster = roster_.find(account);
    if (roster == roster_.end()) return live;
    for (const SessionId id : roster->second)
        if (const Session* session = sessions_.find(id); session && !session->revoked()) live.push_back(id);
    return live;
}

const LogInFailures& IdentityShelf::findFailures(const std::string& triedOn) const
{
    static const LogInFailures kNone;
    const LogInFailures* found = failures_.find(triedOn);
    return found ? *found : kNone;
}

LogInFailures& IdentityShelf::changeFailures(const std::string& triedOn)
{
    LogInFailures* found = failures_.change(triedOn);
    return found ? *found : failures_.add(triedOn, LogInFailures());
}

AuditHead& IdentityShelf::changeAuditHead()
{
    AuditHead* found = auditHead_.change(kAuditHeadRow);
    return found ? *found : auditHead_.add(kAuditHeadRow, AuditHead());
}

bool IdentityShelf::wantsMore() const
{
    return accounts_.wantsMore() || emails_.wantsMore() || sessions_.wantsMore() || !sessionsWanted_.empty() ||
           apiKeys_.wantsMore() || failures_.wantsMore() || auditHead_.wantsMore();
}

void IdentityShelf::load(database::Session& session)
{
    loadAccounts(session);
    loadSessions(session);
    loadApiKeys(session);
    loadFailures(session);
    // Last: every batch waits for the end of the audit log, and should hold nothing up while it holds that.
    loadAuditHead(session);
}

void IdentityShelf::loadAccounts(database::Session& session)
{
    database::selectIn(session, joined({"SELECT ", rows::kAccount, " FROM identity_accounts WHERE id"}),
                       keyValues(accounts_.takeWanted()), session.forUpdate(),
                       [this](const Rows& found, std::size_t row) {
                           Account account = rows::readAccount(found, row);
                           const AccountId id = account.id();
                           accounts_.put(id, std::move(account));
                       });
    database::selectIn(session, "SELECT email, id FROM identity_accounts WHERE email", keyValues(emails_.takeWanted()),
                       session.forUpdate(), [this](const Rows& found, std::size_t row) {
                           emails_.put(found.text(row, 0), AccountId(found.integer(row, 1)));
                       });
}

void IdentityShelf::keep(Session loaded)
{
    const SessionId id = loaded.id();
    sessions_.put(id, std::move(loaded));
}

void IdentityShelf::loadSessions(database::Session& session)
{
    const std::string byId = joined({"SELECT ", rows::kSession, " FROM identity_sessions WHERE id"});
    database::selectIn(session, byId, keyValues(sessions_.takeWanted()), session.forUpdate(),
                       [this](const Rows& found, std::size_t row) { keep(rows::readSession(found, row)); });

    const std::vector<AccountId> owners(sessionsWanted_.begin(), sessionsWanted_.end());
    for (const AccountId owner : owners)
        roster_[owner];
    sessionsWanted_.clear();
    const std::string byOwner =
        joined({"SELECT ", rows::kSession, " FROM identity_sessions WHERE revoked_at_ms IS NULL AND account_id"});
    database::selectIn(session, byOwner, keyValues(owners), session.forUpdate(),
                       [this](const Rows& found, std::size_t row) {
                           Session loaded = rows::readSession(found, row);
                           roster_[loaded.particulars().account].insert(loaded.id());
                           keep(std::move(loaded));
                       });
}

void IdentityShelf::loadApiKeys(database::Session& session)
{
    database::selectIn(session, joined({"SELECT ", rows::kApiKey, " FROM identity_api_keys WHERE id"}),
                       keyValues(apiKeys_.takeWanted()), session.forUpdate(),
                       [this](const Rows& found, std::size_t row) {
                           ApiKey key = rows::readApiKey(found, row);
                           const ApiKeyId id = key.id();
                           apiKeys_.put(id, std::move(key));
                       });
}

void IdentityShelf::loadFailures(database::Session& session)
{
    database::selectIn(session, "SELECT tried_on, failures, last_at_ms FROM identity_failures WHERE tried_on",
                       keyValues(failures_.takeWanted()), session.forUpdate(),
                       [this](const Rows& found, std::size_t row) {
                           failures_.put(found.text(row, 0), LogInFailures(static_cast<int>(found.integer(row, 1)),
                                                                           fromEpochMs(found.integer(row, 2))));
                       });
}

void IdentityShelf::loadAuditHead(database::Session& session)
{
    for (const std::int64_t id : auditHead_.takeWanted()) {
        const Rows found = session.query(
            joined({"SELECT seq, hash FROM identity_audit_head WHERE id = ?", session.forUpdate()}), {id});
        if (found.size() == 1) auditHead_.put(id, AuditHead{found.integer(0, 0), found.text(0, 1)});
    }
}

void IdentityShelf::mark()
{
    accounts_.mark();
    emails_.mark();
    sessions_.mark();
    apiKeys_.mark();
    failures_.mark();
    auditHead_.mark();
    markedEntries_ = auditEntries_.size();
    markedForgetting_ = forgetting_;
}

void IdentityShelf::revert()
{
    accounts_.revert();
    emails_.revert();
    sessions_.revert();
    apiKeys_.revert();
    failures_.revert();
    auditHead_.revert();
    auditEntries_.resize(markedEntries_);
    forgetting_ = markedForgetting_;
}

bool IdentityShelf::changed() const
{
    return accounts_.changed() || sessions_.changed() || apiKeys_.changed() || failures_.changed() ||
           !auditEntries_.empty() || forgetting_.sessions || forgetting_.failures;
}

void IdentityShelf::write(database::Session& session)
{
    writeAccounts(session);
    writeSessions(session);
    writeApiKeys(session);
    writeFailures(session);
    writeAudit(session);
    // After what was changed, which is thereby too young to be dropped. No guard: what is over stays over.
    if (forgetting_.sessions)
        session.execute("DELETE FROM identity_sessions WHERE expires_at_ms < ?", {toEpochMs(*forgetting_.sessions)});
    if (forgetting_.failures)
        session.execute("DELETE FROM identity_failures WHERE last_at_ms < ?", {toEpochMs(*forgetting_.failures)});
}

void IdentityShelf::writeAccounts(database::Session& session) const
{
    // Guard: the primary key, and UNIQUE (email) against the same address in another process.
    database::BulkInsert added("identity_accounts", rows::kAccount);
    accounts_.eachChanged([&added](AccountId, const Account& account) { added.add(rows::values(account)); },
                          [&session](AccountId id, const Account& account) {
                              const Account::Particulars& of = account.particulars();
                              // Guard: a closed account never changes; the row is also locked since it was loaded.
                              session.executeGuarded(
                                  "UPDATE identity_accounts SET password_hash = ?, name = ?, phone = ?, state = ?, "
                                  "closed_at_ms = ? WHERE id = ? AND state = 'active'",
                                  {of.passwordHash, of.name.text(),
                                   of.phone ? Value(of.phone->text()) : Value(std::monostate{}),
                                   std::string(name(of.state)), rows::instantOrNull(of.closedAt), id.value()});
                          });
    added.send(session);
}

void IdentityShelf::writeSessions(database::Session& session) const
{
    // Guard: the primary key, and UNIQUE (token_hash).
    database::BulkInsert added("identity_sessions", rows::kSession);
    sessions_.eachChanged([&added](SessionId, const Session& one) { added.add(rows::values(one)); },
                          [&session](SessionId id, const Session& one) {
                              const Session::Particulars& of = one.particulars();
                              // Guard: a revoked session never changes; the row is also locked since it was loaded.
                              session.executeGuarded(
                                  "UPDATE identity_sessions SET last_used_at_ms = ?, revoked_at_ms = ? "
                                  "WHERE id = ? AND revoked_at_ms IS NULL",
                                  {toEpochMs(of.lastUsedAt), rows::instantOrNull(of.revokedAt), id.value()});
                          });
    added.send(session);
}

void IdentityShelf::writeApiKeys(database::Session& session) const
{
    // Guard: the primary key.
    database::BulkInsert added("identity_api_keys", rows::kApiKey);
    apiKeys_.eachChanged([&added](ApiKeyId, const ApiKey& key) { added.add(rows::values(key)); },
                         [&session](ApiKeyId id, const ApiKey& key) {
                             const ApiKey::Particulars& of = key.particulars();
                             // Guard: a revoked key never changes; the row is also locked since it was loaded.
                             session.executeGuarded(
                                 "UPDATE identity_api_keys SET last_used_at_ms = ?, revoked_at_ms = ? "
                                 "WHERE id = ? AND revoked_at_ms IS NULL",
                                 {rows::instantOrNull(of.lastUsedAt), rows::instantOrNull(of.revokedAt), id.value()});
                         });
    added.send(session);
}

void IdentityShelf::writeFailures(database::Session& session) const
{
    // Guard: the primary key against a first failure in another process.
    database::BulkInsert added("identity_failures", "tried_on, failures, last_at_ms");
    failures_.eachChanged(
        [&added](const std::string& triedOn, const LogInFailures& failures) {
            added.add(triedOn, std::int64_t(failures.count()), toEpochMs(failures.lastAt()));
        },
        [&session](const std::string& triedOn, const LogInFailures& failures) {
            // Guard: the row is locked since it was loaded.
            session.executeGuarded("UPDATE identity_failures SET failures = ?, last_at_ms = ? WHERE tried_on = ?",
                                   {std::int64_t(failures.count()), toEpochMs(failures.lastAt()), triedOn});
        });
    added.send(session);
}

void IdentityShelf::writeAudit(database::Session& session) const
{
    if (auditEntries_.empty()) return;
    // Guard: the primary key; no number is given twice.
    database::BulkInsert added("identity_audit", rows::kAuditEntry);
    for (const AuditEntry& entry : auditEntries_)
        added.add(rows::values(entry));
    added.send(session);
    const AuditEntry& first = auditEntries_.front();
    auditHead_.eachChanged(
        [&session](std::int64_t id, const AuditHead& head) {
            // Guard: the primary key against a first entry in another process.
            session.execute("INSERT INTO identity_audit_head (id, seq, hash) VALUES (?, ?, ?)",
                            {id, head.seq, head.hash});
        },
        [&session, &first](std::int64_t id, const AuditHead& head) {
            // Guard: the end that the first new entry was tied to; the row is also locked since it was loaded.
            session.executeGuarded("UPDATE identity_audit_head SET seq = ?, hash = ? "
                                   "WHERE id = ? AND seq = ? AND hash = ?",
                                   {head.seq, head.hash, id, first.seq - 1, first.previousHash});
        });
}

void IdentityShelf::clear()
{
    accounts_.clear();
    emails_.clear();
    sessions_.clear();
    apiKeys_.clear();
    failures_.clear();
    auditHead_.clear();
    sessionsWanted_.clear();
    roster_.clear();
    auditEntries_.clear();
    forgetting_ = {};
    markedEntries_ = 0;
    markedForgetting_ = {};
}

} // namespace narae::identity
