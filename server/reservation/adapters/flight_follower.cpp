#include "server/reservation/adapters/flight_follower.hpp"

#include "server/reservation/adapters/event_translation.hpp"

namespace narae::reservation {

using api::events::FlightAdded;
using api::events::FlightCancelled;
using api::events::FlightChanged;

bool FlightFollower::takes(std::string_view type) const
{
    return type == FlightAdded::kType || type == FlightChanged::kType || type == FlightCancelled::kType;
}

void FlightFollower::want(const events::Envelope& event)
{
    books_.wantSeats(FlightId(event.flightId));
    if (event.type == FlightCancelled::kType) books_.wantActiveOn(FlightId(event.flightId));
}

Result<void> FlightFollower::apply(const events::Envelope& event, Instant now)
{
    const auto json = nlohmann::json::parse(event.data, nullptr, false);
    if (json.is_discarded()) return refuse("event.malformed").with("field", "");
    if (event.type == FlightCancelled::kType) {
        const auto cancelled = api::events::fromJson<FlightCancelled>(json);
        if (!cancelled) return cancelled.error();
        return withdrawFlight(books_, FlightId(event.flightId), cancelled->version, now);
    }
    // FlightAdded and FlightChanged have one payload: the whole description.
    const auto described = api::events::fromJson<FlightChanged>(json);
    if (!described) return described.error();
    return offerFlight(books_, flightDescription(described->flight));
}

} // namespace narae::reservation
