#include "server/identity/domain/account.hpp"

#include "common/base/check.hpp"

namespace narae::identity {

std::string_view name(AccountRole role)
{
    switch (role) {
    case AccountRole::Customer: return "customer";
    case AccountRole::Staff: return "staff";
    }
    return "";
}

std::string_view name(AccountState state)
{
    switch (state) {
    case AccountState::Active: return "active";
    case AccountState::Closed: return "closed";
    }
    return "";
}

Result<AccountRole> parseAccountRole(std::string_view text)
{
    for (const AccountRole role : {AccountRole::Customer, AccountRole::Staff})
        if (text == name(role)) return role;
    return refuse("identity.role_unknown").with("role", text);
}

void Account::close(Instant now)
{
    check(active(), "only an active account is closed");
    particulars_.state = AccountState::Closed;
    particulars_.closedAt = now;
}

} // namespace narae::identity
