#include "server/identity/domain/api_key.hpp"

#include "server/identity/domain/session.hpp"

namespace narae::identity {

void ApiKey::revoke(Instant now)
{
    if (!revoked()) particulars_.revokedAt = now;
}

bool ApiKey::useIsNews(Instant now) const
{
    if (revoked()) return false;
    return !particulars_.lastUsedAt || now >= *particulars_.lastUsedAt + Session::kUseGrain;
}

} // namespace narae::identity
