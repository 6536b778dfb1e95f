#pragma once

#include "common/base/result.hpp"
#include "server/webhooks/domain/courier_watch.hpp"
#include "server/webhooks/domain/delivery.hpp"
#include "server/webhooks/domain/endpoint.hpp"

#include <vector>

namespace narae::webhooks {

/// Reads outside of decisions. Any thread. All refuse database.away.
class WebhookQueries {
public:
    virtual ~WebhookQueries() = default;
    /// The removed ones too, until they are forgotten.
    virtual Result<std::vector<WebhookEndpoint>> endpoints() = 0;
    virtual Result<std::optional<WebhookEndpoint>> endpoint(WebhookEndpointId id) = 0;
    /// The delivery that is the endpoint's next, due or not: pings go first, and to one that is disabled nothing else.
    virtual Result<std::optional<WebhookDelivery>> next(const WebhookEndpoint& endpoint) = 0;
    /// Newest first, those that were queued before the one of id `before` (none: from the newest), in that state or
    /// any.
    virtual Result<std::vector<WebhookDelivery>> deliveries(WebhookEndpointId endpoint,
                                                            std::optional<WebhookDelivery::State> state,
                                                            std::optional<std::int64_t> before, int limit) = 0;
    /// Deliveries of removed endpoints.
    virtual Result<std::vector<WebhookDeliveryId>> ofRemoved(int limit) = 0;
    /// Deliveries that were queued before that, whatever became of them; oldest first.
    virtual Result<std::vector<WebhookDeliveryId>> old(Instant queuedBefore, int limit) = 0;
    virtual Result<CourierWatch> watch() = 0;
};

} // namespace narae::webhooks
