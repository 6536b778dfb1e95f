#include "server/webhooks/application/forget.hpp"

namespace narae::webhooks {

Result<std::int64_t> Forget::decide(WebhookBooks& books, Instant) const
{
    std::int64_t forgotten = 0;
    for (const WebhookDeliveryId& id : deliveries) {
        const WebhookDelivery* old = books.delivery(id);
        // It may have been replayed: then it was queued a moment ago.
        if (old == nullptr || (old->queuedAt >= queuedBefore && !books.isRemoved(id.endpoint))) continue;
        books.forget(id);
        ++forgotten;
    }
    for (const WebhookEndpointId id : endpoints) {
        if (!books.isRemoved(id)) continue;
        books.forget(id);
        ++forgotten;
    }
    return forgotten;
}

} // namespace narae::webhooks
