#pragma once

#include "server/identity/adapters/caller_cache.hpp"
#include "server/identity/application/identity_desk.hpp"
#include "server/identity/application/identity_queries.hpp"
#include "server/platform/http/server.hpp"

#include <optional>
#include <string_view>

namespace narae::identity {

/// What stands behind `Bearer ` in an Authorization header (RFC 6750), or nothing when it is of another kind.
std::optional<std::string_view> bearerCredential(std::string_view authorization);

/// Finds who calls: `Authorization: Bearer <a session's token, or an API key>`. Without the header the caller is a
/// guest.
///
/// Refuses `session.unknown` for what was never given out, was revoked, or belongs to a closed account;
/// `session.expired`; `database.away`. Any thread; asks the database at most once in CallerCache::kFreshFor for each
/// credential.
class BearerAuthenticator final : public http::Authenticator {
public:
    BearerAuthenticator(IdentityQueries& queries, IdentityDesk& desk, CallerCache& cache, const Digest& digest,
                        const Clock& clock)
        : queries_(queries), desk_(desk), cache_(cache), digest_(digest), clock_(clock)
    {
    }

    Result<http::Caller> authenticate(std::string_view authorization) override;

private:
    Result<CallerCache::Entry> askForSession(const std::string& digest);
    Result<CallerCache::Entry> askForApiKey(ApiKeyId key, std::string_view secret);

    IdentityQueries& queries_;
    IdentityDesk& desk_;
    CallerCache& cache_;
    const Digest& digest_;
    const Clock& clock_;
};

} // namespace narae::identity
