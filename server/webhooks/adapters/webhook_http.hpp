#pragma once

#include "server/platform/crypto/sealing.hpp"
#include "server/platform/http/outside_client.hpp"
#include "server/platform/http/route.hpp"
#include "server/webhooks/application/webhook_desk.hpp"
#include "server/webhooks/application/webhook_queries.hpp"

namespace narae::webhooks {

struct WebhookDoors {
    WebhookDesk& desk;
    WebhookQueries& queries;
    const crypto::Seal& seal;
    http::Reach reach;
};

/// /v1/webhook-endpoints and what is below: for staff, and for integrations with the scope `webhooks:write`, which see
/// their own endpoints only. What `doors` names outlives the routes.
std::vector<http::Route> routes(WebhookDoors doors);

} // namespace narae::webhooks
