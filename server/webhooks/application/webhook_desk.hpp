#pragma once

#include "server/webhooks/application/deliver.hpp"
#include "server/webhooks/application/forget.hpp"
#include "server/webhooks/application/keep_endpoints.hpp"
#include "server/webhooks/application/keep_watch.hpp"

#include <string>

namespace narae::webhooks {

/// Where decisions are carried out durably: a port. Beside the use cases' own refusals: database.away, server.busy,
/// commit.outcome_unknown. Any thread but the one that writes.
class WebhookDesk {
public:
    virtual ~WebhookDesk() = default;
    virtual Result<WebhookEndpoint> carryOut(AddEndpoint useCase, const std::string& traceId) = 0;
    virtual Result<WebhookEndpoint> carryOut(RemoveEndpoint useCase, const std::string& traceId) = 0;
    virtual Result<std::int64_t> carryOut(SilenceOwner useCase, const std::string& traceId) = 0;
    virtual Result<WebhookEndpoint> carryOut(ExchangeSecret useCase, const std::string& traceId) = 0;
    virtual Result<WebhookDelivery> carryOut(PingEndpoint useCase, const std::string& traceId) = 0;
    virtual Result<WebhookDelivery> carryOut(ReplayDelivery useCase, const std::string& traceId) = 0;
    virtual Result<WebhookDelivery> carryOut(RecordAttempt useCase, const std::string& traceId) = 0;
    virtual Result<CourierWatch> carryOut(KeepWatch useCase, const std::string& traceId) = 0;
    virtual Result<CourierWatch> carryOut(LeaveWatch useCase, const std::string& traceId) = 0;
    virtual Result<std::int64_t> carryOut(Forget useCase, const std::string& traceId) = 0;
};

} // namespace narae::webhooks
