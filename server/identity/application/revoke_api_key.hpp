#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Ends an API key for good. Ending an ended one changes nothing. Refuses `api_key.not_found`.
struct RevokeApiKey {
    using Answer = void;

    ApiKeyId key;

    void want(IdentityBooks& books) const { books.wantApiKey(key); }
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
