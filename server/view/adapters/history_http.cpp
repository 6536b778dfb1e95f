#include "common/api/views.hpp"
#include "server/platform/http/paging.hpp"
#include "server/view/adapters/flight_wire.hpp"
#include "server/view/adapters/parameters.hpp"
#include "server/view/adapters/view_http.hpp"

#include <charconv>
#include <sstream>

namespace narae::view {

namespace {

Result<HistoryCursor> parseCursor(const std::string& text)
{
    HistoryCursor cursor;
    const char* const end = text.data() + text.size();
    const auto [dot, error] = std::from_chars(text.data(), end, cursor.placedAtMs);
    if (error == std::errc() && dot != end && *dot == '.') {
        const auto [read, wrong] = std::from_chars(dot + 1, end, cursor.reservationId);
        if (wrong == std::errc() && read == end) return cursor;
    }
    return invalidParameter("after", "it is not a cursor of this list");
}

/// A customer sees their own; staff see everybody's, or say whose.
Result<std::optional<std::int64_t>> readCustomer(const http::Request& request)
{
    auto asked = http::readInteger(request, "customerId", 1, INT64_MAX);
    if (!asked || request.caller.isStaff()) return asked;
    const std::int64_t own = request.caller.account.value();
    if (*asked && **asked != own) return refuse("view.purchase_unknown");
    return std::optional(own);
}

/// A state by its name. Whoever asks for confirmed ones means all who fly, also where some of the party stay at home.
bool addState(std::string_view name, PurchaseQuery& query)
{
    bool known = false;
    for (const PurchaseState state : kPurchaseStates) {
        const bool included = name == "confirmed" && state == PurchaseState::PartiallyCancelled;
        if (text(state) != name && !included) continue;
        query.states.set(static_cast<std::size_t>(state));
        known = true;
    }
    return known;
}

/// `state=held,paying&state=declined`
Result<void> readStates(const http::Request& request, PurchaseQuery& query)
{
    const auto [first, end] = request.query.equal_range("state");
    for (auto at = first; at != end; ++at) {
        std::istringstream names(at->second);
        std::string name;
        if (at->second.empty() || at->second.back() == ',') return invalidParameter("state", "a name is missing in it");
        while (std::getline(names, name, ','))
            if (!addState(name, query))
                return invalidParameter("state", "it must be held, paying, payment_unknown, confirmed, "
                                                 "partially_cancelled, cancelled, declined or expired");
    }
    return {};
}

Result<std::int64_t> readMoment(const http::Request& request, std::string_view name, std::int64_t standard)
{
    const auto text = request.queryParameter(name);
    if (!text) return standard;
    const auto moment = parseRfc3339(*text);
    if (!moment) return invalidParameter(name, "it must be a moment, as 2026-12-01T09:00:00Z");
    return toEpochMs(*moment);
}

Result<PurchaseQuery> readQuery(const http::Request& request)
{
    const bool staff = request.caller.isStaff();
    for (const char* ofStaff : {"flightId", "locator", "placedFrom", "placedTo"})
        if (!staff && request.query.contains(ofStaff))
            return invalidParameter(ofStaff, "only the airline's staff ask by it");
    PurchaseQuery query;
    const auto customer = readCustomer(request);
    if (!customer) return customer.error();
    query.customerId = *customer;
    if (auto states = readStates(request, query); !states) return states.error();
    const auto flight = http::readInteger(request, "flightId", 1, INT64_MAX);
    if (!flight) return flight.error();
    query.flightId = *flight;
    if (const auto prefix = request.queryParameter("locator"); prefix && !prefix->empty()) {
        query.locator = LocatorRange::startingWith(*prefix);
        if (!query.locator) return invalidParameter("locator", "no locator begins so");
    }
    const auto from = readMoment(request, "placedFrom", query.placedFromMs);
    if (!from) return from.error();
    const auto until = readMoment(request, "placedTo", query.placedUntilMs);
    if (!until) return until.error();
    query.placedFromMs = *from;
    query.placedUntilMs = *until;
    return query;
}

http::Response privately(std::string body)
{
    http::Response response;
    response.body = std::move(body);
    response.header("Cache-Control", "private, no-store");
    return response;
}

Result<http::Response> history(const ViewParts& parts, const http::Request& request)
{
    const auto query = readQuery(request);
    if (!query) return query.error();
    const auto asked = http::readPage(request);
    if (!asked) return asked.error();
    std::optional<HistoryCursor> before;
    if (asked->after) {
        const auto cursor = parseCursor(*asked->after);
        if (!cursor) return cursor.error();
        before = *cursor;
    }
    if (auto fresh = awaitWantedEvent(parts, request); !fresh) return fresh.error();
    const HistoryPage page = parts.view.history(*query, before, static_cast<std::size_t>(asked->limit));
    std::vector<api::views::Purchase> wire;
    for (const Purchase& purchase : page.purchases)
        wire.push_back(toWire(purchase, parts.view.board()));
    std::optional<std::string> next;
    if (page.next)
        next =
            http::encodeCursor(std::to_string(page.next->placedAtMs) + "." + std::to_string(page.next->reservationId));
    return privately(toText(wire, next));
}

Result<http::Response> timeline(const ViewParts& parts, const http::Request& request)
{
    const auto reservation = request.idParameter("reservationId");
    if (!reservation) return reservation.error();
    if (auto fresh = awaitWantedEvent(parts, request); !fresh) return fresh.error();
    const auto trail = parts.view.trail(*reservation);
    if (trail.empty()) return refuse("view.purchase_unknown");
    auto found = parts.archive.find(trail);
    if (!found) return found.error();
    std::vector<api::views::TimelineEvent> wire;
    for (commit::Envelope& event : *found)
        wire.push_back({std::move(event.writer), event.seq, std::move(event.type), std::move(event.source),
                        std::move(event.subject), event.time, std::move(event.traceId), std::move(event.data)});
    return privately(toText(*reservation, wire));
}

} // namespace

std::vector<http::Route> historyRoutes(const ViewParts& parts)
{
    return {{http::Method::Get, "/v1/history", http::Access::of({http::Role::Customer, http::Role::Staff}),
             [parts](const http::Request& request) { return history(parts, request); }},
            {http::Method::Get, "/v1/purchases/{reservationId}/timeline", http::Access::of({http::Role::Staff}),
             [parts](const http::Request& request) { return timeline(parts, request); }}};
}

} // namespace narae::view
