#include "server/platform/http/paging.hpp"
#include "server/view/adapters/live_stream.hpp"
#include "server/view/adapters/parameters.hpp"
#include "server/view/adapters/view_http.hpp"

#include <sstream>

namespace narae::view {

namespace {

/// So many flights and seat maps are kept as they were told last.
constexpr std::size_t kThingsMost = 4096;

/// `watch=flight-statuses,seats,purchases`; without it, the flights.
Result<void> readWatch(const http::Request& request, LiveWish& wish)
{
    std::istringstream names(request.queryParameter("watch").value_or("flight-statuses"));
    for (std::string name; std::getline(names, name, ',');) {
        if (name == "flight-statuses")
            wish.flightStatuses = true;
        else if (name == "seats")
            wish.seats = true;
        else if (name == "purchases")
            wish.purchases = true;
        else
            return invalidParameter("watch", "it must be flight-statuses, seats, purchases, or several of them");
    }
    if (!wish.flightStatuses && !wish.seats && !wish.purchases)
        return invalidParameter("watch", "a name is missing in it");
    return {};
}

/// As GET /v1/history answers: to staff everybody's purchases, to a customer their own, to nobody else any.
Result<void> readWhose(const http::Request& request, LiveWish& wish)
{
    switch (request.caller.role) {
    case http::Role::Guest: return refuse("access.unauthenticated");
    case http::Role::Integration: return refuse("access.forbidden");
    case http::Role::Customer: wish.customerId = request.caller.account.value(); return {};
    case http::Role::Staff: return {};
    }
    return refuse("access.forbidden");
}

Result<LiveWish> readWish(const http::Request& request, const ViewParts& parts)
{
    LiveWish wish;
    wish.forStaff = request.caller.isStaff();
    if (auto watch = readWatch(request, wish); !watch) return watch.error();
    const auto flight = http::readInteger(request, "flightId", 1, INT64_MAX);
    if (!flight) return flight.error();
    wish.flightId = *flight;
    const auto origin = readOrigin(request, parts.zones);
    if (!origin) return origin.error();
    wish.origin = *origin;
    const auto destination = readText(request, "destination");
    if (!destination) return destination.error();
    wish.destination = *destination;
    const auto follow = request.queryParameter("follow");
    const auto follows = readFlag(request, "follow");
    if (!follows) return follows.error();
    wish.follows = !follow || *follows;
    return wish;
}

Result<http::Response> stream(const ViewParts& parts, const LiveStream::House& house, const http::Request& request)
{
    auto wish = readWish(request, parts);
    if (!wish) return wish.error();
    if (wish->purchases)
        if (auto whose = readWhose(request, *wish); !whose) return whose.error();
    if (wish->seats && !wish->flightId) return invalidParameter("flightId", "whose seats are watched must be said");
    if (wish->flightId && !parts.view.board().find(*wish->flightId))
        return refuse("flight.unknown").with("flightId", *wish->flightId);
    http::Response response;
    response.contentType = "text/event-stream";
    response.header("X-Accel-Buffering", "no"); // nginx would keep events until it has many
    response.stream =
        std::make_shared<LiveStream>(house, *std::move(wish), request.header("last-event-id").value_or(""));
    return response;
}

} // namespace

std::vector<http::Route> liveRoutes(const ViewParts& parts, const LiveNews& news)
{
    struct Shared {
        explicit Shared(const ViewParts& viewParts) : parts(viewParts) {}
        const ViewParts parts;
        RenderedBodies bodies{kThingsMost};
    };
    const auto shared = std::make_shared<Shared>(parts);
    return {{http::Method::Get, "/v1/stream", http::Access::everyone(), [shared, &news](const http::Request& request) {
                 return stream(shared->parts, {shared->parts, news, shared->bodies}, request);
             }}};
}

} // namespace narae::view
