#pragma once

#include "common/base/result.hpp"
#include "server/webhooks/application/webhook_books.hpp"

namespace narae::webhooks {

/// An event that happened, as it is sent.
struct OutgoingEvent {
    std::string id;
    std::string type;
    Instant time;
    std::string body;
};

/// Queues the event for each endpoint that wants it. What happened before an endpoint was made is not sent to it.
void queueEvent(WebhookBooks& books, const OutgoingEvent& event, Instant now);

/// An empty delivery at the endpoint's next place. REQUIRES: the endpoint is there.
WebhookDelivery nextFor(WebhookBooks& books, WebhookEndpointId endpoint, Instant now);

/// What came of one attempt.
struct RecordAttempt {
    using Answer = WebhookDelivery;

    WebhookDeliveryId delivery;
    bool arrived = false;
    int status = 0; ///< 0: no answer
    std::string trouble;
    RetryPolicy policy;
    std::uint32_t jitterPerMille = 0;

    void want(WebhookBooks& books) const
    {
        books.wantEndpoints();
        books.wantDelivery(delivery);
    }
    /// Refuses webhook.delivery_unknown where it went with its endpoint meanwhile. One that is over already stays as it
    /// is: its answer may have come after another process took the watch.
    Result<Answer> decide(WebhookBooks& books, Instant now) const;

private:
    void fail(WebhookEndpoint& endpoint, WebhookDelivery& failed, Instant now) const;
};

} // namespace narae::webhooks
