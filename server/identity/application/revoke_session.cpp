#include "server/identity/application/revoke_session.hpp"

namespace narae::identity {

Result<void> RevokeSession::decide(IdentityBooks& books, Instant now) const
{
    const Session* found = books.findSession(session);
    if (!found || found->particulars().account != owner) return refuse("session.not_found");
    if (!found->revoked()) books.changeSession(session)->revoke(now);
    return {};
}

} // namespace narae::identity
