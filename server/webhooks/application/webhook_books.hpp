#pragma once

#include "server/webhooks/domain/courier_watch.hpp"
#include "server/webhooks/domain/delivery.hpp"
#include "server/webhooks/domain/endpoint.hpp"

#include <vector>

namespace narae::webhooks {

/// The endpoints and deliveries, as a decision sees them: a port. On the committer's thread only.
class WebhookBooks {
public:
    virtual ~WebhookBooks() = default;

    /// All endpoints that are not removed: there are few.
    virtual void wantEndpoints() = 0;
    virtual std::vector<const WebhookEndpoint*> endpoints() const = 0;
    virtual WebhookEndpoint* changeEndpoint(WebhookEndpointId id) = 0;
    virtual const WebhookEndpoint& add(WebhookEndpoint endpoint) = 0;
    virtual bool isRemoved(WebhookEndpointId id) const = 0;
    /// Its row goes. REQUIRES: it is removed, and has no deliveries.
    virtual void forget(WebhookEndpointId id) = 0;

    virtual void wantDelivery(WebhookDeliveryId id) = 0;
    virtual const WebhookDelivery* delivery(WebhookDeliveryId id) const = 0;
    virtual WebhookDelivery* changeDelivery(WebhookDeliveryId id) = 0;
    virtual const WebhookDelivery& add(WebhookDelivery delivery) = 0;
    /// REQUIRES: it is there.
    virtual void forget(WebhookDeliveryId id) = 0;

    virtual void wantWatch() = 0;
    virtual const CourierWatch& watch() const = 0;
    virtual CourierWatch& changeWatch() = 0;

    virtual WebhookEndpointId nextEndpointId() = 0;

    const WebhookEndpoint* endpoint(WebhookEndpointId id) const
    {
        for (const WebhookEndpoint* each : endpoints())
            if (each->id == id) return each;
        return nullptr;
    }
};

} // namespace narae::webhooks
