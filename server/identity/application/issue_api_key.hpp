#pragma once

#include "server/identity/application/identity_desk.hpp"
#include "server/identity/application/secrets.hpp"

#include <string>

namespace narae::identity {

struct ApiKeyWish {
    PersonName name;
    Scopes scopes;
    std::optional<Instant> expiresAt;
    AccountId madeBy; ///< not valid on the command line
};

struct IssuedApiKey {
    ApiKey key;
    std::string credential; ///< `nk_<id>_<secret>`, told now and never again
};

/// Makes an API key. Refuses `identity.expiry_in_past`. Any thread but the committer's.
Result<IssuedApiKey> issueApiKey(IdentityDesk& desk, Secrets& secrets, const Digest& digest, const ApiKeyWish& wish,
                                 std::string traceId);

} // namespace narae::identity
