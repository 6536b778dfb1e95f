#include "server/identity/application/create_api_key.hpp"

namespace narae::identity {

Result<CreateApiKey::Answer> CreateApiKey::decide(IdentityBooks& books, Instant now) const
{
    if (expiresAt && *expiresAt <= now) return refuse("identity.expiry_in_past");
    ApiKey key({books.nextApiKeyId(), name, secretHash, scopes, madeBy, now, {}, expiresAt, {}});
    books.add(key);
    return key;
}

} // namespace narae::identity
