#include "server/flight/adapters/flight_http.hpp"

#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/fingerprint.hpp"
#include "server/flight/adapters/http_parameters.hpp"
#include "server/flight/domain/plan_changes.hpp"
#include "server/platform/http/conditional.hpp"
#include "server/platform/http/idempotency_key.hpp"

namespace narae::flight {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Role;

Access mayRead()
{
    return Access::of({Role::Staff, Role::Integration}, "flights:read");
}

Access mayWrite()
{
    return Access::of({Role::Staff, Role::Integration}, "flights:write");
}

/// The flight with the version that a change of it must name. What its record says of seats moves without the version,
/// so that nobody may keep the answer.
Response flightResponse(int status, const RecordedFlight& recorded)
{
    Response response = Response::json(status, toJson(onWire(recorded)));
    response.header("ETag", http::etagOf(recorded.flight.version()));
    response.header("Cache-Control", "no-store");
    return response;
}

/// The flight as it was just written, with what the record says.
Result<Response> answerWith(FlightQueries& queries, const Flight& flight)
{
    const auto recorded = queries.flight(flight.id());
    if (!recorded) return recorded.error();
    return flightResponse(200, {flight, *recorded ? (*recorded)->sold : 0});
}

Result<RegisterFlight> wishFrom(const api::flights::FlightRequest& request)
{
    RegisterFlight wish;
    const auto number = FlightNumber::parse(request.flightNumber);
    if (!number) return number.error();
    const auto route = Route::between(request.origin, request.destination);
    if (!route) return route.error();
    auto cabins = cabinsFrom(request.cabins);
    if (!cabins) return cabins.error();
    auto fares = faresFrom(request.fares);
    if (!fares) return fares.error();
    if (request.refundSteps) {
        auto steps = refundStepsFrom(*request.refundSteps);
        if (!steps) return steps.error();
        wish.refundSteps = *std::move(steps);
    }
    wish.number = *number;
    wish.route = *route;
    wish.departsAt = request.departsAt;
    wish.arrivesAt = request.arrivesAt;
    wish.aircraft = request.aircraft;
    wish.cabins = *std::move(cabins);
    wish.fares = *std::move(fares);
    return wish;
}

Result<Response> registerFlight(Desk& desk, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto flight = api::flights::readFlightRequest(*body);
    if (!flight) return flight.error();
    auto wish = wishFrom(*flight);
    if (!wish) return wish.error();
    if (request.header("idempotency-key")) {
        const auto key = http::readIdempotencyKey(request);
        if (!key) return key.error();
        wish->key = RequestKey{scopeOf(request.caller) + *key, fingerprint(body->dump())};
    }
    const auto answer = desk.carryOut(*std::move(wish), request.traceId);
    if (!answer) return answer.error();
    Response response = flightResponse(201, {answer->flight, 0});
    response.header("Location", "/v1/flights/" + answer->flight.id().text());
    return response;
}

Result<FlightRevision> revisionFrom(const api::flights::FlightPatch& patch)
{
    FlightRevision revision{patch.departsAt, patch.arrivesAt, patch.aircraft, {}, {}, {}};
    auto fares = faresFrom(patch.fares);
    if (!fares) return fares.error();
    revision.fares = *std::move(fares);
    if (patch.cabins) {
        auto cabins = cabinsFrom(*patch.cabins);
        if (!cabins) return cabins.error();
        revision.cabins = *std::move(cabins);
    }
    if (patch.refundSteps) {
        auto steps = refundStepsFrom(*patch.refundSteps);
        if (!steps) return steps.error();
        revision.refundSteps = *std::move(steps);
    }
    return revision;
}

Result<Response> reviseFlight(const FlightDoors& doors, const Request& request)
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    const auto version = http::readExpectedVersion(request);
    if (!version) return version.error();
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto patch = api::flights::readFlightPatch(*body);
    if (!patch) return patch.error();
    auto revision = revisionFrom(*patch);
    if (!revision) return revision.error();
    const auto before = doors.queries.flight(FlightId(*id));
    if (!before) return before.error();
    FlightEditor editor(doors.queries, doors.seats, doors.desk, doors.clock);
    const auto revised = editor.revise({FlightId(*id), *version, *std::move(revision)}, request.traceId);
    if (!revised) return revised.error();
    auto response = answerWith(doors.queries, *revised);
    // Not when somebody else's change came between: it would be told as this one's.
    const bool next = *before && (*before)->flight.version() + 1 == revised->version();
    if (response && next) response->auditDetail = changesText((*before)->flight.plan(), revised->plan());
    return response;
}

Result<Response> cancelFlight(const FlightDoors& doors, const Request& request)
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    std::optional<std::int64_t> version;
    if (request.header("if-match")) {
        const auto expected = http::readExpectedVersion(request);
        if (!expected) return expected.error();
        version = *expected;
    }
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto reason = api::flights::readCancellationReason(*body);
    if (!reason) return reason.error();
    const auto cancelled = doors.desk.carryOut(CancelFlight{FlightId(*id), *reason, version}, request.traceId);
    if (!cancelled) return cancelled.error();
    return answerWith(doors.queries, *cancelled);
}

Result<Response> showFlight(FlightQueries& queries, const Request& request)
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    const auto recorded = queries.flight(FlightId(*id));
    if (!recorded) return recorded.error();
    if (!*recorded) return refuse("flight.unknown").with("flightId", *id);
    return flightResponse(200, **recorded);
}

Result<FlightFilter> readFilter(const Request& request)
{
    FlightFilter filter;
    if (const auto number = request.queryParameter("flightNumber")) {
        // A name of the original's call is looked up as it stands.
        const auto parsed = FlightNumber::parse(*number);
        filter.number = parsed ? parsed->text() : *number;
    }
    filter.origin = request.queryParameter("origin");
    filter.destination = request.queryParameter("destination");
    const auto from = readMoment(request, "from");
    if (!from) return from.error();
    filter.departsFrom = *from;
    const auto to = readMoment(request, "to");
    if (!to) return to.error();
    filter.departsBefore = *to;
    if (const auto text = request.queryParameter("state")) {
        const auto state = parseFlightState(*text);
        if (!state) return state.error();
        filter.state = *state;
    }
    return filter;
}

Result<Response> listFlights(FlightQueries& queries, const Request& request)
{
    const auto filter = readFilter(request);
    if (!filter) return filter.error();
    const auto page = http::readPage(request);
    if (!page) return page.error();
    const auto after = readPageAfter(*page);
    if (!after) return after.error();
    const auto flights = queries.flights(*filter, *after, static_cast<std::size_t>(page->limit));
    if (!flights) return flights.error();
    api::Json items = api::Json::array();
    for (const RecordedFlight& recorded : flights->items)
        items.push_back(toJson(onWire(recorded)));
    std::optional<std::string> next;
    if (flights->hasMore) {
        const Flight& last = flights->items.back().flight;
        next = cursorOf({last.plan().departsAt, last.id().value()});
    }
    return http::pageResponse(std::move(items), next);
}

} // namespace

std::vector<http::Route> flightRoutes(const FlightDoors& doors)
{
    return {
        {Method::Post, "/v1/flights", mayWrite(),
         [doors](const Request& request) { return registerFlight(doors.desk, request); }, true},
        {Method::Get, "/v1/flights", mayRead(),
         [doors](const Request& request) { return listFlights(doors.queries, request); }},
        {Method::Get, "/v1/flights/{flightId}", mayRead(),
         [doors](const Request& request) { return showFlight(doors.queries, request); }},
        {Method::Patch, "/v1/flights/{flightId}", mayWrite(),
         [doors](const Request& request) { return reviseFlight(doors, request); }, true},
        {Method::Post, "/v1/flights/{flightId}/cancellation", mayWrite(),
         [doors](const Request& request) { return cancelFlight(doors, request); }, true},
    };
}

std::vector<http::Route> routes(const FlightDoors& doors)
{
    std::vector<http::Route> all = airportRoutes();
    for (auto part : {aircraftRoutes(doors), importRoutes(doors), flightRoutes(doors), purchaseRoutes(doors)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace narae::flight
