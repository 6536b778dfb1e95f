#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/platform/http/paging.hpp"

/// The original system's calls on flights: POST and GET /flights, its names, its loose types.
namespace narae::flight {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;

/// A flight of the original's call has no times; it is as far away as its bookings are taken, and two hours long.
constexpr std::chrono::days kDepartsIn{365};
constexpr std::chrono::hours kLasts{2};
constexpr std::size_t kListMost = 1000;

api::Json originalJson(const RecordedFlight& recorded)
{
    const api::flights::Flight flight = onWire(recorded);
    return {{"flightId", flight.flightId},       {"flightName", flight.flightNumber},
            {"destination", flight.destination}, {"price", recorded.flight.lowestFare().amountMinor()},
            {"seat", flight.seatsLeft},          {"status", flight.state}};
}

Result<Response> registerFlight(const FlightDoors& doors, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto original = api::flights::readOriginalFlightRequest(*body);
    if (!original) return original.error();
    auto number = FlightNumber::named(original->flightName);
    if (!number) return number.error();
    auto route = Route::to(original->destination);
    if (!route) return route.error();
    RegisterFlight wish;
    wish.number = *std::move(number);
    wish.route = *std::move(route);
    wish.departsAt = doors.clock.now() + kDepartsIn;
    wish.arrivesAt = wish.departsAt + kLasts;
    wish.cabins = {{CabinClass::Economy, original->seat, SeatMap(), Money(original->price, Currency::krw())}};
    const auto answer = doors.desk.carryOut(std::move(wish), request.traceId);
    if (!answer) return answer.error();
    Response response = Response::json(201, originalJson({answer->flight, 0}));
    response.header("Location", "/flights/" + answer->flight.id().text());
    return response;
}

Result<Response> showFlight(FlightQueries& queries, const Request& request)
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    const auto recorded = queries.flight(FlightId(*id));
    if (!recorded) return recorded.error();
    if (!*recorded) return refuse("flight.unknown").with("flightId", *id);
    return Response::json(200, originalJson(**recorded));
}

/// {"_embedded": {"flights": [...]}}, by id; `after` goes on where a long list ended.
Result<Response> listFlights(FlightQueries& queries, const Request& request)
{
    const auto after = http::readInteger(request, "after", 0, std::numeric_limits<std::int64_t>::max());
    if (!after) return after.error();
    const auto flights = queries.flightsById(FlightId(after->value_or(0)), kListMost);
    if (!flights) return flights.error();
    api::Json list = api::Json::array();
    for (const RecordedFlight& recorded : *flights)
        list.push_back(originalJson(recorded));
    return Response::json(200, {{"_embedded", {{"flights", std::move(list)}}}});
}

} // namespace

std::vector<http::Route> originalRoutes(const FlightDoors& doors)
{
    return {
        {Method::Post, "/flights", Access::everyoneHere(),
         [doors](const Request& request) { return registerFlight(doors, request); }},
        {Method::Get, "/flights", Access::everyoneHere(),
         [doors](const Request& request) { return listFlights(doors.queries, request); }},
        {Method::Get, "/flights/{flightId}", Access::everyoneHere(),
         [doors](const Request& request) { return showFlight(doors.queries, request); }},
    };
}

} // namespace narae::flight
