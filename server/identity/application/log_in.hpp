#pragma once

#include "server/identity/application/back_off.hpp"
#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Opens a session for someone whose password was right, and forgives the account's failures. A log-in of staff goes
/// into the audit log. Refuses `identity.wrong_credentials` when the account was closed, or its password changed, since
/// the password was looked at.
struct LogIn {
    struct Answer {
        Session session;
        Account account;
    };

    AccountId account;
    std::string passwordHash; ///< the one that matched
    std::string tokenHash;
    std::string client;
    SessionLifetimes lifetimes;
    BackOffKeys keys;
    std::string traceId;

    void want(IdentityBooks& books) const;
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
