#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Closes an account on staff's wish and ends its sessions. Closing a closed one changes nothing. Refuses
/// `account.not_found`, and `identity.cannot_close_own`: who closed the last staff account would lock everyone out.
struct CloseAccount {
    using Answer = Account;

    AccountId account;
    AccountId by;

    void want(IdentityBooks& books) const;
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
