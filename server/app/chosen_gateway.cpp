#include "server/app/chosen_gateway.hpp"

namespace narae::app {

Result<StripeAccess> StripeAccess::of(const Settings& settings)
{
    StripeAccess access;
    auto webhook = settings.secret("stripe.webhook_secret_file");
    if (!webhook) return webhook.error();
    access.webhookSecret = *std::move(webhook);
    if (settings.text("payment.gateway") != "stripe") return access;
    const auto bad = [&settings](std::string_view key, std::string_view reason) {
        return refuse("settings.bad_value")
            .with("key", key)
            .with("value", settings.text(key))
            .with("source", settings.source(key))
            .with("reason", reason);
    };
    payment::stripe::StripeOptions options;
    options.url = settings.text("stripe.url");
    if (!http::Client::accepts(options.url))
        return bad("stripe.url", "it must be https://HOST, or http:// and an address of this machine");
    auto key = settings.secret("stripe.key_file");
    if (!key) return key.error();
    options.key = *std::move(key);
    if (options.key.empty()) return bad("stripe.key_file", "with the gateway stripe there must be a key");
    options.authorities = settings.text("stripe.authorities");
    options.deadline = std::chrono::milliseconds(settings.integer("payment.deadline_ms"));
    access.options = std::move(options);
    return access;
}

ChosenGateway::ChosenGateway(const StripeAccess& stripe, database::Database& ledger, const Clock& clock,
                             const payment::sandbox::SandboxOptions& sandbox)
{
    if (stripe.options)
        stripe_.emplace(*stripe.options);
    else
        sandbox_.emplace(ledger, clock, sandbox);
}

payment::PaymentGateway& ChosenGateway::port()
{
    if (stripe_) return *stripe_;
    return *sandbox_;
}

Result<void> ChosenGateway::start(const std::string& installation)
{
    if (sandbox_) return sandbox_->start(installation);
    stripe_->serve(installation);
    return {};
}

void ChosenGateway::stop()
{
    if (sandbox_) sandbox_->stop();
}

} // namespace narae::app
