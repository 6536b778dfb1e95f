#include "server/webhooks/application/deliver.hpp"

namespace narae::webhooks {

namespace {

/// The receiver's own word that it wants no more.
constexpr int kGone = 410;

} // namespace

void queueEvent(WebhookBooks& books, const OutgoingEvent& event, Instant now)
{
    for (const WebhookEndpoint* endpoint : books.endpoints()) {
        if (!endpoint->wants(event.type) || event.time < endpoint->createdAt) continue;
        WebhookDelivery delivery = nextFor(books, endpoint->id, now);
        delivery.eventId = event.id;
        delivery.type = event.type;
        delivery.body = event.body;
        books.add(std::move(delivery));
    }
}

WebhookDelivery nextFor(WebhookBooks& books, WebhookEndpointId endpoint, Instant now)
{
    WebhookDelivery delivery;
    delivery.id = {endpoint, ++books.changeEndpoint(endpoint)->places};
    delivery.queuedAt = now;
    delivery.nextAt = now;
    return delivery;
}

Result<WebhookDelivery> RecordAttempt::decide(WebhookBooks& books, Instant now) const
{
    const WebhookDelivery* before = books.delivery(delivery);
    WebhookEndpoint* endpoint = before == nullptr ? nullptr : books.changeEndpoint(delivery.endpoint);
    if (endpoint == nullptr) return refuse("webhook.delivery_unknown");
    if (before->state != WebhookDelivery::State::Pending) return *before;
    WebhookDelivery& tried = *books.changeDelivery(delivery);
    ++tried.attempts;
    tried.lastAt = now;
    tried.lastStatus = status;
    tried.trouble = trouble;
    endpoint->trouble = trouble;
    if (!arrived) {
        fail(*endpoint, tried, now);
        return tried;
    }
    tried.state = WebhookDelivery::State::Delivered;
    endpoint->failingSince.reset();
    if (tried.type == WebhookDelivery::kPing) endpoint->state = WebhookEndpoint::State::Enabled;
    return tried;
}

void RecordAttempt::fail(WebhookEndpoint& endpoint, WebhookDelivery& failed, Instant now) const
{
    if (!endpoint.failingSince) endpoint.failingSince = now;
    const bool longEnough = now - *endpoint.failingSince >= policy.giveUpAfter;
    if (longEnough || status == kGone) endpoint.state = WebhookEndpoint::State::Disabled;
    failed.nextAt = now + retryPause(failed.attempts, policy, jitterPerMille);
    // A ping is a question of this moment.
    const bool once = failed.type == WebhookDelivery::kPing;
    if (once || failed.nextAt >= failed.queuedAt + policy.giveUpAfter) failed.state = WebhookDelivery::State::Dead;
}

} // namespace narae::webhooks
