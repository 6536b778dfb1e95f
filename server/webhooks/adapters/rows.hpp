#pragma once

#include "server/platform/database/session.hpp"
#include "server/webhooks/domain/courier_watch.hpp"
#include "server/webhooks/domain/delivery.hpp"
#include "server/webhooks/domain/endpoint.hpp"

#include <string_view>
#include <vector>

/// Endpoints and deliveries as rows, and back.
namespace narae::webhooks {

inline constexpr std::string_view kEndpointColumns =
    "endpoint_id, owner_key, url, types, secret, old_secret, old_secret_until_ms, state, trouble, failing_since_ms, "
    "created_at_ms, places";
inline constexpr std::string_view kDeliveryColumns =
    "endpoint_id, place, event_id, type, body, state, attempts, queued_at_ms, next_at_ms, last_at_ms, "
    "last_status, trouble";

inline constexpr std::string_view kSelectWatch = "SELECT holder, beat FROM webhooks_watch WHERE watch = 1";

WebhookEndpoint endpointFrom(const database::Rows& rows, std::size_t row);
WebhookDelivery deliveryFrom(const database::Rows& rows, std::size_t row);
/// Of the one row that the migration made.
CourierWatch watchFrom(const database::Rows& rows);
std::vector<database::Value> rowOf(const WebhookEndpoint& endpoint);
std::vector<database::Value> rowOf(const WebhookDelivery& delivery);

/// NULL where there is none.
database::Value msOrNull(const std::optional<Instant>& instant);
/// With blanks between.
std::string joined(const std::set<std::string>& types);

} // namespace narae::webhooks
