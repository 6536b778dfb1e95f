#include "server/webhooks/adapters/event_queue.hpp"

#include "server/platform/events/cloud_event.hpp"
#include "server/webhooks/application/deliver.hpp"

namespace narae::webhooks {

namespace {

struct QueueEvent {
    OutgoingEvent event;

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    Result<void> decide(WebhookBooks& books, Instant now) const
    {
        queueEvent(books, event, now);
        return {};
    }
};

} // namespace

bool EventQueue::takes(std::string_view) const
{
    return listened_;
}

Result<std::unique_ptr<events::Effect>> EventQueue::read(const commit::Envelope& event)
{
    return events::effectOf<QueueEvent>(
        QueueEvent{{event.id(), event.type, event.time, events::toCloudEvent(event, installation_).dump()}}, books_);
}

} // namespace narae::webhooks
