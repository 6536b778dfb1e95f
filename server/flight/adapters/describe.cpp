#include "server/flight/adapters/describe.hpp"

namespace narae::flight {

namespace {

std::vector<api::events::RefundStep> onWire(const RefundSteps& refundSteps)
{
    std::vector<api::events::RefundStep> steps;
    for (const RefundStep& step : refundSteps.steps())
        steps.push_back({step.daysBefore, step.percent});
    return steps;
}

std::optional<std::string> unlessEmpty(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

api::events::FlightDescription describe(const Flight& flight)
{
    const FlightPlan& plan = flight.plan();
    api::events::FlightDescription description;
    description.flightId = flight.id().value();
    description.flightName = plan.number.text();
    description.price = flight.lowestFare().amountMinor();
    description.seat = flight.capacity();
    description.destination = plan.route.destination();
    description.origin = plan.route.origin();
    description.destinationIsAirport = plan.route.betweenAirports();
    description.departsAt = plan.departsAt;
    description.arrivesAt = plan.arrivesAt;
    description.aircraft = plan.aircraft;
    description.version = flight.version();
    for (const Cabin& cabin : plan.cabins)
        description.cabins.push_back(
            {std::string(name(cabin.cabin)), cabin.capacity, cabin.fare, cabin.seatMap.notation()});
    description.refundSteps = onWire(plan.refundSteps);
    return description;
}

Result<Flight> flightFrom(const api::events::FlightDescription& description)
{
    FlightPlan plan;
    plan.number = FlightNumber::restore(description.flightName);
    plan.route = Route::restore(description.origin, description.destination);
    plan.departsAt = description.departsAt;
    plan.arrivesAt = description.arrivesAt;
    plan.aircraft = description.aircraft;
    for (const api::events::CabinOffer& offer : description.cabins) {
        const auto cabin = parseCabinClass(offer.cabin);
        if (!cabin) return cabin.error();
        auto seatMap = SeatMap::parse(offer.seatMap);
        if (!seatMap) return seatMap.error();
        plan.cabins.push_back({*cabin, offer.capacity, *std::move(seatMap), offer.price});
    }
    auto refundSteps = refundStepsFrom(description.refundSteps);
    if (!refundSteps) return refundSteps.error();
    plan.refundSteps = *std::move(refundSteps);
    return Flight::restore(FlightId(description.flightId), std::move(plan), Flight::State::Scheduled, {},
                           description.version);
}

api::flights::Airport onWire(const Airport& airport)
{
    return {std::string(airport.code),        std::string(airport.englishName), std::string(airport.koreanName),
            std::string(airport.englishCity), std::string(airport.koreanCity),  std::string(airport.country),
            std::string(airport.zone),        airport.latitudeMicrodegrees,     airport.longitudeMicrodegrees};
}

api::flights::Aircraft onWire(const Aircraft& aircraft)
{
    api::flights::Aircraft wire{aircraft.id().value(), aircraft.name(), aircraft.version(), {}};
    for (const CabinLayout& cabin : aircraft.cabins())
        wire.cabins.push_back({std::string(name(cabin.cabin)), cabin.seatMap});
    return wire;
}

api::flights::Flight onWire(const RecordedFlight& recorded)
{
    const Flight& flight = recorded.flight;
    const FlightPlan& plan = flight.plan();
    const SeatTally tally{flight.id(), plan.number.text(), flight.capacity(), recorded.sold};
    api::flights::Flight wire;
    wire.flightId = flight.id().value();
    wire.flightNumber = plan.number.text();
    wire.origin = unlessEmpty(plan.route.origin());
    wire.destination = plan.route.destination();
    wire.departsAt = plan.departsAt;
    wire.arrivesAt = plan.arrivesAt;
    wire.aircraft = unlessEmpty(plan.aircraft);
    wire.state = name(flight.state());
    if (flight.cancelled()) wire.cancelReason = flight.cancelReason();
    for (const Cabin& cabin : plan.cabins)
        wire.cabins.push_back({std::string(name(cabin.cabin)), cabin.capacity, cabin.seatMap, cabin.fare});
    wire.refundSteps = onWire(plan.refundSteps);
    wire.capacity = tally.capacity;
    wire.seatsSold = recorded.sold;
    wire.seatsLeft = tally.left();
    wire.version = flight.version();
    return wire;
}

api::flights::Purchase onWire(const RecordedPurchase& recorded)
{
    const Purchase::Record& record = recorded.purchase;
    api::flights::Purchase wire;
    wire.reservationId = record.reservationId.value();
    wire.locator = record.locator;
    wire.flightId = record.flightId.value();
    wire.flightNumber = recorded.flightNumber;
    wire.cabin = record.cabin;
    wire.payId = record.payId.value();
    wire.count = record.count;
    wire.amount = record.amount;
    wire.approvedAt = record.approvedAt.value_or(Instant());
    wire.cancelledCount = record.cancelledCount();
    wire.refunded = record.refunded();
    for (const auto& [number, cancellation] : record.cancellations)
        wire.cancelledAt = std::max(wire.cancelledAt.value_or(cancellation.at), cancellation.at);
    return wire;
}

Result<std::vector<Cabin>> cabinsFrom(const std::vector<api::flights::Cabin>& cabins)
{
    std::vector<Cabin> result;
    for (const api::flights::Cabin& wire : cabins) {
        const auto cabin = parseCabinClass(wire.cabin);
        if (!cabin) return cabin.error();
        result.push_back({*cabin, wire.capacity, wire.seatMap, wire.price});
    }
    return result;
}

Result<std::vector<Fare>> faresFrom(const std::vector<api::flights::CabinFare>& fares)
{
    std::vector<Fare> result;
    for (const api::flights::CabinFare& wire : fares) {
        const auto cabin = parseCabinClass(wire.cabin);
        if (!cabin) return cabin.error();
        result.push_back({*cabin, wire.price});
    }
    return result;
}

Result<std::vector<CabinLayout>> layoutsFrom(const std::vector<api::flights::CabinLayout>& cabins)
{
    std::vector<CabinLayout> result;
    for (const api::flights::CabinLayout& wire : cabins) {
        const auto cabin = parseCabinClass(wire.cabin);
        if (!cabin) return cabin.error();
        result.push_back({*cabin, wire.seatMap});
    }
    return result;
}

Result<RefundSteps> refundStepsFrom(const std::vector<api::flights::RefundStep>& steps)
{
    std::vector<RefundStep> result;
    for (const api::flights::RefundStep& step : steps)
        result.push_back({step.daysBefore, step.percent});
    return RefundSteps::make(std::move(result));
}

} // namespace narae::flight
