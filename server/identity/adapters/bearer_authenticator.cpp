#include "server/identity/adapters/bearer_authenticator.hpp"

#include "common/base/text.hpp"
#include "server/identity/domain/credential.hpp"
#include "server/platform/crypto/signing.hpp"

namespace narae::identity {

std::optional<std::string_view> bearerCredential(std::string_view authorization)
{
    constexpr std::string_view kScheme = "bearer ";
    if (toLowerAscii(authorization.substr(0, kScheme.size())) != kScheme) return std::nullopt;
    return trim(authorization.substr(kScheme.size()));
}

Result<http::Caller> BearerAuthenticator::authenticate(std::string_view authorization)
{
    if (authorization.empty()) return http::Caller{};
    const auto credential = bearerCredential(authorization);
    if (!credential) return refuse("session.unknown");
    const auto apiKey = ApiKeyCredential::parse(*credential);
    if (!apiKey && !isSessionToken(*credential)) return refuse("session.unknown");

    const std::string digest = digest_.of(*credential);
    if (const auto known = cache_.find(digest)) return known->caller;
    const std::uint64_t generation = cache_.generation();
    auto entry = apiKey ? askForApiKey(apiKey->id, apiKey->secret) : askForSession(digest);
    if (!entry) return entry.error();
    http::Caller caller = entry->caller;
    cache_.put(digest, *std::move(entry), generation);
    return caller;
}

Result<CallerCache::Entry> BearerAuthenticator::askForSession(const std::string& digest)
{
    const auto found = queries_.sessionByToken(digest);
    if (!found) return found.error();
    if (!found->has_value() || (*found)->session.revoked() || !(*found)->account.active())
        return refuse("session.unknown");
    const Session& session = (*found)->session;
    const Account::Particulars& account = (*found)->account.particulars();
    const Instant now = clock_.now();
    if (!session.live(now)) return refuse("session.expired");
    if (session.useIsNews(now)) desk_.note(NoteUse{session.id()});

    http::Caller caller;
    caller.role = account.role == AccountRole::Staff ? http::Role::Staff : http::Role::Customer;
    caller.account = account.id;
    caller.who = account.email.text();
    return CallerCache::Entry{std::move(caller), session.id(), session.particulars().expiresAt};
}

Result<CallerCache::Entry> BearerAuthenticator::askForApiKey(ApiKeyId id, std::string_view secret)
{
    const auto found = queries_.apiKey(id);
    if (!found) return found.error();
    if (!found->has_value()) return refuse("session.unknown");
    const ApiKey& key = **found;
    if (!crypto::sameBytes(digest_.of(secret), key.particulars().secretHash) || key.revoked())
        return refuse("session.unknown");
    const Instant now = clock_.now();
    if (key.expired(now)) return refuse("session.expired");
    if (key.useIsNews(now)) desk_.note(NoteUse{key.id()});

    http::Caller caller;
    caller.role = http::Role::Integration;
    caller.apiKey = key.id();
    caller.who = key.particulars().name.text();
    caller.scopes = key.particulars().scopes.names();
    return CallerCache::Entry{std::move(caller), SessionId(), key.particulars().expiresAt};
}

} // namespace narae::identity
