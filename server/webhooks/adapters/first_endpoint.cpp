#include "server/webhooks/adapters/first_endpoint.hpp"

#include "server/webhooks/adapters/event_queue.hpp"

namespace narae::webhooks {

void AddFirstEndpoint::want(const Books& books) const
{
    endpoint.want(books.endpoints);
    for (const auto& entry : end)
        books.cursors.want(EventQueue::kReader, entry.first);
}

Result<WebhookEndpoint> AddFirstEndpoint::decide(const Books& books, Instant now) const
{
    const bool first = books.endpoints.endpoints().empty();
    auto added = endpoint.decide(books.endpoints, now);
    if (!added || !first) return added;
    for (const auto& [writer, seq] : end)
        if (books.cursors.position(EventQueue::kReader, writer) < seq)
            books.cursors.advance(EventQueue::kReader, writer, seq);
    return added;
}

} // namespace narae::webhooks
