#include "server/identity/application/log_in.hpp"

#include "server/identity/application/record_audit.hpp"

namespace narae::identity {

void LogIn::want(IdentityBooks& books) const
{
    books.wantAccount(account);
    books.wantFailures(keys.account);
    if (const Account* found = books.findAccount(account); found && found->isStaff()) books.wantAuditHead();
}

Result<LogIn::Answer> LogIn::decide(IdentityBooks& books, Instant now) const
{
    const Account* found = books.findAccount(account);
    if (!found || !found->active() || found->particulars().passwordHash != passwordHash)
        return refuse("identity.wrong_credentials");
    if (books.findFailures(keys.account).count() > 0) books.changeFailures(keys.account).forgive();
    const Instant expiresAt = now + lifetimes.of(found->particulars().role);
    Session session({books.nextSessionId(), account, tokenHash, client, now, now, expiresAt, {}});
    books.add(session);
    if (found->isStaff())
        appendAudit(
            books,
            {found->particulars().email.text(), "session.opened", "session/" + session.id().text(), "201", traceId},
            now);
    return Answer{session, *found};
}

} // namespace narae::identity
