#include "server/identity/application/change_account.hpp"

namespace narae::identity {

Result<ChangeAccount::Answer> ChangeAccount::decide(IdentityBooks& books, Instant) const
{
    const Account* found = books.findAccount(account);
    if (!found || !found->active()) return refuse("account.not_found");
    Account* changed = books.changeAccount(account);
    if (name) changed->rename(*name);
    if (phone) changed->setPhone(*phone);
    return *changed;
}

} // namespace narae::identity
