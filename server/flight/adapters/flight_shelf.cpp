#include "server/flight/adapters/flight_shelf.hpp"

#include "common/api/events.hpp"
#include "server/flight/adapters/describe.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::flight {

using database::Value;

namespace {

constexpr std::string_view kSource = "flight";

template <class Event>
void append(commit::Outbox& outbox, FlightId flight, const Event& event)
{
    outbox.append(kSource, Event::kType, "flight/" + flight.text(), flight.value(), toText(event));
}

api::events::FlightSeats onWire(const SeatMovement& seats)
{
    return {seats.flightId.value(),      seats.flightNumber, seats.left,
            seats.reservationId.value(), seats.cabin,        seats.count};
}

} // namespace

FlightShelf::FlightShelf(commit::IdBlocks& ids, commit::Outbox& outbox) : ids_(ids), outbox_(outbox)
{
    ids_.declare("flight");
    ids_.declare("aircraft");
}

const Flight* FlightShelf::flight(FlightId id) const
{
    const KeptFlight* kept = flights_.find(id);
    return kept == nullptr ? nullptr : &kept->now;
}

void FlightShelf::wantDeparture(const FlightNumber& number, Instant departsAt)
{
    departures_.want({number.text(), toEpochMs(departsAt)});
}

std::optional<FlightId> FlightShelf::departure(const FlightNumber& number, Instant departsAt) const
{
    const FlightId* there = departures_.find({number.text(), toEpochMs(departsAt)});
    return there == nullptr || !there->valid() ? std::nullopt : std::optional(*there);
}

void FlightShelf::addFlight(Flight flight)
{
    const FlightPlan& plan = flight.plan();
    if (plan.route.betweenAirports()) occupy({plan.number.text(), toEpochMs(plan.departsAt)}, flight.id());
    const FlightId id = flight.id();
    flights_.add(id, {std::move(flight), 0});
}

void FlightShelf::replaceFlight(Flight flight)
{
    KeptFlight* kept = flights_.change(flight.id());
    check(kept != nullptr, "the flight replaced is there");
    const FlightPlan& before = kept->now.plan();
    const FlightPlan& after = flight.plan();
    if (after.route.betweenAirports() && after.departsAt != before.departsAt) {
        if (FlightId* left = departures_.change({before.number.text(), toEpochMs(before.departsAt)}))
            *left = FlightId();
        occupy({after.number.text(), toEpochMs(after.departsAt)}, flight.id());
    }
    kept->now = std::move(flight);
}

void FlightShelf::occupy(const Departure& departure, FlightId flight)
{
    if (FlightId* there = departures_.change(departure)) {
        check(!there->valid(), "a flight number leaves an instant once");
        *there = flight;
    } else {
        departures_.add(departure, flight);
    }
}

const Aircraft* FlightShelf::aircraft(std::string_view name) const
{
    const AircraftId* id = aircraftByName_.find(std::string(name));
    return id == nullptr ? nullptr : aircraft(*id);
}

const Aircraft* FlightShelf::aircraft(AircraftId id) const
{
    const KeptAircraft* kept = aircraft_.find(id);
    return kept == nullptr ? nullptr : &kept->now;
}

void FlightShelf::addAircraft(Aircraft aircraft)
{
    const AircraftId id = aircraft.id();
    aircraftByName_.add(aircraft.name(), id);
    aircraft_.add(id, {std::move(aircraft), 0});
}

void FlightShelf::replaceAircraft(Aircraft aircraft)
{
    KeptAircraft* kept = aircraft_.change(aircraft.id());
    check(kept != nullptr && kept->now.name() == aircraft.name(), "the aircraft replaced is there");
    kept->now = std::move(aircraft);
}

const SeatTally* FlightShelf::tally(FlightId id) const
{
    const KeptTally* kept = tallies_.find(id);
    return kept == nullptr ? nullptr : &kept->now;
}

void FlightShelf::addTally(SeatTally tally)
{
    tallies_.add(tally.flightId, {tally, 0, 0});
}

void FlightShelf::replaceTally(SeatTally tally)
{
    KeptTally* kept = tallies_.change(tally.flightId);
    check(kept != nullptr, "the tally replaced is there");
    kept->now = std::move(tally);
}

const Purchase* FlightShelf::purchase(ReservationId id) const
{
    const KeptPurchase* kept = purchases_.find(id);
    return kept == nullptr ? nullptr : &kept->now;
}

void FlightShelf::addPurchase(Purchase purchase)
{
    const ReservationId id = purchase.record().reservationId;
    purchases_.add(id, {std::move(purchase), 0});
}

void FlightShelf::replacePurchase(Purchase purchase)
{
    KeptPurchase* kept = purchases_.change(purchase.record().reservationId);
    check(kept != nullptr, "the purchase replaced is there");
    kept->now = std::move(purchase);
}

void FlightShelf::publish(const FlightAdded& event)
{
    append(outbox_, event.flight.id(), api::events::FlightAdded{describe(event.flight)});
}

void FlightShelf::publish(const FlightChanged& event)
{
    append(outbox_, event.flight.id(), api::events::FlightChanged{describe(event.flight)});
}

void FlightShelf::publish(const FlightCancelled& event)
{
    const Flight& flight = event.flight;
    append(outbox_, flight.id(),
           api::events::FlightCancelled{flight.id().value(), flight.plan().number.text(), flight.cancelReason(),
                                        flight.version()});
}

void FlightShelf::publish(const FlightSeatRequested& event)
{
    append(outbox_, event.seats.flightId, api::events::FlightSeatRequested{onWire(event.seats)});
}

void FlightShelf::publish(const FlightSeatReturned& event)
{
    append(outbox_, event.seats.flightId, api::events::FlightSeatReturned{onWire(event.seats)});
}

} // namespace narae::flight
