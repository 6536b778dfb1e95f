#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "server/payment/adapters/stripe/stripe_gateway.hpp"
#include "server/platform/http/route.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace narae::payment::stripe {

/// How old a signature may be, so that a message that somebody has recorded cannot be sent again later.
constexpr std::chrono::minutes kSignatureAgeMost{5};

/// Whether the Stripe-Signature header (`t=1790000000,v1=...`) was made over this body with the endpoint's secret, of
/// late. While a secret is being exchanged there is more than one v1. Refuses payment.webhook_signature.
Result<void> verifySignature(std::string_view secret, std::string_view header, std::string_view body, Instant now);

/// POST /v1/payment-gateway/stripe/webhook: what Stripe tells of its own accord.
struct WebhookParts {
    std::string secret;     ///< the endpoint's, `whsec_...`; empty: nobody is listened to
    StripeGateway* gateway; ///< nothing where another gateway charges: then a signed message changes nothing
    /// Told of each reservation that a message is about. Any thread; must not wait.
    std::function<void(ReservationId)> prompt;
    const Clock& clock;
};

/// A message is never believed, signed or not: it says where to look, and the payment is settled by asking. So a
/// message that is lost, comes twice or out of order does no harm. Refuses payment.webhook_not_set_up and
/// payment.webhook_signature. What `parts` names outlives the route.
http::Route webhookRoute(WebhookParts parts);

} // namespace narae::payment::stripe
