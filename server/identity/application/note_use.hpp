#pragma once

#include "server/identity/application/identity_books.hpp"

#include <variant>

namespace narae::identity {

/// Notes, coarsely, that a session or an API key was used.
struct NoteUse {
    using Answer = void;

    std::variant<SessionId, ApiKeyId> used;

    void want(IdentityBooks& books) const;
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
