#pragma once

#include "server/app/apart/peer_client.hpp"
#include "server/platform/breaker/breaker.hpp"
#include "server/platform/http/route.hpp"
#include "server/reservation/application/payments.hpp"

namespace narae::app {

/// The reservation's payments are the charges of a payment role in another process. A breaker stands before it: while
/// payment comes to nothing, no seat is taken for a booking that could not be paid.
///
/// An answer that is lost is never guessed: the outcome is Unknown, and the caretaker settles it under the same key.
/// Unavailable is said only of what surely was not sent, or not acted upon.
class PaymentsOverHttp final : public reservation::Payments {
public:
    /// Both outlive it. `longest` is what a charge may take; more than the gateway's deadline over there.
    PaymentsOverHttp(PeerClient& peer, breaker::Breaker& breaker, std::chrono::milliseconds longest)
        : peer_(peer), breaker_(breaker), longest_(longest)
    {
    }

    Result<void> accepts(std::string_view method) const override;
    /// Refuses payment.resting, at once, while the breaker lets nothing through.
    Result<void> ready() const override;
    reservation::PaymentOutcome charge(const reservation::PaymentRequest& request) override;
    reservation::PaymentOutcome settle(const reservation::PaymentRequest& request) override;

private:
    reservation::PaymentOutcome ask(std::string_view target, const reservation::PaymentRequest& request);

    PeerClient& peer_;
    breaker::Breaker& breaker_;
    const std::chrono::milliseconds longest_;
};

/// The other end: POST /internal/charges and /internal/charges/settlement. `payments` outlives the routes.
std::vector<http::Route> paymentPeerRoutes(reservation::Payments& payments, const std::string& key);

} // namespace narae::app
