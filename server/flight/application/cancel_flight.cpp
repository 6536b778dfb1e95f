#include "server/flight/application/cancel_flight.hpp"

#include "common/base/text.hpp"

namespace narae::flight {

Result<Flight> CancelFlight::decide(FlightBooks& books, Instant now) const
{
    const Flight* there = books.flight(flight);
    if (there == nullptr) return refuse("flight.unknown").with("flightId", flight.value());
    if (there->cancelled() && there->cancelReason() == trim(reason)) return *there;
    if (expectedVersion && *expectedVersion != there->version())
        return refuse("precondition.failed").with("version", there->version());
    Flight cancelled = *there;
    if (auto done = cancelled.cancel(reason, now); !done) return done.error();
    books.replaceFlight(cancelled);
    books.publish(FlightCancelled{cancelled});
    return cancelled;
}

} // namespace narae::flight
