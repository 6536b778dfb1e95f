#include "server/platform/event_bus/feeds_together.hpp"

namespace narae::event_bus {

Result<events::Delivery> FeedsTogether::after(const events::Cursors& cursors, std::chrono::milliseconds longest)
{
    const auto deadline = std::chrono::steady_clock::now() + longest;
    events::Delivery all;
    std::optional<Refusal> refusal;
    std::size_t refused = 0;
    for (events::EventSource* feed : feeds_) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const bool waits = all.events.empty() && left.count() > 0;
        auto delivery = feed->after(cursors, waits ? left : std::chrono::milliseconds(0));
        if (!delivery) {
            refusal = delivery.error();
            ++refused;
            continue;
        }
        for (events::ForeignEvent& event : delivery->events)
            all.events.push_back(std::move(event));
        for (events::ForeignHead& head : delivery->heads)
            all.heads.push_back(std::move(head));
    }
    if (refusal && refused == feeds_.size()) return *refusal;
    return all;
}

void FeedsTogether::interrupt()
{
    for (events::EventSource* feed : feeds_)
        feed->interrupt();
}

std::string FeedsTogether::name() const
{
    std::string names;
    for (const events::EventSource* feed : feeds_)
        names += (names.empty() ? "" : ", ") + feed->name();
    return names;
}

} // namespace narae::event_bus
