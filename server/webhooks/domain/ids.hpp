#pragma once

#include "common/base/ids.hpp"

#include <compare>
#include <cstdint>
#include <string>

namespace narae::webhooks {

// Nobody outside of this context speaks of them.
using WebhookEndpointId = Id<struct WebhookEndpointKind>;

/// A delivery is known by its place among those of its endpoint, from 1: given under the endpoint's lock, whichever
/// process queues it.
struct WebhookDeliveryId {
    WebhookEndpointId endpoint;
    std::int64_t place = 0;

    auto operator<=>(const WebhookDeliveryId&) const = default;
    std::string text() const { return endpoint.text() + "_" + std::to_string(place); }
};

} // namespace narae::webhooks
