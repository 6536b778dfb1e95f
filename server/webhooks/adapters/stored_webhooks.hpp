#pragma once

#include "server/platform/database/pool.hpp"
#include "server/webhooks/application/webhook_queries.hpp"

namespace narae::webhooks {

class StoredWebhooks final : public WebhookQueries {
public:
    explicit StoredWebhooks(database::Pool& pool) : pool_(pool) {}

    Result<std::vector<WebhookEndpoint>> endpoints() override;
    Result<std::optional<WebhookEndpoint>> endpoint(WebhookEndpointId id) override;
    Result<std::optional<WebhookDelivery>> next(const WebhookEndpoint& endpoint) override;
    Result<std::vector<WebhookDelivery>> deliveries(WebhookEndpointId endpoint,
                                                    std::optional<WebhookDelivery::State> state,
                                                    std::optional<std::int64_t> before, int limit) override;
    Result<std::vector<WebhookDeliveryId>> ofRemoved(int limit) override;
    Result<std::vector<WebhookDeliveryId>> old(Instant queuedBefore, int limit) override;
    Result<CourierWatch> watch() override;

private:
    Result<std::vector<WebhookDeliveryId>> idsOf(std::string_view rest, std::span<const database::Value> parameters);

    database::Pool& pool_;
};

} // namespace narae::webhooks
