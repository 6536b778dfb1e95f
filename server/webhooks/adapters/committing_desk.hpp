#pragma once

#include "server/platform/commit/carry_out.hpp"
#include "server/webhooks/application/webhook_desk.hpp"

namespace narae::webhooks {

/// Carries decisions out through the committer. Any thread but the committer's.
class CommittingDesk final : public WebhookDesk {
public:
    CommittingDesk(commit::Committer& committer, WebhookBooks& books) : committer_(committer), books_(books) {}

    Result<WebhookEndpoint> carryOut(AddEndpoint useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }
    Result<WebhookEndpoint> carryOut(RemoveEndpoint useCase, const std::string& trace) override
    {
        return run(useCase, trace);
    }
    Result<std::int64_t> carryOut(SilenceOwner useCase, const std::string& trace) override
    {
        return run(useCase, trace);
    }
    Result<WebhookEndpoint> carryOut(ExchangeSecret useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }
    Result<WebhookDelivery> carryOut(PingEndpoint useCase, const std::string& trace) override
    {
        return run(useCase, trace);
    }
    Result<WebhookDelivery> carryOut(ReplayDelivery useCase, const std::string& trace) override
    {
        return run(useCase, trace);
    }
    Result<WebhookDelivery> carryOut(RecordAttempt useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }
    Result<CourierWatch> carryOut(KeepWatch useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }
    Result<CourierWatch> carryOut(LeaveWatch useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }
    Result<std::int64_t> carryOut(Forget useCase, const std::string& trace) override
    {
        return run(std::move(useCase), trace);
    }

private:
    template <class UseCase>
    Result<typename UseCase::Answer> run(UseCase useCase, const std::string& trace)
    {
        return commit::carryOut<UseCase, WebhookBooks>(committer_, books_, std::move(useCase), trace);
    }

    commit::Committer& committer_;
    WebhookBooks& books_;
};

} // namespace narae::webhooks
