#include "server/platform/http/conditional.hpp"
#include "server/platform/http/paging.hpp"
#include "server/view/adapters/flight_wire.hpp"
#include "server/view/adapters/parameters.hpp"
#include "server/view/adapters/rendered_bodies.hpp"
#include "server/view/adapters/view_http.hpp"
#include "server/view/application/search.hpp"

#include <charconv>

namespace narae::view {

namespace {

constexpr std::int64_t kPassengersMax = 9;
constexpr std::int64_t kStripDaysMax = 62;
constexpr std::int64_t kStripDays = 31;
/// After so long it is looked anew which flights have departed.
constexpr std::chrono::milliseconds kHoldsMost{1000};

/// A place in a list means nothing in a list of another order, nor among other flights: a cursor names its question.
std::string markOf(const SearchQuery& query)
{
    Digest digest("flight-statuses");
    digest.add(query.origin).add(query.destination).add(query.cabin).add(std::int64_t{query.all});
    digest.add(query.date.has_value()).add(query.date.value_or(0)).add(query.passengers.value_or(0));
    digest.add(static_cast<std::int64_t>(query.sort));
    return digest.fingerprint().text().substr(0, 8);
}

std::string cursorText(const SearchQuery& query, const SortKey& key)
{
    std::string text = markOf(query);
    for (const std::int64_t part : key)
        text += "." + std::to_string(part);
    return text;
}

Result<SortKey> parseCursor(const SearchQuery& query, std::string_view text)
{
    const std::string mark = markOf(query) + ".";
    if (!text.starts_with(mark)) return invalidParameter("after", "it is not a cursor of this list");
    text.remove_prefix(mark.size());
    SortKey key{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (std::size_t part = 0; part < key.size(); ++part) {
        if (part > 0 && (at == end || *at++ != '.'))
            return invalidParameter("after", "it is not a cursor of this list");
        const auto [read, error] = std::from_chars(at, end, key[part]);
        if (error != std::errc()) return invalidParameter("after", "it is not a cursor of this list");
        at = read;
    }
    if (at != end) return invalidParameter("after", "it is not a cursor of this list");
    return key;
}

Result<SortBy> readSort(const http::Request& request)
{
    const std::string sort = request.queryParameter("sort").value_or("departure");
    if (sort == "departure" || sort == "departs") return SortBy::Departure;
    if (sort == "price") return SortBy::Price;
    if (sort == "duration") return SortBy::Duration;
    if (sort == "left") return SortBy::Left;
    return invalidParameter("sort", "it must be departure, price, duration or left");
}

Result<SearchQuery> readQuery(const http::Request& request, const Zones& zones)
{
    const auto origin = readOrigin(request, zones);
    if (!origin) return origin.error();
    const auto destination = readAirport(request, "destination", zones);
    if (!destination) return destination.error();
    const auto cabin = readText(request, "cabin");
    if (!cabin) return cabin.error();
    const auto date = readDay(request, "date");
    if (!date) return date.error();
    const auto passengers = http::readInteger(request, "passengers", 1, kPassengersMax);
    if (!passengers) return passengers.error();
    const auto sort = readSort(request);
    if (!sort) return sort.error();
    const auto all = readFlag(request, "all");
    if (!all) return all.error();
    const auto page = http::readPage(request);
    if (!page) return page.error();

    SearchQuery query;
    query.origin = *origin;
    query.destination = *destination;
    query.date = *date;
    query.cabin = *cabin;
    query.sort = *sort;
    if (*passengers) query.passengers = static_cast<int>(**passengers);
    query.limit = static_cast<std::size_t>(page->limit);
    query.all = *all;
    if (page->after) {
        const auto after = parseCursor(query, *page->after);
        if (!after) return after.error();
        query.after = *after;
    }
    return query;
}

/// The question in one spelling, whatever the order of its parameters.
std::string questionOf(const http::Request& request)
{
    std::string question = request.path + (request.caller.isStaff() ? "!" : "?");
    for (const auto& [name, value] : request.query)
        question += name + '\n' + value + '\n';
    return question;
}

/// The answers about flights. Each carries the version of what it shows; whoever has that version gets 304.
class FlightStatusCalls {
public:
    explicit FlightStatusCalls(const ViewParts& parts) : parts_(parts) {}

    Result<http::Response> list(const http::Request& request);
    Result<http::Response> one(const http::Request& request);
    Result<http::Response> seats(const http::Request& request);
    Result<http::Response> lowestPrices(const http::Request& request);

private:
    /// What an answer was made from. It holds until the board changes; and not for long, since flights depart.
    struct Seen {
        std::uint64_t board;
        std::chrono::steady_clock::time_point until;
    };
    /// REQUIRES: called before anything is looked up.
    Seen look() const { return {parts_.view.board().version(), parts_.clock.steady() + kHoldsMost}; }

    Result<FlightBoard::Flight> find(const http::Request& request) const;
    template <class Render>
    http::Response answer(const http::Request& request, const Digest& version, Seen seen, Render render);

    const ViewParts parts_;
    RenderedBodies bodies_;
};

template <class Render>
http::Response FlightStatusCalls::answer(const http::Request& request, const Digest& version, Seen seen, Render render)
{
    const std::string tag = version.fingerprint().text();
    const bool forStaff = request.caller.isStaff();
    const std::string plainTag = http::etagOf(std::string_view(tag));
    const std::string packedTag = http::etagOf(tag + "-gzip");
    const bool packs = http::acceptsGzip(request);
    http::Response response;
    if (http::hasAlready(request, plainTag) || http::hasAlready(request, packedTag)) {
        response = http::notModified(packs ? packedTag : plainTag);
    } else {
        const RenderedBodies::Body body = bodies_.get(questionOf(request), tag, render);
        const bool packed = packs && body->isWorthPacking();
        response.rendered = packed ? body->packed() : body->plain();
        response.header("ETag", packed ? packedTag : plainTag);
        if (packed) response.header("Content-Encoding", "gzip");
    }
    response.header("Cache-Control", forStaff ? "private, no-cache" : "no-cache");
    response.header("Vary", "Authorization, Accept-Encoding");
    if (!forStaff)
        response.repeatable = http::Repeatable{[&board = parts_.view.board(), &clock = parts_.clock, seen] {
            return board.version() == seen.board && clock.steady() < seen.until;
        }};
    return response;
}

Digest versionFor(const http::Request& request)
{
    return Digest(request.caller.isStaff() ? "staff" : "public");
}

Result<http::Response> FlightStatusCalls::list(const http::Request& request)
{
    const auto query = readQuery(request, parts_.zones);
    if (!query) return query.error();
    if (auto fresh = awaitWantedEvent(parts_, request); !fresh) return fresh.error();
    const Seen seen = look();
    const auto page = search(parts_.view.board(), parts_.zones, *query, parts_.clock.now());
    if (!page) return page.error();
    // A flight of the original's call goes wherever it says; where none goes to, the text must be an airport.
    const std::string& destination = query->destination;
    if (page->flights.empty() && !query->after && !destination.empty() && !parts_.zones.knows(destination))
        return refuse("airport.unknown").with("airport", destination);
    Digest version = versionFor(request);
    for (const FlightBoard::Flight& flight : page->flights)
        version.add(flight->tag);
    version.add(page->next.has_value());
    return answer(request, version, seen, [&] {
        std::vector<api::views::FlightStatus> wire;
        for (const FlightBoard::Flight& flight : page->flights)
            wire.push_back(toWire(*flight, request.caller.isStaff()));
        std::optional<std::string> next;
        if (page->next) next = http::encodeCursor(cursorText(*query, *page->next));
        return toText(wire, next);
    });
}

Result<FlightBoard::Flight> FlightStatusCalls::find(const http::Request& request) const
{
    const auto id = request.idParameter("flightId");
    if (!id) return id.error();
    if (auto fresh = awaitWantedEvent(parts_, request); !fresh) return fresh.error();
    auto flight = parts_.view.board().find(*id);
    if (!flight) return refuse("flight.unknown").with("flightId", *id);
    return flight;
}

Result<http::Response> FlightStatusCalls::one(const http::Request& request)
{
    const Seen seen = look();
    const auto flight = find(request);
    if (!flight) return flight.error();
    return answer(request, versionFor(request).add((*flight)->tag), seen,
                  [&] { return toText(toWire(**flight, request.caller.isStaff())); });
}

Result<http::Response> FlightStatusCalls::seats(const http::Request& request)
{
    const Seen seen = look();
    const auto flight = find(request);
    if (!flight) return flight.error();
    return answer(request, versionFor(request).add("seats").add((*flight)->tag), seen, [&] {
        if (!request.caller.isStaff()) return toText(seatsToWire(**flight, nullptr));
        const Sitting sitting = parts_.view.sitting(**flight);
        return toText(seatsToWire(**flight, &sitting));
    });
}

Result<http::Response> FlightStatusCalls::lowestPrices(const http::Request& request)
{
    const auto origin = readOrigin(request, parts_.zones);
    if (!origin) return origin.error();
    if (origin->empty()) return invalidParameter("origin", "it is missing");
    const auto destination = readAirport(request, "destination", parts_.zones);
    if (!destination) return destination.error();
    if (destination->empty()) return invalidParameter("destination", "it is missing");
    const auto from = readDay(request, "from");
    if (!from) return from.error();
    const auto days = http::readInteger(request, "days", 1, kStripDaysMax);
    if (!days) return days.error();
    if (auto fresh = awaitWantedEvent(parts_, request); !fresh) return fresh.error();

    const Seen seen = look();
    const Instant now = parts_.clock.now();
    const auto strip = view::lowestPrices(parts_.view.board(), parts_.zones, *origin, *destination,
                                          from->value_or(localDay(parts_.zones, *origin, now)),
                                          static_cast<int>(days->value_or(kStripDays)), now);
    Digest version("strip");
    for (const DayPrice& day : strip) {
        version.add(day.day).add(day.flights).add(day.price.has_value());
        if (day.price) version.add(day.price->amountMinor()).add(day.price->currency().code());
    }
    return answer(request, version, seen, [&] {
        std::vector<api::views::DayPrice> wire;
        for (const DayPrice& day : strip)
            wire.push_back({dateText(day.day), day.flights, day.price});
        return toText(wire);
    });
}

} // namespace

std::vector<http::Route> flightStatusRoutes(const ViewParts& parts)
{
    const auto calls = std::make_shared<FlightStatusCalls>(parts);
    const auto route = [&](std::string pattern,
                           Result<http::Response> (FlightStatusCalls::*call)(const http::Request&)) {
        return http::Route{http::Method::Get, std::move(pattern), http::Access::everyone(),
                           [calls, call](const http::Request& request) { return (*calls.*call)(request); }};
    };
    return {route("/v1/flight-statuses", &FlightStatusCalls::list),
            route("/v1/flight-statuses/{flightId}", &FlightStatusCalls::one),
            route("/v1/flight-statuses/{flightId}/seats", &FlightStatusCalls::seats),
            route("/v1/lowest-prices", &FlightStatusCalls::lowestPrices)};
}

std::vector<http::Route> routes(const ViewParts& parts)
{
    std::vector<http::Route> all = flightStatusRoutes(parts);
    for (auto more : {historyRoutes(parts), reportRoutes(parts)})
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return all;
}

} // namespace narae::view
