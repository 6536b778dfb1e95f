#include "server/reservation/adapters/flight_follower.hpp"

#include "server/reservation/adapters/event_translation.hpp"

namespace narae::reservation {

using api::events::FlightAdded;
using api::events::FlightCancelled;
using api::events::FlightChanged;

namespace {

struct OfferFlight {
    FlightDescription description;

    void want(ReservationBooks& books) const { books.wantSeats(description.flight); }
    Result<void> decide(ReservationBooks& books, Instant) const { return offerFlight(books, description); }
};

struct WithdrawFlight {
    FlightId flight;
    std::int64_t version = 1;

    void want(ReservationBooks& books) const
    {
        books.wantSeats(flight);
        books.wantActiveOn(flight);
    }
    Result<void> decide(ReservationBooks& books, Instant now) const
    {
        return withdrawFlight(books, flight, version, now);
    }
};

} // namespace

bool FlightFollower::takes(std::string_view type) const
{
    return type == FlightAdded::kType || type == FlightChanged::kType || type == FlightCancelled::kType;
}

Result<std::unique_ptr<events::Effect>> FlightFollower::read(const events::Envelope& event)
{
    if (event.type == FlightCancelled::kType) {
        const auto cancelled = api::events::fromText<FlightCancelled>(event.data);
        if (!cancelled) return cancelled.error();
        return events::effectOf<WithdrawFlight>(WithdrawFlight{FlightId(event.flightId), cancelled->version}, books_);
    }
    // FlightAdded and FlightChanged have one payload: the whole description.
    const auto described = api::events::fromText<FlightChanged>(event.data);
    if (!described) return described.error();
    return events::effectOf<OfferFlight>(OfferFlight{flightDescription(described->flight)}, books_);
}

} // namespace narae::reservation
