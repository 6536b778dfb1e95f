#pragma once

#include "common/api/json.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::api {

/// Every type of event that there is, for whoever chooses among them.
std::vector<std::string> eventTypes();

/// POST /v1/webhook-endpoints
struct WebhookEndpointRequest {
    std::string url;
    std::vector<std::string> types; ///< empty: all
};

struct WebhookEndpoint {
    std::int64_t endpointId = 0;
    std::optional<std::int64_t> apiKeyId; ///< of the integration that it belongs to; nothing: staff's
    std::string url;
    std::vector<std::string> types;
    std::string state; ///< enabled, disabled
    std::string trouble;
    std::optional<Instant> failingSince;
    std::optional<Instant> oldSecretUntil;
    Instant createdAt;
    std::string secret; ///< told once, when it is drawn; else empty and left out
};

struct WebhookDelivery {
    std::int64_t deliveryId = 0;
    std::string messageId;
    std::string eventId; ///< empty: a ping
    std::string type;
    std::string state; ///< pending, delivered, dead
    int attempts = 0;
    Instant queuedAt;
    std::optional<Instant> nextAt; ///< while it is pending
    std::optional<Instant> lastAt;
    int lastStatus = 0; ///< 0: no answer
    std::string trouble;
};

/// Refuses `request.invalid` with all fields that cannot be taken, by their shape or by the `rules`.
Result<WebhookEndpointRequest> readWebhookEndpointRequest(const Json& body,
                                                          const FieldRules<WebhookEndpointRequest>& rules = {});

Json toJson(const WebhookEndpoint& endpoint);
Json toJson(const WebhookDelivery& delivery);

} // namespace narae::api
