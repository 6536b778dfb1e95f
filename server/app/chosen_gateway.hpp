#pragma once

#include "server/app/settings.hpp"
#include "server/payment/adapters/sandbox/sandbox_gateway.hpp"
#include "server/payment/adapters/stripe/stripe_gateway.hpp"

#include <optional>
#include <string>

namespace narae::app {

/// What the settings say of Stripe, its secrets read.
struct StripeAccess {
    std::optional<payment::stripe::StripeOptions> options; ///< nothing where another gateway charges
    std::string webhookSecret;                             ///< empty: its messages are not taken

    /// Refuses settings.bad_value (an address that one may not speak to, no key), and as Settings::secret().
    static Result<StripeAccess> of(const Settings& settings);
};

/// The payment gateway that `payment.gateway` names.
class ChosenGateway {
public:
    /// Stripe where `stripe` has its options, else the sandbox. `ledger` is the sandbox's own database.
    ChosenGateway(const StripeAccess& stripe, database::Database& ledger, const Clock& clock,
                  const payment::sandbox::SandboxOptions& sandbox);

    payment::PaymentGateway& port();
    /// Nothing where the sandbox charges.
    payment::stripe::StripeGateway* stripe() { return stripe_ ? &*stripe_ : nullptr; }

    /// Opens it for the payments of that database. Refuses as SandboxGateway::start.
    Result<void> start(const std::string& installation);
    void stop();

private:
    std::optional<payment::sandbox::SandboxGateway> sandbox_;
    std::optional<payment::stripe::StripeGateway> stripe_;
};

} // namespace narae::app
