#include "server/identity/application/close_account.hpp"

namespace narae::identity {

void CloseAccount::want(IdentityBooks& books) const
{
    books.wantAccount(account);
    books.wantSessionsOf(account);
}

Result<CloseAccount::Answer> CloseAccount::decide(IdentityBooks& books, Instant now) const
{
    const Account* found = books.findAccount(account);
    if (!found) return refuse("account.not_found");
    if (account == by) return refuse("identity.cannot_close_own");
    if (!found->active()) return *found;
    Account* changed = books.changeAccount(account);
    changed->close(now);
    for (const SessionId session : books.sessionsOf(account))
        books.changeSession(session)->revoke(now);
    return *changed;
}

} // namespace narae::identity
