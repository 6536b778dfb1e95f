#include "server/view/adapters/original_http.hpp"

#include "server/view/adapters/flight_wire.hpp"
#include "server/view/adapters/rendered_bodies.hpp"

namespace narae::view {

namespace {

http::Response answer(std::string body)
{
    http::Response response;
    response.body = std::move(body);
    return response;
}

/// Every flight there is: rendered once for each version of the board.
http::Response all(const ViewParts& parts, RenderedBodies& bodies)
{
    const FlightBoard& board = parts.view.board();
    // Looked at before the flights are: a body may be newer than it says, never older.
    const std::uint64_t version = board.version();
    const auto body = bodies.get("all", std::to_string(version), [&board] {
        const auto flights = board.all();
        std::vector<api::views::OriginalFlightStatus> wire;
        wire.reserve(flights.size());
        for (const FlightBoard::Flight& flight : flights)
            if (!flight->cancelled) wire.push_back(toOriginalWire(*flight));
        return toText(wire);
    });
    http::Response response;
    response.rendered = body->plain();
    response.repeatable = http::Repeatable{[&board, version] { return board.version() == version; }};
    return response;
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
    const auto bodies = std::make_shared<RenderedBodies>(1);
    for (const std::string path : {"/flightStatuses", "/cqrs/flightStatuses"}) {
        routes.push_back({http::Method::Get, path, http::Access::everyoneHere(),
                          [parts, bodies](const http::Request&) { return all(parts, *bodies); }});
        routes.push_back({http::Method::Get, path + "/{flightId}", http::Access::everyoneHere(),
                          [parts](const http::Request& request) { return one(parts, request); }});
    }
    return routes;
}

} // namespace narae::view
