#include "server/identity/domain/session.hpp"

namespace narae::identity {

std::chrono::hours sessionLifetime(AccountRole role)
{
    switch (role) {
    case AccountRole::Customer: return std::chrono::hours(30 * 24);
    case AccountRole::Staff: return std::chrono::hours(12);
    }
    return std::chrono::hours(0);
}

void Session::revoke(Instant now)
{
    if (!revoked()) particulars_.revokedAt = now;
}

} // namespace narae::identity
