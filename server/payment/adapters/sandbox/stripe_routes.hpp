#pragma once

#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/platform/http/route.hpp"

namespace narae::payment::sandbox {

/// The sandbox over HTTP, in the words of Stripe's API, as far as payments by PaymentIntent with manual capture and
/// their refunds go; so that Stripe's adapter can be tried against a company that misbehaves when it is asked to.
///
/// | call | what it does |
/// |---|---|
/// | POST /v1/payment_intents | authorises; without `confirm` only takes the Idempotency-Key. pm_card_down: 429 |
/// | GET /v1/payment_intents[/{intent}], GET .../search | what there is; the search by metadata['narae_key'] |
/// | POST .../{intent}/capture, /cancel | pm_card_slow: answered late; pm_card_lost: captured, then 500 |
/// | POST /v1/refunds, GET /v1/refunds[?payment_intent=] | gives back, lists |
///
/// An intent's id is made of its Idempotency-Key, which has letters, digits and `-` only. Open to staff, by whom is
/// meant whoever has the secret key. `gateway` outlives the routes.
std::vector<http::Route> stripeRoutes(SandboxGateway& gateway);

} // namespace narae::payment::sandbox
