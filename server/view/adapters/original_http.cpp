#include "server/view/adapters/original_http.hpp"

#include "server/view/adapters/flight_wire.hpp"

namespace narae::view {

namespace {

http::Response answer(std::string body)
{
    http::Response response;
    response.body = std::move(body);
    return response;
}

Result<http::Response> all(const ViewParts& parts)
{
    const auto flights = parts.view.board().all();
    std::vector<api::views::OriginalFlightStatus> wire;
    wire.reserve(flights.size());
    for (const FlightBoard::Flight& flight : flights)
        if (!flight->cancelled) wire.push_back(toOriginalWire(*flight));
    return answer(toText(wire));
}

Result<http::Response> one(const ViewParts& parts, const http::Request& request)
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    const auto flight = parts.view.board().find(*id);
    if (!flight || flight->cancelled) return refuse("flight.unknown").with("flightId", *id);
    return answer(toText(toOriginalWire(*flight)));
}

} // namespace

std::vector<http::Route> originalRoutes(const ViewParts& parts)
{
    std::vector<http::Route> routes;
    for (const std::string path : {"/flightStatuses", "/cqrs/flightStatuses"}) {
        routes.push_back({http::Method::Get, path, http::Access::everyoneHere(),
                          [parts](const http::Request&) { return all(parts); }});
        routes.push_back({http::Method::Get, path + "/{flightId}", http::Access::everyoneHere(),
                          [parts](const http::Request& request) { return one(parts, request); }});
    }
    return routes;
}

} // namespace narae::view
