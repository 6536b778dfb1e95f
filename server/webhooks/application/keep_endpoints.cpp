#include "server/webhooks/application/keep_endpoints.hpp"

#include "server/webhooks/application/deliver.hpp"

namespace narae::webhooks {

namespace {

Result<const WebhookEndpoint*> find(const WebhookBooks& books, const Keeper& keeper, WebhookEndpointId id)
{
    const WebhookEndpoint* found = books.endpoint(id);
    if (found == nullptr || !keeper.mayKeep(*found)) return refuse("webhook.unknown");
    return found;
}

} // namespace

Result<WebhookEndpoint> AddEndpoint::decide(WebhookBooks& books, Instant now) const
{
    if (books.endpoints().size() >= WebhookEndpoint::kEndpointsMost)
        return refuse("webhook.too_many").with("most", static_cast<std::int64_t>(WebhookEndpoint::kEndpointsMost));
    WebhookEndpoint added;
    added.id = books.nextEndpointId();
    added.owner = keeper.apiKey;
    added.url = url;
    added.types = types;
    added.secret = secret;
    added.createdAt = now;
    return books.add(std::move(added));
}

Result<WebhookEndpoint> RemoveEndpoint::decide(WebhookBooks& books, Instant) const
{
    const auto found = find(books, keeper, endpoint);
    if (!found) return found.error();
    WebhookEndpoint& gone = *books.changeEndpoint(endpoint);
    gone.state = WebhookEndpoint::State::Removed;
    return gone;
}

Result<std::int64_t> SilenceOwner::decide(WebhookBooks& books, Instant) const
{
    std::int64_t silenced = 0;
    for (const WebhookEndpoint* each : books.endpoints()) {
        if (each->owner != owner || each->state == WebhookEndpoint::State::Disabled) continue;
        WebhookEndpoint& changed = *books.changeEndpoint(each->id);
        changed.state = WebhookEndpoint::State::Disabled;
        changed.trouble = WebhookEndpoint::kKeyEnded;
        ++silenced;
    }
    return silenced;
}

Result<WebhookEndpoint> ExchangeSecret::decide(WebhookBooks& books, Instant now) const
{
    if (const auto found = find(books, keeper, endpoint); !found) return found.error();
    WebhookEndpoint& changed = *books.changeEndpoint(endpoint);
    changed.oldSecret = std::exchange(changed.secret, secret);
    changed.oldSecretUntil = now + WebhookEndpoint::kOldSecretLives;
    return changed;
}

Result<WebhookDelivery> PingEndpoint::decide(WebhookBooks& books, Instant now) const
{
    if (const auto found = find(books, keeper, endpoint); !found) return found.error();
    WebhookDelivery ping = nextFor(books, endpoint, now);
    ping.type = WebhookDelivery::kPing;
    ping.body = R"({"type":"webhook.ping"})";
    return books.add(std::move(ping));
}

Result<WebhookDelivery> ReplayDelivery::decide(WebhookBooks& books, Instant now) const
{
    if (const auto found = find(books, keeper, endpoint); !found) return found.error();
    const WebhookDelivery* before = books.delivery({endpoint, place});
    if (before == nullptr) return refuse("webhook.delivery_unknown");
    if (before->state == WebhookDelivery::State::Pending) return refuse("webhook.delivery_pending");
    WebhookDelivery& again = *books.changeDelivery({endpoint, place});
    again.state = WebhookDelivery::State::Pending;
    again.attempts = 0;
    again.queuedAt = now;
    again.nextAt = now;
    return again;
}

} // namespace narae::webhooks
