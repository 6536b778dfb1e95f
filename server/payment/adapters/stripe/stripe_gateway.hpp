#pragma once

#include "server/payment/adapters/stripe/stripe_api.hpp"
#include "server/payment/application/payment_gateway.hpp"

#include <map>
#include <mutex>
#include <optional>
#include <string_view>

namespace narae::payment::stripe {

/// Stripe behind the port. A charge is a PaymentIntent with manual capture: created and confirmed (the authorisation),
/// then captured.
///
/// | the port | Stripe |
/// |---|---|
/// | key | the Idempotency-Key of the creation, and `metadata[narae_key]` of the object; before it stands the name of
///          the installation, for two databases on one account number their reservations alike |
/// | amount | `amount` in the currency's smallest unit, `currency` in small letters |
/// | method | `payment_method` |
/// | reference | the PaymentIntent's id, `pi_...` |
/// | find | the search by metadata, then the object itself |
/// | callOff | cancel; where there is nothing to cancel, the Idempotency-Key is used up by an intent that is never
///             confirmed: a creation that comes later under that key is refused by Stripe |
/// | refund | a Refund of the intent, with its key likewise |
///
/// Stripe's search lags behind by up to a minute, so that `find` may say NotFound of a charge that is there. That is
/// why nothing is concluded from it: `callOff` meets the used Idempotency-Key then, and answers NoAnswer until the
/// search has caught up. Stripe keeps Idempotency-Keys for a day, the search everything: so `captureAgain` looks first,
/// and goes on with what it finds; what the search does not know yet, the key still knows. An intent that this process
/// has made or heard of (noteIntent) is asked for by its id, and found without the search.
///
/// A card that wants its holder at the screen (3-D Secure) is declined: `authentication_required`. Any thread.
class StripeGateway final : public PaymentGateway {
public:
    explicit StripeGateway(StripeOptions options);

    /// For which database it charges. Before the first question; the same each time.
    void serve(const std::string& installation) { prefix_ = installation.empty() ? "" : installation + "-"; }
    /// The port's key in a key as Stripe has it; nothing where it is another installation's.
    std::optional<std::string> keyIn(std::string_view stripeKey) const;
    /// That the key's charge may be this intent: somebody says so who need not be believed. It is looked at first.
    void noteIntent(const std::string& key, const std::string& intentId);

    ChargeAnswer capture(const std::string& key, Money amount, const std::string& method) override;
    ChargeAnswer captureAgain(const std::string& key, Money amount, const std::string& method) override;
    ChargeAnswer find(const std::string& key) override;
    ChargeAnswer callOff(const std::string& key) override;
    RefundAnswer refund(const std::string& key, const std::string& reference, Money amount) override;

private:
    using Json = nlohmann::json;
    using Until = StripeApi::Until;

    std::string named(const std::string& key) const { return prefix_ + key; }
    struct Found {
        Reply::Kind kind = Reply::Kind::NoAnswer;
        Json intent; ///< null where none has the key
    };
    Found look(const std::string& key, Until until);
    Reply noted(const std::string& key, Until until);
    ChargeAnswer captureAnew(const std::string& key, Money amount, const std::string& method, Until until);
    ChargeAnswer goOnWith(const Json& intent, Money amount, Until until);
    ChargeAnswer captureIntent(const Json& intent, Until until);
    ChargeAnswer cancel(const Json& intent, Until until);
    ChargeAnswer explainRefusedCreation(const Reply& reply, const std::string& key, Money amount, Until until);

    StripeApi api_;
    std::string prefix_; ///< of the keys, at Stripe
    std::mutex mutex_;
    std::map<std::string, std::string> intents_; ///< by key, of late
};

} // namespace narae::payment::stripe
