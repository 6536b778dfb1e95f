#pragma once

#include "common/base/result.hpp"
#include "server/webhooks/application/webhook_books.hpp"

/// What an integrator, or staff for one, does with endpoints. An integration sees its own ones only: to it the others
/// do not exist (webhook.unknown).
namespace narae::webhooks {

/// Who asks: an integration by its key; staff, where it is not valid.
struct Keeper {
    ApiKeyId apiKey;

    bool mayKeep(const WebhookEndpoint& endpoint) const
    {
        return endpoint.state != WebhookEndpoint::State::Removed && (!apiKey.valid() || endpoint.owner == apiKey);
    }
};

struct AddEndpoint {
    using Answer = WebhookEndpoint;
    Keeper keeper;
    std::string url;
    std::set<std::string> types;
    std::string secret; ///< sealed

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    /// Refuses webhook.too_many.
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// Nothing is sent there any more, and nobody sees it. Answers the one that is gone; refuses webhook.unknown.
struct RemoveEndpoint {
    using Answer = WebhookEndpoint;
    Keeper keeper;
    WebhookEndpointId endpoint;

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// Nothing is sent any more to an integration whose key has ended. Answers how many endpoints that were.
struct SilenceOwner {
    using Answer = std::int64_t;
    ApiKeyId owner;

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// A new secret; the one before signs beside it for a day. Refuses webhook.unknown.
struct ExchangeSecret {
    using Answer = WebhookEndpoint;
    Keeper keeper;
    WebhookEndpointId endpoint;
    std::string secret; ///< sealed

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// Queues a delivery that asks whether somebody is there; one that arrives enables the endpoint again. Refuses
/// webhook.unknown.
struct PingEndpoint {
    using Answer = WebhookDelivery;
    Keeper keeper;
    WebhookEndpointId endpoint;

    void want(WebhookBooks& books) const { books.wantEndpoints(); }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

/// Sends a delivery that is over once more, under the same message id. Refuses webhook.unknown,
/// webhook.delivery_unknown, webhook.delivery_pending.
struct ReplayDelivery {
    using Answer = WebhookDelivery;
    Keeper keeper;
    WebhookEndpointId endpoint;
    std::int64_t place = 0; ///< among the endpoint's deliveries

    void want(WebhookBooks& books) const
    {
        books.wantEndpoints();
        books.wantDelivery({endpoint, place});
    }
    Result<Answer> decide(WebhookBooks& books, Instant now) const;
};

} // namespace narae::webhooks
