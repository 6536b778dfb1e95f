#include "server/payment/adapters/stripe/stripe_gateway.hpp"

#include "common/base/fail_point.hpp"

#include <algorithm>

namespace narae::payment::stripe {

namespace {

using Json = nlohmann::json;
using Kind = Reply::Kind;

constexpr auto kIntents = "/v1/payment_intents";
constexpr auto kIntentSearch = "/v1/payment_intents/search";
constexpr std::size_t kIntentsNoted = 4096;
constexpr auto kKeyField = "metadata[narae_key]";
constexpr auto kBarredField = "metadata[narae_barred]";

std::string textOf(const Json& object, const char* name)
{
    const auto value = object.find(name);
    return value != object.end() && value->is_string() ? value->get<std::string>() : std::string();
}

std::int64_t figureOf(const Json& object, const char* name)
{
    const auto value = object.find(name);
    return value != object.end() && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

Json objectOf(const Json& object, const char* name)
{
    const auto value = object.find(name);
    return value != object.end() && value->is_object() ? *value : Json::object();
}

/// The intent's address, or that of something it can do (`/capture`).
std::string pathOf(const Json& intent, std::string_view act = {})
{
    std::string path(kIntents);
    path.append("/").append(textOf(intent, "id")).append(act);
    return path;
}

/// A reason as the port wants it: a token of at most 64 ASCII characters.
std::string token(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c <= ' ' || c > '~'; }, '_');
    return text.empty() ? "declined" : text.substr(0, 64);
}

std::string declineReason(const Json& error)
{
    const std::string code = textOf(error, "code");
    const std::string detail = textOf(error, "decline_code");
    // Most refusals of a bank are "generic_decline": the code then says as much.
    return token(detail.empty() || detail == "generic_decline" ? code : detail);
}

/// What an intent that nobody works on any more has come to; NotFound where nothing is charged and nothing final said.
ChargeAnswer answerOf(const Json& intent)
{
    const std::string status = textOf(intent, "status");
    if (status == "succeeded") {
        const auto amount = moneyFrom(figureOf(intent, "amount_received"), textOf(intent, "currency"));
        if (!amount) return NoAnswer{};
        return ChargeCaptured{{textOf(intent, "id"), "", textOf(intent, "payment_method")}, *amount};
    }
    if (status == "canceled") return ChargeCalledOff{};
    const Json error = objectOf(intent, "last_payment_error");
    if (status == "requires_payment_method" && !error.empty()) return ChargeDeclined{declineReason(error)};
    if (status == "requires_capture" || status == "requires_payment_method" || status == "requires_confirmation" ||
        status == "requires_action")
        return ChargeNotFound{};
    return NoAnswer{};
}

/// Of several intents with one key, the one that says most of the money.
int weightOf(const Json& intent)
{
    const std::string status = textOf(intent, "status");
    if (status == "succeeded") return 4;
    if (status == "processing") return 3;
    if (status == "requires_capture") return 2;
    return status == "canceled" ? 0 : 1;
}

} // namespace

StripeGateway::StripeGateway(StripeOptions options) : api_(std::move(options)) {}

ChargeAnswer StripeGateway::capture(const std::string& key, Money amount, const std::string& method)
{
    return captureAnew(key, amount, method, api_.fromNow());
}

ChargeAnswer StripeGateway::captureAgain(const std::string& key, Money amount, const std::string& method)
{
    const Until until = api_.fromNow();
    const Found found = look(key, until);
    if (found.kind == Kind::NotDelivered) return NotDelivered{};
    if (found.kind != Kind::Good) return NoAnswer{};
    return found.intent.is_null() ? captureAnew(key, amount, method, until) : goOnWith(found.intent, amount, until);
}

ChargeAnswer StripeGateway::captureAnew(const std::string& key, Money amount, const std::string& method, Until until)
{
    failPoint("gateway.before_capture");
    const Reply created = api_.post(kIntents,
                                    {{"amount", std::to_string(stripeAmount(amount))},
                                     {"currency", stripeCurrency(amount)},
                                     {"payment_method", method},
                                     {"payment_method_types[]", "card"},
                                     {"capture_method", "manual"},
                                     {"confirm", "true"},
                                     {"error_on_requires_action", "true"},
                                     {kKeyField, named(key)}},
                                    named(key), until);
    switch (created.kind) {
    case Kind::NotDelivered: return NotDelivered{};
    case Kind::NoAnswer: return NoAnswer{};
    case Kind::Refused: return explainRefusedCreation(created, key, amount, until);
    case Kind::Good: break;
    }
    noteIntent(key, textOf(created.body, "id"));
    ChargeAnswer answer = captureIntent(created.body, until);
    failPoint("gateway.after_capture");
    return answer;
}

ChargeAnswer StripeGateway::explainRefusedCreation(const Reply& reply, const std::string& key, Money amount,
                                                   Until until)
{
    const std::string type = reply.error("type");
    if (type == "card_error") return ChargeDeclined{declineReason(reply.body["error"])};
    if (type != "idempotency_error") {
        if (reply.error("code") == "resource_missing" && reply.error("param") == "payment_method")
            return ChargeDeclined{"unknown_method"};
        return ChargeRefused{token(reply.error("code"))};
    }
    // The key was used before, with other words: called off, or asked for with another card or another amount.
    const Found found = look(key, until);
    if (found.kind != Kind::Good || found.intent.is_null()) return NoAnswer{};
    return goOnWith(found.intent, amount, until);
}

/// With an intent that was made under the key before.
ChargeAnswer StripeGateway::goOnWith(const Json& intent, Money amount, Until until)
{
    ChargeAnswer answer = answerOf(intent);
    if (std::holds_alternative<ChargeCalledOff>(answer)) return answer;
    if (figureOf(intent, "amount") != stripeAmount(amount) || textOf(intent, "currency") != stripeCurrency(amount))
        return ChargeRefused{"key_reused"};
    if (textOf(intent, "status") == "requires_capture") return captureIntent(intent, until);
    // Never captured, never declined: what it comes to, the settling decides.
    if (std::holds_alternative<ChargeNotFound>(answer)) return NoAnswer{};
    return answer;
}

/// Of an authorised intent. The answer to a repeated creation is that of the first one, so the intent may have gone
/// further since: then the capture is refused, and the refusal says what it is now.
ChargeAnswer StripeGateway::captureIntent(const Json& intent, Until until)
{
    if (textOf(intent, "status") != "requires_capture") {
        ChargeAnswer answer = answerOf(intent);
        if (std::holds_alternative<ChargeNotFound>(answer)) return NoAnswer{};
        return answer;
    }
    const Reply captured = api_.post(pathOf(intent, "/capture"), {}, "", until);
    if (captured.kind == Kind::Good) return answerOf(captured.body);
    if (captured.kind != Kind::Refused) return NoAnswer{};
    const Json now = objectOf(objectOf(captured.body, "error"), "payment_intent");
    ChargeAnswer answer = answerOf(now);
    if (std::holds_alternative<ChargeNotFound>(answer)) return NoAnswer{};
    return answer;
}

std::optional<std::string> StripeGateway::keyIn(std::string_view stripeKey) const
{
    if (!stripeKey.starts_with(prefix_)) return std::nullopt;
    return std::string(stripeKey.substr(prefix_.size()));
}

void StripeGateway::noteIntent(const std::string& key, const std::string& intentId)
{
    const bool isId = std::all_of(intentId.begin(), intentId.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!isId || intentId.empty() || intentId.size() > 255) return;
    const std::lock_guard lock(mutex_);
    // Nothing is lost by forgetting: the search finds them all, later.
    if (intents_.size() >= kIntentsNoted) intents_.clear();
    intents_[key] = intentId;
}

/// The intent that was noted for the key, as Stripe has it; Refused where none was, or it is another key's.
Reply StripeGateway::noted(const std::string& key, Until until)
{
    std::string id;
    {
        const std::lock_guard lock(mutex_);
        const auto found = intents_.find(key);
        if (found != intents_.end()) id = found->second;
    }
    if (id.empty()) return {Kind::Refused, {}};
    Reply reply = api_.get(std::string(kIntents) + "/" + id, {}, until);
    if (reply.kind == Kind::Good && textOf(objectOf(reply.body, "metadata"), "narae_key") != named(key))
        reply.kind = Kind::Refused;
    return reply;
}

StripeGateway::Found StripeGateway::look(const std::string& key, Until until)
{
    Found found{Kind::Good, {}};
    const Reply known = noted(key, until);
    if (known.kind == Kind::NoAnswer || known.kind == Kind::NotDelivered) return {known.kind, {}};
    if (known.kind == Kind::Good) {
        found.intent = known.body;
        if (textOf(found.intent, "status") == "succeeded") return found;
    }
    const std::string stripeKey = named(key);
    const Reply searched =
        api_.get(kIntentSearch, {{"query", "metadata['narae_key']:'" + stripeKey + "'"}, {"limit", "10"}}, until);
    if (searched.kind != Kind::Good) return {searched.kind, {}};
    const Json items = searched.body.value("data", Json::array());
    for (const Json& item : items) {
        // The search's copy may be old.
        if (textOf(objectOf(item, "metadata"), "narae_key") != stripeKey) continue;
        const Reply fresh = api_.get(pathOf(item), {}, until);
        if (fresh.kind != Kind::Good) return {Kind::NoAnswer, {}};
        if (found.intent.is_null() || weightOf(fresh.body) > weightOf(found.intent)) found.intent = fresh.body;
    }
    return found;
}

ChargeAnswer StripeGateway::find(const std::string& key)
{
    const Found found = look(key, api_.fromNow());
    switch (found.kind) {
    case Kind::NotDelivered: return NotDelivered{};
    case Kind::NoAnswer:
    case Kind::Refused: return NoAnswer{};
    case Kind::Good: break;
    }
    return found.intent.is_null() ? ChargeAnswer(ChargeNotFound{}) : answerOf(found.intent);
}

ChargeAnswer StripeGateway::cancel(const Json& intent, Until until)
{
    const Reply canceled = api_.post(pathOf(intent, "/cancel"), {{"cancellation_reason", "abandoned"}}, "", until);
    Json now;
    if (canceled.kind == Kind::Good) now = canceled.body;
    if (canceled.kind == Kind::Refused) now = objectOf(objectOf(canceled.body, "error"), "payment_intent");
    if (!now.is_object()) return NoAnswer{};
    ChargeAnswer answer = answerOf(now);
    if (std::holds_alternative<ChargeNotFound>(answer)) return NoAnswer{};
    return answer;
}

ChargeAnswer StripeGateway::callOff(const std::string& key)
{
    const Until until = api_.fromNow();
    const Found found = look(key, until);
    if (found.kind == Kind::NotDelivered) return NotDelivered{};
    if (found.kind != Kind::Good) return NoAnswer{};
    if (!found.intent.is_null()) {
        ChargeAnswer answer = answerOf(found.intent);
        return std::holds_alternative<ChargeNotFound>(answer) ? cancel(found.intent, until) : answer;
    }
    // Nothing to cancel that can be seen: the key is used up. No money is meant by the amount; one is asked for.
    const Reply barred = api_.post(kIntents,
                                   {{"amount", "100"},
                                    {"currency", "usd"},
                                    {"payment_method_types[]", "card"},
                                    {"capture_method", "manual"},
                                    {kBarredField, "true"},
                                    {kKeyField, named(key)}},
                                   named(key), until);
    if (barred.kind == Kind::NotDelivered) return NotDelivered{};
    // Refused: the key was used before, by a creation that the search does not know of yet.
    if (barred.kind != Kind::Good) return NoAnswer{};
    return cancel(barred.body, until);
}

RefundAnswer StripeGateway::refund(const std::string& key, const std::string& reference, Money amount)
{
    const Until until = api_.fromNow();
    const auto judged = [amount](const Json& refund) -> RefundAnswer {
        const std::string status = textOf(refund, "status");
        if (status == "failed" || status == "canceled") return RefundRefused{"refund_" + status};
        if (figureOf(refund, "amount") != stripeAmount(amount)) return RefundRefused{"key_reused"};
        return RefundMade{textOf(refund, "id")};
    };
    // Stripe forgets Idempotency-Keys after a day, and a refund may be tried for longer: so what is there is asked
    // first.
    const Reply made = api_.get("/v1/refunds", {{"payment_intent", reference}, {"limit", "100"}}, until);
    if (made.kind == Kind::Good) {
        for (const Json& refund : made.body.value("data", Json::array()))
            if (textOf(objectOf(refund, "metadata"), "narae_key") == named(key)) return judged(refund);
    } else if (made.kind != Kind::Refused) {
        return NoAnswer{};
    }
    const Reply reply = api_.post(
        "/v1/refunds",
        {{"payment_intent", reference}, {"amount", std::to_string(stripeAmount(amount))}, {kKeyField, named(key)}},
        named(key), until);
    failPoint("gateway.after_refund");
    if (reply.kind == Kind::Good) return judged(reply.body);
    if (reply.kind != Kind::Refused) return NoAnswer{};
    if (reply.error("type") == "idempotency_error") return RefundRefused{"key_reused"};
    return RefundRefused{token(reply.error("code"))};
}

} // namespace narae::payment::stripe
