#include "common/api/flights.hpp"

namespace narae::api::flights {

namespace {

Json timeOrNull(const std::optional<Instant>& instant)
{
    return instant ? Json(toRfc3339(*instant)) : Json(nullptr);
}

Json textOrNull(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json toJson(const CabinLayout& cabin)
{
    return {{"cabin", cabin.cabin}, {"capacity", cabin.seatMap.capacity()}, {"seatMap", cabin.seatMap.notation()}};
}

Json toJson(const Cabin& cabin)
{
    return {{"cabin", cabin.cabin},
            {"capacity", cabin.capacity},
            {"seatMap", cabin.seatMap.empty() ? Json(nullptr) : Json(cabin.seatMap.notation())},
            {"price", api::toJson(cabin.price)}};
}

} // namespace

Json toJson(const Airport& airport)
{
    return {{"code", airport.code},
            {"name", {{"en", airport.englishName}, {"ko", airport.koreanName}}},
            {"city", {{"en", airport.englishCity}, {"ko", airport.koreanCity}}},
            {"country", airport.country},
            {"zone", airport.zone},
            {"latitudeMicrodegrees", airport.latitudeMicrodegrees},
            {"longitudeMicrodegrees", airport.longitudeMicrodegrees}};
}

Json toJson(const Aircraft& aircraft)
{
    std::size_t capacity = 0;
    Json cabins = Json::array();
    for (const CabinLayout& cabin : aircraft.cabins) {
        capacity += cabin.seatMap.capacity();
        cabins.push_back(toJson(cabin));
    }
    return {{"aircraftId", aircraft.aircraftId},
            {"name", aircraft.name},
            {"capacity", capacity},
            {"cabins", std::move(cabins)},
            {"version", aircraft.version}};
}

Json toJson(const Flight& flight)
{
    Json cabins = Json::array();
    for (const Cabin& cabin : flight.cabins)
        cabins.push_back(toJson(cabin));
    Json steps = Json::array();
    for (const RefundStep& step : flight.refundSteps)
        steps.push_back({{"daysBefore", step.daysBefore}, {"percent", step.percent}});
    return {{"flightId", flight.flightId},
            {"flightNumber", flight.flightNumber},
            {"origin", textOrNull(flight.origin)},
            {"destination", flight.destination},
            {"departsAt", toRfc3339(flight.departsAt)},
            {"arrivesAt", toRfc3339(flight.arrivesAt)},
            {"aircraft", textOrNull(flight.aircraft)},
            {"state", flight.state},
            {"cancelReason", textOrNull(flight.cancelReason)},
            {"cabins", std::move(cabins)},
            {"refundSteps", std::move(steps)},
            {"capacity", flight.capacity},
            {"seatsSold", flight.seatsSold},
            {"seatsLeft", flight.seatsLeft},
            {"version", flight.version}};
}

Json toJson(const Purchase& purchase)
{
    return {{"reservationId", purchase.reservationId},
            {"locator", purchase.locator.empty() ? Json() : Json(purchase.locator)},
            {"flightId", purchase.flightId},
            {"flightNumber", purchase.flightNumber},
            {"cabin", purchase.cabin},
            {"payId", purchase.payId},
            {"count", purchase.count},
            {"amount", api::toJson(purchase.amount)},
            {"approvedAt", toRfc3339(purchase.approvedAt)},
            {"cancelledCount", purchase.cancelledCount},
            {"refunded", api::toJson(purchase.refunded)},
            {"cancelledAt", timeOrNull(purchase.cancelledAt)}};
}

} // namespace narae::api::flights
