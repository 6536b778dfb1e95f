#include "server/identity/application/change_password.hpp"

namespace narae::identity {

void ChangePassword::want(IdentityBooks& books) const
{
    books.wantAccount(account);
    books.wantSessionsOf(account);
}

Result<void> ChangePassword::decide(IdentityBooks& books, Instant now) const
{
    const Account* found = books.findAccount(account);
    if (!found || !found->active() || found->particulars().passwordHash != oldHash)
        return refuse("identity.wrong_password");
    books.changeAccount(account)->setPasswordHash(newHash);
    for (const SessionId session : books.sessionsOf(account))
        if (session != keep) books.changeSession(session)->revoke(now);
    return {};
}

} // namespace narae::identity
