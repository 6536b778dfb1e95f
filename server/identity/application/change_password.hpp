#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Gives an account a new password and ends all its other sessions: whoever knew the old one is out. Refuses
/// `identity.wrong_password` when the password changed since the old one was looked at.
struct ChangePassword {
    using Answer = void;

    AccountId account;
    std::string oldHash; ///< the one that matched
    std::string newHash;
    std::optional<SessionId> keep; ///< the session it is done from

    void want(IdentityBooks& books) const;
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
