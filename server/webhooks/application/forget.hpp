#pragma once

#include "common/base/result.hpp"
#include "server/webhooks/application/webhook_books.hpp"

#include <vector>

namespace narae::webhooks {

/// Forgets deliveries that were queued long ago, or whose endpoint is removed, and removed endpoints that have none
/// left: few at a time, for bookings wait meanwhile. Answers how many went; what has changed since it was found stays.
struct Forget {
    using Answer = std::int64_t;
    std::vector<WebhookDeliveryId> deliveries;
    std::vector<WebhookEndpointId> endpoints; ///< removed ones
    Instant queuedBefore;

    void want(WebhookBooks& books) const
    {
        books.wantEndpoints();
        for (const WebhookDeliveryId& id : deliveries)
            books.wantDelivery(id);
    }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

} // namespace narae::webhooks
