#include "server/webhooks/adapters/event_queue.hpp"

#include "server/platform/events/cloud_event.hpp"
#include "server/webhooks/application/deliver.hpp"

namespace narae::webhooks {

bool EventQueue::takes(std::string_view) const
{
    return listened_;
}

void EventQueue::want(const commit::Envelope&)
{
    books_.wantEndpoints();
}

Result<void> EventQueue::apply(const commit::Envelope& event, Instant now)
{
    queueEvent(books_, {event.id(), event.type, event.time, events::toCloudEvent(event, installation_).dump()}, now);
    return {};
}

} // namespace narae::webhooks
