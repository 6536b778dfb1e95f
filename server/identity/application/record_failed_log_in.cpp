#include "server/identity/application/record_failed_log_in.hpp"

#include "server/identity/application/record_audit.hpp"

namespace narae::identity {

void RecordFailedLogIn::want(IdentityBooks& books) const
{
    books.wantFailures(keys.account);
    books.wantFailures(keys.source);
    if (!account) return;
    books.wantAccount(*account);
    if (const Account* found = books.findAccount(*account); found && found->isStaff()) books.wantAuditHead();
}

Result<void> RecordFailedLogIn::decide(IdentityBooks& books, Instant now) const
{
    books.changeFailures(keys.account).add(now);
    books.changeFailures(keys.source).add(now);
    const Account* found = account ? books.findAccount(*account) : nullptr;
    if (found && found->isStaff())
        appendAudit(books,
                    {found->particulars().email.text(), "password.wrong", "account/" + found->id().text(),
                     "identity.wrong_credentials", traceId},
                    now);
    return {};
}

} // namespace narae::identity
