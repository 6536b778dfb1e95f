#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Changes what an account says about its owner. Refuses `account.not_found` when it is closed.
struct ChangeAccount {
    using Answer = Account;

    AccountId account;
    std::optional<PersonName> name;            ///< nothing: stays as it is
    std::optional<std::optional<Phone>> phone; ///< nothing: stays; an empty one: none from now on

    void want(IdentityBooks& books) const { books.wantAccount(account); }
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
