#pragma once

#include "server/app/apart/peer_client.hpp"
#include "server/platform/http/route.hpp"
#include "server/webhooks/application/owners.hpp"

namespace narae::app {

/// Asks an identity role in another process.
class WebhookOwnersOverHttp final : public webhooks::Owners {
public:
    /// It outlives this.
    WebhookOwnersOverHttp(PeerClient& peer, std::chrono::milliseconds longest) : peer_(peer), longest_(longest) {}
    Result<bool> mayBeTold(ApiKeyId owner) override;

private:
    PeerClient& peer_;
    const std::chrono::milliseconds longest_;
};

/// The other end: POST /internal/webhook-owners. `owners` outlives the route.
std::vector<http::Route> webhookOwnersPeerRoutes(webhooks::Owners& owners, const std::string& key);

} // namespace narae::app
