#include "server/app/webhook_owners.hpp"

namespace narae::app {

Result<bool> WebhookOwners::mayBeTold(ApiKeyId owner)
{
    const auto key = queries_.apiKey(owner);
    if (!key) return key.error();
    if (!key->has_value() || (*key)->revoked() || (*key)->expired(clock_.now())) return false;
    const auto& scopes = (*key)->particulars().scopes.names();
    return scopes.contains("webhooks:write") && scopes.contains("events:read");
}

} // namespace narae::app
