#include "server/flight/application/equip_aircraft.hpp"

#include "common/base/text.hpp"

namespace narae::flight {

void AddAircraft::want(FlightBooks& books) const
{
    books.wantAircraft(trim(name));
}

Result<Aircraft> AddAircraft::decide(FlightBooks& books, Instant) const
{
    auto aircraft = Aircraft::fitOut(name, cabins);
    if (!aircraft) return aircraft;
    if (const Aircraft* there = books.aircraft(std::string_view(aircraft->name())))
        return refuse("aircraft.already_added").with("aircraft", there->name()).with("aircraftId", there->id().value());
    aircraft->identify(books.nextAircraftId());
    books.addAircraft(*aircraft);
    return aircraft;
}

void ReviseAircraft::want(FlightBooks& books) const
{
    books.wantAircraft(aircraft);
}

Result<Aircraft> ReviseAircraft::decide(FlightBooks& books, Instant) const
{
    const Aircraft* there = books.aircraft(aircraft);
    if (there == nullptr) return refuse("aircraft.not_found");
    if (expectedVersion && *expectedVersion != there->version())
        return refuse("precondition.failed").with("version", there->version());
    Aircraft refitted = *there;
    if (auto done = refitted.refit(cabins); !done) return done.error();
    if (refitted.cabins() == there->cabins()) return *there;
    books.replaceAircraft(refitted);
    return refitted;
}

} // namespace narae::flight
