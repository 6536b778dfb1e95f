#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/fingerprint.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/platform/http/conditional.hpp"
#include "server/platform/http/paging.hpp"

/// Airports and aircraft.
namespace narae::flight {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Role;

/// All airports, rendered once: they change with the program only.
struct RenderedAirports {
    std::shared_ptr<const std::string> body;
    std::string etag;
};

RenderedAirports renderAirports()
{
    api::Json items = api::Json::array();
    for (const Airport& airport : airports())
        items.push_back(toJson(onWire(airport)));
    auto body = std::make_shared<const std::string>(http::pageResponse(std::move(items), std::nullopt).body);
    std::string etag = http::etagOf(std::string_view(fingerprint(*body)).substr(0, 16));
    return {std::move(body), std::move(etag)};
}

Response aircraftResponse(int status, const Aircraft& aircraft)
{
    Response response = Response::json(status, toJson(onWire(aircraft)));
    response.header("ETag", http::etagOf(aircraft.version()));
    return response;
}

Result<Response> listAircraft(FlightQueries& queries)
{
    const auto aircraft = queries.aircraft();
    if (!aircraft) return aircraft.error();
    api::Json items = api::Json::array();
    for (const Aircraft& type : *aircraft)
        items.push_back(toJson(onWire(type)));
    return http::pageResponse(std::move(items), std::nullopt);
}

Result<Response> showAircraft(FlightQueries& queries, const Request& request)
{
    const auto id = request.idParameter("aircraftId");
    if (!id) return id.error();
    const auto aircraft = queries.aircraft(AircraftId(*id));
    if (!aircraft) return aircraft.error();
    if (!*aircraft) return refuse("aircraft.not_found");
    const std::string etag = http::etagOf((*aircraft)->version());
    if (http::hasAlready(request, etag)) return http::notModified(etag);
    return aircraftResponse(200, **aircraft);
}

Result<Response> addAircraft(Desk& desk, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto wire = api::flights::readAircraftRequest(*body);
    if (!wire) return wire.error();
    auto cabins = layoutsFrom(wire->cabins);
    if (!cabins) return cabins.error();
    const auto added = desk.carryOut(AddAircraft{wire->name, *std::move(cabins)}, request.traceId);
    if (!added) return added.error();
    Response response = aircraftResponse(201, *added);
    response.header("Location", "/v1/aircraft/" + added->id().text());
    return response;
}

Result<Response> reviseAircraft(Desk& desk, const Request& request)
{
    const auto id = request.idParameter("aircraftId");
    if (!id) return id.error();
    const auto version = http::readExpectedVersion(request);
    if (!version) return version.error();
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto wire = api::flights::readAircraftPatch(*body);
    if (!wire) return wire.error();
    auto cabins = layoutsFrom(wire->cabins);
    if (!cabins) return cabins.error();
    const auto revised = desk.carryOut(ReviseAircraft{AircraftId(*id), *version, *std::move(cabins)}, request.traceId);
    if (!revised) return revised.error();
    return aircraftResponse(200, *revised);
}

} // namespace

std::vector<http::Route> airportRoutes()
{
    return {{Method::Get, "/v1/airports", Access::everyone(),
             [rendered = renderAirports()](const Request& request) -> Result<Response> {
                 if (http::hasAlready(request, rendered.etag)) return http::notModified(rendered.etag);
                 Response response;
                 response.rendered = rendered.body;
                 response.header("ETag", rendered.etag);
                 response.header("Cache-Control", "public, max-age=3600");
                 return response;
             }}};
}

std::vector<http::Route> aircraftRoutes(const FlightDoors& doors)
{
    const Access mayRead = Access::of({Role::Staff, Role::Integration}, "flights:read");
    const Access mayWrite = Access::of({Role::Staff, Role::Integration}, "flights:write");
    return {
        {Method::Get, "/v1/aircraft", mayRead, [doors](const Request&) { return listAircraft(doors.queries); }},
        {Method::Get, "/v1/aircraft/{aircraftId}", mayRead,
         [doors](const Request& request) { return showAircraft(doors.queries, request); }},
        {Method::Post, "/v1/aircraft", mayWrite,
         [doors](const Request& request) { return addAircraft(doors.desk, request); }, true},
        {Method::Patch, "/v1/aircraft/{aircraftId}", mayWrite,
         [doors](const Request& request) { return reviseAircraft(doors.desk, request); }, true},
    };
}

} // namespace narae::flight
