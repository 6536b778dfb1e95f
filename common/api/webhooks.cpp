#include "common/api/webhooks.hpp"

#include "common/api/events.hpp"

namespace narae::api {

namespace {

constexpr TextLimits kUrlLimits{1, 500};
constexpr TextLimits kTypeLimits{1, 40};
constexpr std::size_t kTypesMost = 32;

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json instantOrNull(const std::optional<Instant>& instant)
{
    return instant ? Json(toRfc3339(*instant)) : Json();
}

template <class... Events>
std::vector<std::string> typesOf()
{
    return {std::string(Events::kType)...};
}

} // namespace

std::vector<std::string> eventTypes()
{
    using namespace events;
    return typesOf<FlightAdded, FlightChanged, FlightCancelled, FlightSeatRequested, FlightSeatReturned,
                   ReservationPlaced, ReservationConfirmed, ReservationCancelled, ReservationPaymentUnknown,
                   ReservationExpired, PayApproved, PayDeclined, PayCancelled>();
}

Result<WebhookEndpointRequest> readWebhookEndpointRequest(const Json& body,
                                                          const FieldRules<WebhookEndpointRequest>& rules)
{
    ObjectReader reader(body);
    WebhookEndpointRequest request;
    request.url = reader.text("url", kUrlLimits);
    if (reader.has("types")) request.types = reader.texts("types", 0, kTypesMost, kTypeLimits);
    if (rules) rules(reader, request);
    if (auto read = reader.finish(); !read) return read.error();
    return request;
}

Json toJson(const WebhookEndpoint& endpoint)
{
    Json json{{"endpointId", endpoint.endpointId},
              {"apiKeyId", endpoint.apiKeyId ? Json(*endpoint.apiKeyId) : Json()},
              {"url", endpoint.url},
              {"types", endpoint.types},
              {"state", endpoint.state},
              {"trouble", textOrNull(endpoint.trouble)},
              {"failingSince", instantOrNull(endpoint.failingSince)},
              {"oldSecretUntil", instantOrNull(endpoint.oldSecretUntil)},
              {"createdAt", toRfc3339(endpoint.createdAt)}};
    if (!endpoint.secret.empty()) json["secret"] = endpoint.secret;
    return json;
}

Json toJson(const WebhookDelivery& delivery)
{
    return {{"deliveryId", delivery.deliveryId},
            {"messageId", delivery.messageId},
            {"eventId", textOrNull(delivery.eventId)},
            {"type", delivery.type},
            {"state", delivery.state},
            {"attempts", delivery.attempts},
            {"queuedAt", toRfc3339(delivery.queuedAt)},
            {"nextAt", instantOrNull(delivery.nextAt)},
            {"lastAt", instantOrNull(delivery.lastAt)},
            {"lastStatus", delivery.lastStatus == 0 ? Json() : Json(delivery.lastStatus)},
            {"trouble", textOrNull(delivery.trouble)}};
}

} // namespace narae::api
