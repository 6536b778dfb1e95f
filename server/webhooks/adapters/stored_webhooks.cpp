#include "server/webhooks/adapters/stored_webhooks.hpp"

#include "server/webhooks/adapters/rows.hpp"

#include <array>
#include <limits>

namespace narae::webhooks {

using database::Rows;
using database::Value;

namespace {

const std::string kSelectEndpoints = "SELECT " + std::string(kEndpointColumns) + " FROM webhooks_endpoints ";
const std::string kSelectDeliveries = "SELECT " + std::string(kDeliveryColumns) + " FROM webhooks_deliveries ";

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

} // namespace

Result<std::vector<WebhookEndpoint>> StoredWebhooks::endpoints()
{
    auto session = pool_.lease();
    const Rows rows = session->query(kSelectEndpoints + "ORDER BY endpoint_id");
    if (session->failure()) return away();
    std::vector<WebhookEndpoint> all;
    for (std::size_t row = 0; row < rows.size(); ++row)
        all.push_back(endpointFrom(rows, row));
    return all;
}

Result<std::optional<WebhookEndpoint>> StoredWebhooks::endpoint(WebhookEndpointId id)
{
    auto session = pool_.lease();
    const Rows rows = session->query(kSelectEndpoints + "WHERE endpoint_id = ?", {id.value()});
    if (session->failure()) return away();
    return rows.empty() ? std::optional<WebhookEndpoint>() : endpointFrom(rows, 0);
}

Result<std::optional<WebhookDelivery>> StoredWebhooks::next(const WebhookEndpoint& endpoint)
{
    static const std::string kFirst = "state = 'pending' ORDER BY place LIMIT 1";
    auto session = pool_.lease();
    Rows rows = session->query(kSelectDeliveries + "WHERE endpoint_id = ? AND type = ? AND " + kFirst,
                               {endpoint.id.value(), std::string(WebhookDelivery::kPing)});
    if (rows.empty() && endpoint.state != WebhookEndpoint::State::Disabled)
        rows = session->query(kSelectDeliveries + "WHERE endpoint_id = ? AND " + kFirst, {endpoint.id.value()});
    if (session->failure()) return away();
    return rows.empty() ? std::optional<WebhookDelivery>() : deliveryFrom(rows, 0);
}

Result<std::vector<WebhookDelivery>> StoredWebhooks::deliveries(WebhookEndpointId endpoint,
                                                                std::optional<WebhookDelivery::State> state,
                                                                std::optional<std::int64_t> before, int limit)
{
    const std::string inState = state ? "AND state = '" + std::string(name(*state)) + "' " : "";
    auto session = pool_.lease();
    const std::int64_t below = before.value_or(std::numeric_limits<std::int64_t>::max());
    const Rows rows = session->query(kSelectDeliveries + "WHERE endpoint_id = ? AND place < ? " + inState +
                                         "ORDER BY place DESC LIMIT ?",
                                     {endpoint.value(), below, std::int64_t(limit)});
    if (session->failure()) return away();
    std::vector<WebhookDelivery> all;
    for (std::size_t row = 0; row < rows.size(); ++row)
        all.push_back(deliveryFrom(rows, row));
    return all;
}

Result<std::vector<WebhookDeliveryId>> StoredWebhooks::ofRemoved(int limit)
{
    const std::array<Value, 1> parameters{std::int64_t(limit)};
    return idsOf("WHERE endpoint_id IN (SELECT endpoint_id FROM webhooks_endpoints WHERE state = 'removed') LIMIT ?",
                 parameters);
}

Result<std::vector<WebhookDeliveryId>> StoredWebhooks::old(Instant queuedBefore, int limit)
{
    const std::array<Value, 2> parameters{toEpochMs(queuedBefore), std::int64_t(limit)};
    return idsOf("WHERE queued_at_ms < ? ORDER BY queued_at_ms LIMIT ?", parameters);
}

Result<std::vector<WebhookDeliveryId>> StoredWebhooks::idsOf(std::string_view rest, std::span<const Value> parameters)
{
    auto session = pool_.lease();
    const Rows rows =
        session->query("SELECT endpoint_id, place FROM webhooks_deliveries " + std::string(rest), parameters);
    if (session->failure()) return away();
    std::vector<WebhookDeliveryId> ids;
    for (std::size_t row = 0; row < rows.size(); ++row)
        ids.push_back({WebhookEndpointId(rows.integer(row, 0)), rows.integer(row, 1)});
    return ids;
}

Result<CourierWatch> StoredWebhooks::watch()
{
    auto session = pool_.lease();
    const Rows rows = session->query(std::string(kSelectWatch));
    if (session->failure()) return away();
    return watchFrom(rows);
}

} // namespace narae::webhooks
