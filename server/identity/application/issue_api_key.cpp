#include "server/identity/application/issue_api_key.hpp"

#include "server/identity/domain/credential.hpp"

namespace narae::identity {

Result<IssuedApiKey> issueApiKey(IdentityDesk& desk, Secrets& secrets, const Digest& digest, const ApiKeyWish& wish,
                                 std::string traceId)
{
    const std::string secret = secrets.draw();
    auto key = desk.carryOut(CreateApiKey{wish.name, wish.scopes, digest.of(secret), wish.expiresAt, wish.madeBy},
                             std::move(traceId));
    if (!key) return key.error();
    const std::string credential = ApiKeyCredential{key->id(), secret}.text();
    return IssuedApiKey{*std::move(key), credential};
}

} // namespace narae::identity
