#include "server/flight/adapters/describe.hpp"
#include "server/flight/adapters/flight_http.hpp"
#include "server/flight/adapters/http_parameters.hpp"

/// The airline's record of purchases.
namespace narae::flight {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using http::Role;

Result<PurchaseFilter> readFilter(const Request& request)
{
    PurchaseFilter filter;
    const auto flight = http::readInteger(request, "flightId", 1, std::numeric_limits<std::int64_t>::max());
    if (!flight) return flight.error();
    if (*flight) filter.flight = FlightId(**flight);
    const auto from = readMoment(request, "from");
    if (!from) return from.error();
    filter.approvedFrom = *from;
    const auto to = readMoment(request, "to");
    if (!to) return to.error();
    filter.approvedBefore = *to;
    return filter;
}

Result<Response> listPurchases(FlightQueries& queries, const Request& request)
{
    const auto filter = readFilter(request);
    if (!filter) return filter.error();
    const auto page = http::readPage(request);
    if (!page) return page.error();
    const auto after = readPageAfter(*page);
    if (!after) return after.error();
    const auto purchases = queries.purchases(*filter, *after, static_cast<std::size_t>(page->limit));
    if (!purchases) return purchases.error();
    api::Json items = api::Json::array();
    for (const RecordedPurchase& recorded : purchases->items)
        items.push_back(toJson(onWire(recorded)));
    std::optional<std::string> next;
    if (purchases->hasMore) {
        const Purchase::Record& last = purchases->items.back().purchase;
        next = cursorOf({*last.approvedAt, last.reservationId.value()});
    }
    return http::pageResponse(std::move(items), next);
}

} // namespace

std::vector<http::Route> purchaseRoutes(const FlightDoors& doors)
{
    return {{Method::Get, "/v1/purchases", Access::of({Role::Staff, Role::Integration}, "purchases:read"),
             [doors](const Request& request) { return listPurchases(doors.queries, request); }}};
}

} // namespace narae::flight
