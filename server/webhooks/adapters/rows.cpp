#include "server/webhooks/adapters/rows.hpp"

#include "common/base/check.hpp"

#include <sstream>

namespace narae::webhooks {

using database::Rows;
using database::Value;

namespace {

std::optional<Instant> instantOrNothing(const Rows& rows, std::size_t row, std::size_t column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(fromEpochMs(rows.integer(row, column)));
}

} // namespace

Value msOrNull(const std::optional<Instant>& instant)
{
    return instant ? Value(toEpochMs(*instant)) : Value();
}

std::string joined(const std::set<std::string>& types)
{
    std::string text;
    for (const std::string& type : types)
        text += (text.empty() ? "" : " ") + type;
    return text;
}

WebhookEndpoint endpointFrom(const Rows& rows, std::size_t row)
{
    WebhookEndpoint endpoint;
    endpoint.id = WebhookEndpointId(rows.integer(row, 0));
    endpoint.owner = ApiKeyId(rows.integer(row, 1));
    endpoint.url = rows.text(row, 2);
    std::istringstream types(rows.text(row, 3));
    for (std::string type; types >> type;)
        endpoint.types.insert(type);
    endpoint.secret = rows.text(row, 4);
    endpoint.oldSecret = rows.text(row, 5);
    endpoint.oldSecretUntil = instantOrNothing(rows, row, 6);
    const auto state = endpointStateNamed(rows.text(row, 7));
    check(state.has_value(), "a stored endpoint's state is one of the three");
    endpoint.state = *state;
    endpoint.trouble = rows.text(row, 8);
    endpoint.failingSince = instantOrNothing(rows, row, 9);
    endpoint.createdAt = fromEpochMs(rows.integer(row, 10));
    endpoint.places = rows.integer(row, 11);
    return endpoint;
}

WebhookDelivery deliveryFrom(const Rows& rows, std::size_t row)
{
    WebhookDelivery delivery;
    delivery.id = {WebhookEndpointId(rows.integer(row, 0)), rows.integer(row, 1)};
    delivery.eventId = rows.text(row, 2);
    delivery.type = rows.text(row, 3);
    delivery.body = rows.text(row, 4);
    const auto state = deliveryStateNamed(rows.text(row, 5));
    check(state.has_value(), "a stored delivery's state is one of the three");
    delivery.state = *state;
    delivery.attempts = static_cast<int>(rows.integer(row, 6));
    delivery.queuedAt = fromEpochMs(rows.integer(row, 7));
    delivery.nextAt = fromEpochMs(rows.integer(row, 8));
    delivery.lastAt = instantOrNothing(rows, row, 9);
    delivery.lastStatus = static_cast<int>(rows.integer(row, 10));
    delivery.trouble = rows.text(row, 11);
    return delivery;
}

CourierWatch watchFrom(const Rows& rows)
{
    check(rows.size() == 1, "there is one watch");
    return {rows.text(0, 0), rows.integer(0, 1)};
}

std::vector<Value> rowOf(const WebhookEndpoint& endpoint)
{
    return {endpoint.id.value(),
            endpoint.owner.value(),
            endpoint.url,
            joined(endpoint.types),
            endpoint.secret,
            endpoint.oldSecret,
            msOrNull(endpoint.oldSecretUntil),
            std::string(name(endpoint.state)),
            endpoint.trouble,
            msOrNull(endpoint.failingSince),
            toEpochMs(endpoint.createdAt),
            endpoint.places};
}

std::vector<Value> rowOf(const WebhookDelivery& delivery)
{
    return {delivery.id.endpoint.value(),
            delivery.id.place,
            delivery.eventId,
            delivery.type,
            delivery.body,
            std::string(name(delivery.state)),
            std::int64_t(delivery.attempts),
            toEpochMs(delivery.queuedAt),
            toEpochMs(delivery.nextAt),
            msOrNull(delivery.lastAt),
            std::int64_t(delivery.lastStatus),
            delivery.trouble};
}

} // namespace narae::webhooks
