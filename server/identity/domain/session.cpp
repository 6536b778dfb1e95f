#include "server/identity/domain/session.hpp"

namespace narae::identity {

std::chrono::hours SessionLifetimes::of(AccountRole role) const
{
    switch (role) {
    case AccountRole::Customer: return customer;
    case AccountRole::Staff: return staff;
    }
    return std::chrono::hours(0);
}

void Session::revoke(Instant now)
{
    if (!revoked()) particulars_.revokedAt = now;
}

} // namespace narae::identity
