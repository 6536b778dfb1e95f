#include "server/identity/application/open_account.hpp"

namespace narae::identity {

Result<OpenAccount::Answer> OpenAccount::decide(IdentityBooks& books, Instant now) const
{
    if (books.emailTaken(email)) return refuse("identity.email_taken");
    Account account({books.nextAccountId(), email, role, passwordHash, name, phone, AccountState::Active, now, {}});
    books.add(account);
    return account;
}

} // namespace narae::identity
