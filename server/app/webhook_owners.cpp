#include "server/app/webhook_owners.hpp"

namespace narae::app {

Result<bool> WebhookOwners::mayBeTold(ApiKeyId owner)
{
    const auto key = queries_.apiKey(owner);
    if (!key) return key.error();
    return key->has_value() && !(*key)->revoked() && !(*key)->expired(clock_.now()) &&
           (*key)->particulars().scopes.names().contains("webhooks:write");
}

} // namespace narae::app
