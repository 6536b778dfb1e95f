#include "server/payment/adapters/stripe/stripe_webhook.hpp"

#include "server/payment/application/charge_request.hpp"
#include "server/platform/crypto/signing.hpp"
#include "server/platform/log/log.hpp"

#include <charconv>

namespace narae::payment::stripe {

namespace {

constexpr std::size_t kMessageBytesMost = 256 * 1024;

Refusal unsigned_(std::string_view reason)
{
    return refuse("payment.webhook_signature").with("reason", reason);
}

/// Takes what stands before the next comma off `text`.
std::string_view takePart(std::string_view& text)
{
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    return part;
}

const nlohmann::json& within(const nlohmann::json& object, const char* name)
{
    static const nlohmann::json kNothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : kNothing;
}

std::string textIn(const nlohmann::json& object, const char* name)
{
    const nlohmann::json& value = within(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

Result<http::Response> hear(const WebhookParts& parts, const http::Request& request)
{
    if (parts.secret.empty()) return refuse("payment.webhook_not_set_up");
    const auto verified =
        verifySignature(parts.secret, request.header("stripe-signature").value_or(""), request.body, parts.clock.now());
    if (!verified) return verified.error();
    const auto message = nlohmann::json::parse(request.body, nullptr, false);
    const nlohmann::json& object = within(within(message, "data"), "object");
    const std::string type = textIn(message, "type");
    log::debug("stripe.told", {{"type", type}, {"event", textIn(message, "id")}});
    if (parts.gateway == nullptr || textIn(object, "object") != "payment_intent") return http::Response::noContent();
    const auto key = parts.gateway->keyIn(textIn(within(object, "metadata"), "narae_key"));
    const auto reservation = key ? reservationOf(*key) : std::nullopt;
    // What is not about a charge of ours may be another shop's on the same account.
    if (!reservation) return http::Response::noContent();
    parts.gateway->noteIntent(*key, textIn(object, "id"));
    parts.prompt(*reservation);
    return http::Response::noContent();
}

} // namespace

Result<void> verifySignature(std::string_view secret, std::string_view header, std::string_view body, Instant now)
{
    std::string_view time;
    std::vector<std::string> signatures;
    while (!header.empty()) {
        const std::string_view part = takePart(header);
        if (part.starts_with("t=")) time = part.substr(2);
        if (part.starts_with("v1="))
            if (auto bytes = crypto::fromHex(part.substr(3))) signatures.push_back(*std::move(bytes));
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(time.data(), time.data() + time.size(), seconds);
    // Far beyond any clock: what follows is arithmetic with it.
    if (error != std::errc() || end != time.data() + time.size() || seconds < 0 || seconds > 100'000'000'000)
        return unsigned_("it has no time");
    std::string told(time);
    told.append(".").append(body);
    const std::string expected = crypto::hmacSha256(secret, told);
    bool matches = false;
    for (const std::string& signature : signatures)
        matches = crypto::sameBytes(signature, expected) || matches;
    if (!matches) return unsigned_("it is not of this message");
    const auto age = now - fromEpochMs(seconds * 1000);
    if (age > kSignatureAgeMost || age < -kSignatureAgeMost) return unsigned_("it is too old, or a clock is wrong");
    return {};
}

http::Route webhookRoute(WebhookParts parts)
{
    http::Route route{http::Method::Post, "/v1/payment-gateway/stripe/webhook", http::Access::everyone(),
                      [parts = std::move(parts)](const http::Request& request) { return hear(parts, request); }};
    route.bodyBytesMost = kMessageBytesMost;
    return route;
}

} // namespace narae::payment::stripe
