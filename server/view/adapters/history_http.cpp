#include "common/api/views.hpp"
#include "server/platform/http/paging.hpp"
#include "server/view/adapters/parameters.hpp"
#include "server/view/adapters/view_http.hpp"

#include <charconv>

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

/// A customer sees their own; staff say whose.
Result<std::int64_t> readCustomer(const http::Request& request)
{
    const auto asked = http::readInteger(request, "customerId", 1, INT64_MAX);
    if (!asked) return asked.error();
    if (request.caller.isStaff()) {
        if (!*asked) return refuse("view.customer_missing");
        return **asked;
    }
    const std::int64_t own = request.caller.account.value();
    if (*asked && **asked != own) return refuse("view.purchase_unknown");
    return own;
}

api::views::Purchase toWire(const Purchase& purchase, const FlightBoard& board)
{
    api::views::Purchase wire;
    wire.reservationId = purchase.reservationId;
    wire.locator = purchase.locator;
    wire.flightId = purchase.flightId;
    if (const auto flight = board.find(purchase.flightId)) {
        wire.flightNumber = flight->facts->number;
        wire.origin = flight->facts->origin;
        wire.destination = flight->facts->destination;
        wire.departsAt = flight->facts->departsAt;
    }
    wire.cabin = purchase.cabin;
    wire.count = purchase.count;
    wire.cancelled = purchase.cancelled;
    wire.seats = purchase.seats;
    wire.state = text(purchase.state);
    wire.total = purchase.total;
    wire.paid = purchase.captured;
    wire.refunded = purchase.refunded;
    wire.placedAt = purchase.placedAt;
    return wire;
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
    if (auto known = expectOnly(request, {"customerId", "limit", "after"}); !known) return known.error();
    const auto customer = readCustomer(request);
    if (!customer) return customer.error();
    const auto asked = http::readPage(request);
    if (!asked) return asked.error();
    std::optional<HistoryCursor> before;
    if (asked->after) {
        const auto cursor = parseCursor(*asked->after);
        if (!cursor) return cursor.error();
        before = *cursor;
    }
    if (auto fresh = awaitWantedEvent(parts, request); !fresh) return fresh.error();
    const HistoryPage page = parts.view.history(*customer, before, static_cast<std::size_t>(asked->limit));
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
    if (auto known = expectOnly(request, {}); !known) return known.error();
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
