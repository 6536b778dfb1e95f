#include "server/webhooks/adapters/webhook_http.hpp"

#include "common/api/webhooks.hpp"
#include "server/platform/http/paging.hpp"
#include "server/webhooks/adapters/standard_webhooks.hpp"

#include <algorithm>
#include <charconv>

namespace narae::webhooks {

namespace {

constexpr auto kHearingScope = "events:read";

using http::Request;
using http::Response;

api::WebhookEndpoint onTheWire(const WebhookEndpoint& endpoint, std::string secret = {})
{
    return {endpoint.id.value(),
            endpoint.owner.valid() ? std::optional(endpoint.owner.value()) : std::nullopt,
            endpoint.url,
            {endpoint.types.begin(), endpoint.types.end()},
            std::string(name(endpoint.state)),
            endpoint.trouble,
            endpoint.failingSince,
            endpoint.oldSecretUntil,
            endpoint.createdAt,
            std::move(secret)};
}

api::WebhookDelivery onTheWire(const WebhookDelivery& delivery)
{
    const bool pending = delivery.state == WebhookDelivery::State::Pending;
    return {delivery.id.place,
            delivery.messageId(),
            delivery.eventId,
            delivery.type,
            std::string(name(delivery.state)),
            delivery.attempts,
            delivery.queuedAt,
            pending ? std::optional(delivery.nextAt) : std::nullopt,
            delivery.lastAt,
            delivery.lastStatus,
            delivery.trouble};
}

Keeper keeperOf(const Request& request)
{
    return {request.caller.role == http::Role::Integration ? request.caller.apiKey : ApiKeyId()};
}

/// What can be seen of an address without asking anybody; where its name leads to is looked at when it is called.
Result<void> acceptable(const std::string& text, http::Reach reach)
{
    const auto url = EndpointUrl::parse(text);
    if (!url) return url.error();
    if (reach == http::Reach::Anywhere) return {};
    if (!url->encrypted) return refuse("webhook.url_not_encrypted");
    const bool isAddress =
        url->host.find_first_not_of("0123456789.") == std::string::npos || url->host.find(':') != std::string::npos;
    if ((isAddress && !http::isPublicAddress(url->host)) || url->host == "localhost")
        return refuse("webhook.address_not_allowed");
    return {};
}

void checkTypes(api::ObjectReader& reader, const std::vector<std::string>& names)
{
    const std::vector<std::string> known = api::eventTypes();
    std::string all;
    for (const std::string& each : known)
        all += (all.empty() ? "" : ", ") + each;
    for (std::size_t place = 0; place < names.size(); ++place)
        if (std::find(known.begin(), known.end(), names[place]) == known.end())
            reader.complain("types", place,
                            refuse("webhook.event_unknown").with("type", names[place]).with("known", all));
}

/// A secret is told once: no copy of the answer is to be kept on the way.
Response withSecret(int status, const WebhookEndpoint& endpoint, std::string secret)
{
    Response response = Response::json(status, api::toJson(onTheWire(endpoint, std::move(secret))));
    response.header("Cache-Control", "no-store");
    return response;
}

std::string pathOf(WebhookEndpointId id)
{
    return "/v1/webhook-endpoints/" + id.text();
}

Result<WebhookEndpointId> endpointIn(const Request& request)
{
    const auto id = request.idParameter("endpointId");
    if (!id) return id.error();
    return WebhookEndpointId(*id);
}

/// The endpoint that the path names, if the caller may see it.
Result<WebhookEndpoint> seen(const WebhookDoors& doors, const Request& request)
{
    const auto id = endpointIn(request);
    if (!id) return id.error();
    auto found = doors.queries.endpoint(*id);
    if (!found) return found.error();
    if (!*found || !keeperOf(request).mayKeep(**found)) return refuse("webhook.unknown");
    return **found;
}

/// Events hold what everybody booked, with phone numbers: who may not read them is not sent them either.
bool mayHear(const http::Caller& caller)
{
    return caller.role != http::Role::Integration || caller.scopes.contains(kHearingScope);
}

Result<Response> create(const WebhookDoors& doors, const Request& request)
{
    if (!mayHear(request.caller)) return refuse("access.scope_missing").with("missingScope", kHearingScope);
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto rules = [&doors](api::ObjectReader& reader, const api::WebhookEndpointRequest& wish) {
        if (const auto fits = acceptable(wish.url, doors.reach); !fits && !reader.failedAt("url"))
            reader.complain("url", fits.error());
        checkTypes(reader, wish.types);
    };
    const auto read = api::readWebhookEndpointRequest(*body, rules);
    if (!read) return read.error();
    const std::set<std::string> types(read->types.begin(), read->types.end());
    std::string secret = drawSecret();
    const auto added = doors.desk.carryOut(AddEndpoint{keeperOf(request), read->url, types, doors.seal.close(secret)},
                                           request.traceId);
    if (!added) return added.error();
    Response response = withSecret(201, *added, std::move(secret));
    response.header("Location", pathOf(added->id));
    return response;
}

Result<Response> list(const WebhookDoors& doors, const Request& request)
{
    const auto endpoints = doors.queries.endpoints();
    if (!endpoints) return endpoints.error();
    auto items = nlohmann::json::array();
    for (const WebhookEndpoint& each : *endpoints)
        if (keeperOf(request).mayKeep(each)) items.push_back(api::toJson(onTheWire(each)));
    return http::pageResponse(std::move(items), std::nullopt);
}

Result<Response> show(const WebhookDoors& doors, const Request& request)
{
    const auto endpoint = seen(doors, request);
    if (!endpoint) return endpoint.error();
    return Response::json(200, api::toJson(onTheWire(*endpoint)));
}

Result<Response> remove(const WebhookDoors& doors, const Request& request)
{
    const auto id = endpointIn(request);
    if (!id) return id.error();
    const auto removed = doors.desk.carryOut(RemoveEndpoint{keeperOf(request), *id}, request.traceId);
    if (!removed) return removed.error();
    return Response::noContent();
}

Result<Response> exchangeSecret(const WebhookDoors& doors, const Request& request)
{
    const auto id = endpointIn(request);
    if (!id) return id.error();
    std::string secret = drawSecret();
    const auto changed =
        doors.desk.carryOut(ExchangeSecret{keeperOf(request), *id, doors.seal.close(secret)}, request.traceId);
    if (!changed) return changed.error();
    return withSecret(200, *changed, std::move(secret));
}

Result<Response> ping(const WebhookDoors& doors, const Request& request)
{
    const auto id = endpointIn(request);
    if (!id) return id.error();
    const auto queued = doors.desk.carryOut(PingEndpoint{keeperOf(request), *id}, request.traceId);
    if (!queued) return queued.error();
    return Response::json(202, api::toJson(onTheWire(*queued)));
}

Result<std::optional<std::int64_t>> beforeIn(const http::Page& page)
{
    if (!page.after) return std::optional<std::int64_t>();
    std::int64_t place = 0;
    const char* const end = page.after->data() + page.after->size();
    const auto [stop, error] = std::from_chars(page.after->data(), end, place);
    if (error != std::errc() || stop != end || place < 1)
        return refuse("request.invalid_parameter")
            .with("parameter", "after")
            .with("reason", "it is not a cursor of this list");
    return std::optional(place);
}

Result<Response> deliveries(const WebhookDoors& doors, const Request& request)
{
    const auto endpoint = seen(doors, request);
    if (!endpoint) return endpoint.error();
    const auto page = http::readPage(request);
    if (!page) return page.error();
    const auto before = beforeIn(*page);
    if (!before) return before.error();
    std::optional<WebhookDelivery::State> state;
    if (const auto text = request.queryParameter("state")) {
        state = deliveryStateNamed(*text);
        if (!state) return refuse("webhook.state_unknown").with("state", *text);
    }
    // One more than the page has says whether there is another.
    auto found = doors.queries.deliveries(endpoint->id, state, *before, page->limit + 1);
    if (!found) return found.error();
    const bool more = found->size() > static_cast<std::size_t>(page->limit);
    if (more) found->pop_back();
    auto items = nlohmann::json::array();
    for (const WebhookDelivery& each : *found)
        items.push_back(api::toJson(onTheWire(each)));
    return http::pageResponse(std::move(items),
                              more ? std::optional(std::to_string(found->back().id.place)) : std::nullopt);
}

Result<Response> replay(const WebhookDoors& doors, const Request& request)
{
    const auto id = endpointIn(request);
    if (!id) return id.error();
    const auto delivery = request.idParameter("deliveryId");
    if (!delivery) return delivery.error();
    const auto again = doors.desk.carryOut(ReplayDelivery{keeperOf(request), *id, *delivery}, request.traceId);
    if (!again) return again.error();
    return Response::json(202, api::toJson(onTheWire(*again)));
}

} // namespace

std::vector<http::Route> routes(WebhookDoors doors)
{
    using http::Method;
    const http::Access access = http::Access::of({http::Role::Staff, http::Role::Integration}, "webhooks:write");
    std::vector<http::Route> routes;
    const auto add = [&](Method method, const std::string& below,
                         Result<Response> (*handler)(const WebhookDoors&, const Request&)) {
        http::Route route{method, "/v1/webhook-endpoints" + below, access,
                          [doors, handler](const Request& request) { return handler(doors, request); }};
        route.audited = method != Method::Get;
        routes.push_back(std::move(route));
    };
    add(Method::Get, "", list);
    add(Method::Post, "", create);
    add(Method::Get, "/{endpointId}", show);
    add(Method::Delete, "/{endpointId}", remove);
    add(Method::Post, "/{endpointId}/secret", exchangeSecret);
    add(Method::Post, "/{endpointId}/ping", ping);
    add(Method::Get, "/{endpointId}/deliveries", deliveries);
    add(Method::Post, "/{endpointId}/deliveries/{deliveryId}/replay", replay);
    return routes;
}

} // namespace narae::webhooks
