#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/webhooks/domain/ids.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace narae::webhooks {

/// Where an integrator wants to be told: an absolute address, `https://host[:port]/path`, at most 500 characters. No
/// account in it, no fragment.
struct EndpointUrl {
    bool encrypted = true; ///< https
    std::string host;      ///< a name or an address; IPv6 without brackets
    int port = 443;
    std::string target; ///< path and query

    /// Refuses webhook.url_malformed.
    static Result<EndpointUrl> parse(std::string_view text);
};

/// An address that events are sent to, and how it has done.
///
///     Enabled --a day of failures, or 410--> Disabled --a ping that arrives--> Enabled
///     Enabled, Disabled --> Removed: nobody sees it any more, and its deliveries are forgotten bit by bit
struct WebhookEndpoint {
    enum class State { Enabled, Disabled, Removed };

    /// Nobody needs more, and each has a thread of its own.
    static constexpr std::size_t kEndpointsMost = 64;
    /// How long the secret before the last exchange still signs too.
    static constexpr std::chrono::hours kOldSecretLives{24};
    /// The trouble of one whose owner's key was revoked or has expired.
    static constexpr std::string_view kKeyEnded = "key_ended";

    WebhookEndpointId id;
    ApiKeyId owner; ///< of an integration; staff's where it is not valid
    std::string url;
    std::set<std::string> types; ///< of events that are sent; empty: all
    std::string secret;          ///< sealed, as is the one before
    std::string oldSecret;
    std::optional<Instant> oldSecretUntil;
    State state = State::Enabled;
    std::string trouble; ///< of the last attempt; empty when it went well
    std::optional<Instant> failingSince;
    Instant createdAt;
    std::int64_t places = 0; ///< how many deliveries were ever queued for it

    bool wants(const std::string& type) const { return types.empty() || types.contains(type); }
};

std::string_view name(WebhookEndpoint::State state);
std::optional<WebhookEndpoint::State> endpointStateNamed(std::string_view text);

} // namespace narae::webhooks
