#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Enters a new account in the books. Refuses `identity.email_taken`, also when the account of that address is closed.
struct OpenAccount {
    using Answer = Account;

    Email email;
    AccountRole role;
    std::string passwordHash;
    PersonName name;
    std::optional<Phone> phone;

    void want(IdentityBooks& books) const { books.wantEmail(email); }
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
