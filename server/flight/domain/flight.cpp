#include "server/flight/domain/flight.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::flight {

namespace {

Result<void> checkPlan(const FlightPlan& plan, Instant now)
{
    if (plan.departsAt <= now || plan.departsAt > now + Flight::kFarthestDeparture)
        return refuse("flight.departure_out_of_range");
    if (plan.arrivesAt <= plan.departsAt || plan.arrivesAt > plan.departsAt + Flight::kLongestFlight)
        return refuse("flight.arrival_out_of_range");
    return checkCabins(plan.cabins);
}

} // namespace

std::string_view name(Flight::State state)
{
    switch (state) {
    case Flight::State::Scheduled: return "scheduled";
    case Flight::State::Cancelled: return "cancelled";
    }
    return {};
}

Result<Flight::State> parseFlightState(std::string_view text)
{
    for (const auto state : {Flight::State::Scheduled, Flight::State::Cancelled})
        if (name(state) == text) return state;
    return refuse("flight.state_unknown").with("state", text);
}

Result<Flight> Flight::schedule(FlightPlan plan, Instant now)
{
    if (auto sound = checkPlan(plan, now); !sound) return sound.error();
    return restore(FlightId(), std::move(plan), State::Scheduled, {}, 1);
}

void Flight::identify(FlightId id)
{
    check(!id_.valid(), "a flight keeps its id");
    id_ = id;
}

Flight Flight::restore(FlightId id, FlightPlan plan, State state, std::string cancelReason, std::int64_t version)
{
    Flight flight;
    flight.id_ = id;
    flight.plan_ = std::move(plan);
    flight.state_ = state;
    flight.cancelReason_ = std::move(cancelReason);
    flight.version_ = version;
    return flight;
}

Result<void> Flight::openForChange(Instant now) const
{
    if (cancelled()) return refuse("flight.cancelled").with("flightNumber", plan_.number.text());
    if (plan_.departsAt <= now) return refuse("flight.departed").with("flightNumber", plan_.number.text());
    return {};
}

Result<void> Flight::revise(FlightPlan plan, Instant now)
{
    check(plan.number == plan_.number && plan.route == plan_.route, "a revised flight is the same flight");
    if (auto open = openForChange(now); !open) return open;
    if (auto sound = checkPlan(plan, now); !sound) return sound;
    plan_ = std::move(plan);
    ++version_;
    return {};
}

Result<void> Flight::cancel(std::string_view reason, Instant now)
{
    if (auto open = openForChange(now); !open) return open;
    state_ = State::Cancelled;
    cancelReason_ = trim(reason);
    ++version_;
    return {};
}

int Flight::capacity() const
{
    int seats = 0;
    for (const Cabin& cabin : plan_.cabins)
        seats += cabin.capacity;
    return seats;
}

const Cabin* Flight::cabin(CabinClass cabin) const
{
    const auto found =
        std::find_if(plan_.cabins.begin(), plan_.cabins.end(), [&](const Cabin& it) { return it.cabin == cabin; });
    return found == plan_.cabins.end() ? nullptr : &*found;
}

Money Flight::lowestFare() const
{
    const auto cheapest =
        std::min_element(plan_.cabins.begin(), plan_.cabins.end(), [](const Cabin& left, const Cabin& right) {
            return left.fare.amountMinor() < right.fare.amountMinor();
        });
    return cheapest == plan_.cabins.end() ? Money() : cheapest->fare;
}

} // namespace narae::flight
