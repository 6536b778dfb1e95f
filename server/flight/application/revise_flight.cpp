#include "server/flight/application/revise_flight.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

const Fare* fareOf(const std::vector<Fare>& fares, CabinClass cabin)
{
    const auto found = std::find_if(fares.begin(), fares.end(), [&](const Fare& fare) { return fare.cabin == cabin; });
    return found == fares.end() ? nullptr : &*found;
}

/// The fares asked for, and those the flight has already for other cabins of `type`.
std::vector<Fare> withFaresKept(std::vector<Fare> fares, const Flight& flight, const Aircraft& type)
{
    for (const CabinLayout& layout : type.cabins()) {
        const Cabin* now = flight.cabin(layout.cabin);
        if (now != nullptr && fareOf(fares, layout.cabin) == nullptr) fares.push_back({layout.cabin, now->fare});
    }
    return fares;
}

} // namespace

Result<FlightPlan> FlightRevision::applyTo(const Flight& flight, const Aircraft* type) const
{
    FlightPlan plan = flight.plan();
    plan.departsAt = departsAt.value_or(plan.departsAt);
    plan.arrivesAt = arrivesAt.value_or(plan.arrivesAt);
    plan.refundSteps = refundSteps.value_or(plan.refundSteps);
    if (cabins) plan.cabins = *cabins;
    sortFrontToBack(plan.cabins);
    if (aircraft) {
        if (type == nullptr) return refuse("aircraft.unknown").with("aircraft", *aircraft);
        auto seats = type->sellAt(withFaresKept(fares, flight, *type));
        if (!seats) return seats.error();
        plan.aircraft = type->name();
        plan.cabins = *std::move(seats);
        return plan;
    }
    for (const Fare& fare : fares) {
        const auto cabin = std::find_if(plan.cabins.begin(), plan.cabins.end(),
                                        [&](const Cabin& it) { return it.cabin == fare.cabin; });
        if (cabin == plan.cabins.end()) return refuse("flight.fare_without_cabin").with("cabin", name(fare.cabin));
        cabin->fare = fare.amount;
    }
    return plan;
}

void ReviseFlight::want(FlightBooks& books) const
{
    books.wantFlight(flight);
    books.wantTally(flight);
    if (revision.aircraft) books.wantAircraft(*revision.aircraft);
    const Flight* now = books.flight(flight);
    if (now != nullptr && revision.departsAt && now->plan().route.betweenAirports())
        books.wantDeparture(now->plan().number, *revision.departsAt);
}

Result<Flight> ReviseFlight::decide(FlightBooks& books, Instant now) const
{
    const Flight* there = books.flight(flight);
    if (there == nullptr) return refuse("flight.unknown").with("flightId", flight.value());
    if (expectedVersion && *expectedVersion != there->version())
        return refuse("precondition.failed").with("version", there->version());
    auto plan = revision.applyTo(*there, revision.aircraft ? books.aircraft(*revision.aircraft) : nullptr);
    if (!plan) return plan.error();
    if (*plan == there->plan()) return *there;
    if (plan->route.betweenAirports() && plan->departsAt != there->plan().departsAt) {
        if (const auto other = books.departure(plan->number, plan->departsAt))
            return refuse("flight.already_registered")
                .with("flightId", other->value())
                .with("flightNumber", plan->number.text());
    }
    Flight revised = *there;
    if (auto done = revised.revise(*std::move(plan), now); !done) return done.error();

    if (const SeatTally* tally = books.tally(flight); tally != nullptr && tally->capacity != revised.capacity()) {
        SeatTally counted = *tally;
        counted.capacity = revised.capacity();
        books.replaceTally(std::move(counted));
    }
    books.replaceFlight(revised);
    books.publish(FlightChanged{revised});
    return revised;
}

} // namespace narae::flight
