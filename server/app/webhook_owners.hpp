#pragma once

#include "common/base/clock.hpp"
#include "server/identity/application/identity_queries.hpp"
#include "server/webhooks/application/owners.hpp"

namespace narae::app {

/// Asks identity, which is played in this process.
class WebhookOwners final : public webhooks::Owners {
public:
    /// Both outlive it.
    WebhookOwners(identity::IdentityQueries& queries, const Clock& clock) : queries_(queries), clock_(clock) {}
    Result<bool> mayBeTold(ApiKeyId owner) override;

private:
    identity::IdentityQueries& queries_;
    const Clock& clock_;
};

} // namespace narae::app
