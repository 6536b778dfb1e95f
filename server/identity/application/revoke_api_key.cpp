#include "server/identity/application/revoke_api_key.hpp"

namespace narae::identity {

Result<void> RevokeApiKey::decide(IdentityBooks& books, Instant now) const
{
    const ApiKey* found = books.findApiKey(key);
    if (!found) return refuse("api_key.not_found");
    if (!found->revoked()) books.changeApiKey(key)->revoke(now);
    return {};
}

} // namespace narae::identity
