#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Enters a new API key in the books. Refuses `identity.expiry_in_past`.
struct CreateApiKey {
    using Answer = ApiKey;

    PersonName name;
    Scopes scopes;
    std::string secretHash;
    std::optional<Instant> expiresAt;
    AccountId madeBy; ///< not valid on the command line

    void want(IdentityBooks&) const {}
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
