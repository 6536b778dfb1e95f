#pragma once

#include "server/platform/commit/carry_out.hpp"
#include "server/webhooks/adapters/first_endpoint.hpp"
#include "server/webhooks/application/webhook_desk.hpp"

namespace narae::webhooks {

/// Carries decisions out through the committer; an endpoint that is the first hears from now on (AddFirstEndpoint). Any
/// thread but the committer's.
class CommittingDesk final : public WebhookDesk {
public:
    /// All outlive it.
    CommittingDesk(commit::Committer& committer, WebhookBooks& books, events::CursorShelf& cursors,
                   events::EventLog& log)
        : committer_(committer), books_(books), cursors_(cursors), log_(log)
    {
    }

    /// Also refuses database.away when nobody can say where the log ends.
    Result<WebhookEndpoint> carryOut(AddEndpoint useCase, const std::string& trace) override
    {
        const auto end = log_.headsNow(events::EventLog::Whose::Everybodys);
        if (!end) return end.error();
        const AddFirstEndpoint::Books books{books_, cursors_};
        return commit::carryOut<AddFirstEndpoint, const AddFirstEndpoint::Books>(
            committer_, books, AddFirstEndpoint{std::move(useCase), *end}, trace);
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
    events::CursorShelf& cursors_;
    events::EventLog& log_;
};

} // namespace narae::webhooks
