#pragma once

#include "common/base/clock.hpp"
#include "server/webhooks/domain/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace narae::webhooks {

/// One event on its way to one endpoint. An endpoint's deliveries go out one after the other, in the order of their
/// places: the next one waits until this has arrived or was given up.
///
///     Pending --2xx--> Delivered      Pending --given up--> Dead
///     Delivered, Dead --replay--> Pending
struct WebhookDelivery {
    enum class State { Pending, Delivered, Dead };

    /// The type of a delivery that only asks whether somebody is there.
    static constexpr std::string_view kPing = "webhook.ping";

    WebhookDeliveryId id;
    std::string eventId; ///< `narae-1/1042`; empty for a ping
    std::string type;
    std::string body; ///< the event as JSON, the same bytes at each attempt
    State state = State::Pending;
    int attempts = 0; ///< since it was queued, or replayed
    Instant queuedAt;
    Instant nextAt;                ///< while it is pending
    std::optional<Instant> lastAt; ///< of the last attempt
    int lastStatus = 0;            ///< 0: no answer
    std::string trouble;           ///< why the last attempt failed; empty when it went well

    /// What the receiver knows it by, the same at each attempt.
    std::string messageId() const { return "msg_" + id.text(); }
};

std::string_view name(WebhookDelivery::State state);
std::optional<WebhookDelivery::State> deliveryStateNamed(std::string_view text);

/// How an operator wants failures to be borne.
struct RetryPolicy {
    std::chrono::milliseconds firstPause{5'000};
    std::chrono::milliseconds giveUpAfter{std::chrono::hours(24)};
};

/// How long after its `attempts`-th failure a delivery is tried again: the first pause, twice that, four times ... four
/// hours at most; less up to a fifth by `jitterPerMille`, so that those which failed together do not come back
/// together. REQUIRES: attempts >= 1.
std::chrono::milliseconds retryPause(int attempts, RetryPolicy policy, std::uint32_t jitterPerMille);

} // namespace narae::webhooks
