#include "server/flight/application/register_flight.hpp"

namespace narae::flight {

void RegisterFlight::want(FlightBooks& books) const
{
    if (key) books.wantAnswer(key->key);
    if (seatsOfAircraft()) books.wantAircraft(aircraft);
    if (!route.betweenAirports()) return;
    books.wantDeparture(number, departsAt);
    if (const auto there = books.departure(number, departsAt)) books.wantFlight(*there);
}

Result<FlightPlan> RegisterFlight::plan(const FlightBooks& books) const
{
    FlightPlan plan{number, route, departsAt, arrivesAt, aircraft, cabins, refundSteps};
    sortFrontToBack(plan.cabins);
    if (!seatsOfAircraft()) return plan;
    const Aircraft* type = books.aircraft(aircraft);
    if (type == nullptr) return refuse("aircraft.unknown").with("aircraft", aircraft);
    auto seats = type->sellAt(fares);
    if (!seats) return seats.error();
    plan.cabins = *std::move(seats);
    return plan;
}

Result<RegisterFlight::Answer> RegisterFlight::decide(FlightBooks& books, Instant now) const
{
    if (key) {
        if (const KeptAnswer* kept = books.answer(key->key)) {
            if (kept->fingerprint != key->fingerprint) return refuse("request.idempotency_key_reused");
            return Answer{kept->flight, false};
        }
    }
    auto laidDown = plan(books);
    if (!laidDown) return laidDown.error();

    if (route.betweenAirports()) {
        if (const auto there = books.departure(number, departsAt)) {
            const Flight* flight = books.flight(*there);
            check(flight != nullptr, "a departure's flight is loaded with it");
            if (!takesUnchanged || flight->plan() != *laidDown)
                return refuse("flight.already_registered")
                    .with("flightId", there->value())
                    .with("flightNumber", number.text());
            if (flight->cancelled()) return refuse("flight.cancelled").with("flightNumber", number.text());
            return Answer{*flight, false};
        }
    }

    auto flight = Flight::schedule(*std::move(laidDown), now);
    if (!flight) return flight.error();
    if (rehearsal) return Answer{*std::move(flight), true};
    flight->identify(books.nextFlightId());
    books.addFlight(*flight);
    books.addTally({flight->id(), number.text(), flight->capacity(), 0});
    if (key) books.keepAnswer(key->key, {key->fingerprint, *flight, now});
    books.publish(FlightAdded{*flight});
    return Answer{*std::move(flight), true};
}

} // namespace narae::flight
