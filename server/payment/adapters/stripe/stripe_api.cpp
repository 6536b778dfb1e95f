#include "server/payment/adapters/stripe/stripe_api.hpp"

#include "common/base/text.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>

namespace narae::payment::stripe {

namespace {

/// The version of Stripe's API that this adapter was written for; the account's own setting does not matter then.
constexpr auto kVersion = "2024-06-20";

using Kind = Reply::Kind;

Kind kindOf(int status)
{
    if (status >= 200 && status < 300) return Kind::Good;
    // Turned away before the call was looked at: a wrong key, or too many calls at once.
    if (status == 401 || status == 403 || status == 429) return Kind::NotDelivered;
    // 409 is a call under the same key that is not over yet.
    if (status >= 400 && status < 500 && status != 409) return Kind::Refused;
    return Kind::NoAnswer;
}

} // namespace

std::string Reply::error(const char* name) const
{
    const auto error = body.find("error");
    if (error == body.end() || !error->is_object()) return {};
    const auto text = error->find(name);
    return text != error->end() && text->is_string() ? text->get<std::string>() : std::string();
}

StripeApi::StripeApi(StripeOptions options) : options_(std::move(options)), client_(options_.url, options_.authorities)
{
}

Reply StripeApi::post(const std::string& path, const Form& form, const std::string& idempotencyKey, Until until)
{
    return call("POST", path, http::formEncoded(form), idempotencyKey, until);
}

Reply StripeApi::get(const std::string& path, const Form& query, Until until)
{
    return call("GET", query.empty() ? path : path + "?" + http::formEncoded(query), "", "", until);
}

Reply StripeApi::call(const std::string& method, const std::string& target, const std::string& body,
                      const std::string& idempotencyKey, Until until)
{
    http::Client::Headers headers{{"Authorization", "Bearer " + options_.key}, {"Stripe-Version", kVersion}};
    if (!idempotencyKey.empty()) headers.emplace_back("Idempotency-Key", idempotencyKey);
    const std::string type = method == "POST" ? "application/x-www-form-urlencoded" : "";
    Reply reply{Kind::NotDelivered, {}};
    for (int tries = 0; tries < 2; ++tries) {
        const auto began = std::chrono::steady_clock::now();
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - began);
        if (left.count() <= 0) return reply;
        const http::Sent sent = client_.send(method, target, headers, body, type, left);
        if (sent.fate == http::Sent::Fate::Answered) {
            const Kind said = kindOf(sent.status);
            // Once a try may have got there, no later one that does not can say that nothing did.
            if (said != Kind::NotDelivered || reply.kind != Kind::NoAnswer) reply.kind = said;
            reply.body = nlohmann::json::parse(sent.body, nullptr, false);
            // What cannot be read is no answer, whatever its status says.
            if (!reply.body.is_object() && said != Kind::NotDelivered) reply.kind = Kind::NoAnswer;
            if (reply.kind != Kind::Good)
                log::warning("stripe.refused", {{"status", sent.status}, {"code", reply.error("code")}});
            return reply;
        }
        if (sent.fate == http::Sent::Fate::NoAnswer) reply.kind = Kind::NoAnswer;
        // A kept connection that the other side had given up breaks at once; a silent one took all the time there was.
        if (std::chrono::steady_clock::now() - began > left / 2) break;
    }
    log::warning("stripe.no_answer", {{"delivered", reply.kind == Kind::NoAnswer ? "unknown" : "no"}});
    return reply;
}

std::int64_t stripeAmount(Money money)
{
    return money.amountMinor();
}

std::string stripeCurrency(Money money)
{
    return toLowerAscii(money.currency().code());
}

Result<Money> moneyFrom(std::int64_t amount, std::string_view currency)
{
    std::string code(currency);
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return Money::make(amount, code);
}

} // namespace narae::payment::stripe
