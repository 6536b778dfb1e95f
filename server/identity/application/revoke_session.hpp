#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Ends a session on its owner's wish: this one (logging out) or another one of theirs. Ending an ended one changes
/// nothing. Refuses `session.not_found`, for other people's sessions too.
struct RevokeSession {
    using Answer = void;

    AccountId owner;
    SessionId session;

    void want(IdentityBooks& books) const { books.wantSession(session); }
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
