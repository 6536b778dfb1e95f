#include "server/payment/adapters/sandbox/stripe_routes.hpp"

#include "common/base/text.hpp"
#include "server/platform/http/target.hpp"

#include <algorithm>
#include <charconv>

namespace narae::payment::sandbox {

namespace {

using Form = std::multimap<std::string, std::string>;
using http::Request;
using http::Response;
using nlohmann::json;
using Outcome = Stepped::Outcome;

constexpr std::string_view kIntentPrefix = "pi_";
constexpr std::int64_t kPageMost = 100;

std::string in(const Form& form, const std::string& name)
{
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

Result<Form> formOf(const Request& request)
{
    const auto target = http::parseTarget("/?" + request.body);
    if (!target) return target.error();
    return target->query;
}

Response problem(int status, const char* type, const std::string& code, json more = json::object())
{
    more["type"] = type;
    more["code"] = code;
    return Response::json(status, {{"error", std::move(more)}});
}

Response badRequest(const std::string& code, json more = json::object())
{
    return problem(400, "invalid_request_error", code, std::move(more));
}

/// The company is in trouble, or its answer is lost: what was asked for may have been done.
Response noAnswer()
{
    return problem(500, "api_error", "");
}

bool isKey(const std::string& text)
{
    return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string intentOf(std::string key)
{
    std::replace(key.begin(), key.end(), '-', '_');
    return std::string(kIntentPrefix) + key;
}

std::string keyOf(std::string intent)
{
    if (!intent.starts_with(kIntentPrefix)) return {};
    intent.erase(0, kIntentPrefix.size());
    std::replace(intent.begin(), intent.end(), '_', '-');
    return intent;
}

std::string statusOf(AuthorisationState state)
{
    switch (state) {
    case AuthorisationState::Open:
    case AuthorisationState::Declined: return "requires_payment_method";
    case AuthorisationState::Authorised: return "requires_capture";
    case AuthorisationState::Captured: return "succeeded";
    case AuthorisationState::Canceled: return "canceled";
    }
    return {};
}

json toJson(const Authorisation& authorisation)
{
    const bool captured = authorisation.state == AuthorisationState::Captured;
    const std::int64_t amount = authorisation.amount.amountMinor();
    json intent{{"id", intentOf(authorisation.key)},
                {"object", "payment_intent"},
                {"livemode", false},
                {"created", toEpochMs(authorisation.at) / 1000},
                {"amount", amount},
                {"amount_received", captured ? amount : 0},
                {"currency", toLowerAscii(authorisation.amount.currency().code())},
                {"capture_method", "manual"},
                {"payment_method", nullptr},
                {"last_payment_error", nullptr},
                {"metadata", {{"narae_key", authorisation.label}}},
                {"status", statusOf(authorisation.state)}};
    if (!authorisation.method.empty()) intent["payment_method"] = authorisation.method;
    if (authorisation.state == AuthorisationState::Declined)
        intent["last_payment_error"] = {{"code", authorisation.reason}};
    return intent;
}

json toJson(const SandboxRefund& refund)
{
    return {{"id", "re_" + refund.key},
            {"object", "refund"},
            {"created", toEpochMs(refund.at) / 1000},
            {"amount", refund.amount.amountMinor()},
            {"currency", toLowerAscii(refund.amount.currency().code())},
            {"payment_intent", intentOf(refund.chargeKey)},
            {"metadata", {{"narae_key", refund.key}}},
            {"status", "succeeded"}};
}

/// One page; there is more where it is full.
template <class Each>
Result<Response> list(const Result<std::vector<Each>>& found, std::int64_t most)
{
    if (!found) return found.error();
    json data = json::array();
    for (const Each& each : *found)
        data.push_back(toJson(each));
    const bool full = static_cast<std::int64_t>(found->size()) == most;
    return Response::json(200, {{"object", "list"}, {"data", std::move(data)}, {"has_more", full}});
}

std::int64_t numberIn(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::int64_t pageOf(const Request& request)
{
    const std::int64_t asked = numberIn(request.queryParameter("limit").value_or("10"));
    return std::clamp<std::int64_t>(asked, 1, kPageMost);
}

Result<Money> moneyIn(const Form& form)
{
    std::string currency = in(form, "currency");
    std::transform(currency.begin(), currency.end(), currency.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return Money::make(numberIn(in(form, "amount")), currency);
}

Result<Response> create(SandboxGateway& gateway, const Request& request)
{
    const auto form = formOf(request);
    if (!form) return badRequest("parameter_invalid");
    const std::string key = request.header("idempotency-key").value_or("");
    if (!isKey(key)) return badRequest("idempotency_key_missing");
    const auto amount = moneyIn(*form);
    if (!amount || amount->amountMinor() <= 0) return badRequest("parameter_invalid_integer", {{"param", "amount"}});
    const bool confirmed = in(*form, "confirm") == "true";
    const std::string method = confirmed ? in(*form, "payment_method") : "";
    if (request.body.size() > 1000 || method.size() > 64 || in(*form, "metadata[narae_key]").size() > 100)
        return badRequest("parameter_invalid");
    if (confirmed && method.empty()) return badRequest("parameter_missing", {{"param", "payment_method"}});
    if (in(*form, "capture_method") != "manual") return badRequest("parameter_invalid", {{"param", "capture_method"}});
    if (method == "pm_card_down") return problem(429, "invalid_request_error", "rate_limit");
    Authorisation wish{key, request.body, in(*form, "metadata[narae_key]"), *amount, method, {}, "", {}};
    const StepAnswer answer = gateway.authorise(std::move(wish));
    const auto* stepped = std::get_if<Stepped>(&answer);
    if (stepped == nullptr) return noAnswer();
    if (stepped->outcome == Outcome::OtherWords) return problem(400, "idempotency_error", "");
    const Authorisation& made = stepped->authorisation;
    if (made.state == AuthorisationState::Declined)
        return problem(402, "card_error", made.reason, {{"payment_intent", toJson(made)}});
    return Response::json(200, toJson(made));
}

Result<Response> step(const StepAnswer& answer)
{
    const auto* stepped = std::get_if<Stepped>(&answer);
    if (stepped == nullptr) return noAnswer();
    if (stepped->outcome == Outcome::Unknown) return problem(404, "invalid_request_error", "resource_missing");
    const json intent = toJson(stepped->authorisation);
    if (stepped->outcome == Outcome::Done) return Response::json(200, intent);
    return badRequest("payment_intent_unexpected_state", {{"payment_intent", intent}});
}

Result<Response> show(SandboxGateway& gateway, const Request& request)
{
    const auto found = readAuthorisation(*gateway.books(), keyOf(request.pathParameter("intent")));
    if (!found) return found.error();
    if (found->empty()) return problem(404, "invalid_request_error", "resource_missing");
    return Response::json(200, toJson(found->front()));
}

Result<Response> showAll(SandboxGateway& gateway, const Request& request)
{
    const std::string after = keyOf(request.queryParameter("starting_after").value_or(""));
    return list(readAuthorisations(*gateway.books(), "", after, pageOf(request)), pageOf(request));
}

Result<Response> search(SandboxGateway& gateway, const Request& request)
{
    constexpr std::string_view kBefore = "metadata['narae_key']:'";
    const std::string query = request.queryParameter("query").value_or("");
    if (!query.starts_with(kBefore) || !query.ends_with('\'') || query.size() <= kBefore.size() + 1)
        return badRequest("parameter_invalid", {{"param", "query"}});
    const std::string label = query.substr(kBefore.size(), query.size() - kBefore.size() - 1);
    return list(readAuthorisations(*gateway.books(), label, "", pageOf(request)), pageOf(request));
}

Result<Response> refund(SandboxGateway& gateway, const Request& request)
{
    const auto form = formOf(request);
    if (!form) return badRequest("parameter_invalid");
    const std::string key = request.header("idempotency-key").value_or("");
    if (!isKey(key)) return badRequest("idempotency_key_missing");
    const std::string charge = keyOf(in(*form, "payment_intent"));
    const auto session = gateway.books();
    const auto found = readAuthorisation(*session, charge);
    if (!found) return found.error();
    if (found->empty()) return badRequest("resource_missing", {{"param", "payment_intent"}});
    const Money amount(numberIn(in(*form, "amount")), found->front().amount.currency());
    const RefundAnswer answer = gateway.refund(key, "ch_" + charge, amount);
    if (const auto* refused = std::get_if<RefundRefused>(&answer)) {
        if (refused->reason == "key_reused") return problem(400, "idempotency_error", "");
        return badRequest(refused->reason == "refund_above_charge" ? "charge_already_refunded" : refused->reason);
    }
    if (std::holds_alternative<NoAnswer>(answer)) return noAnswer();
    return Response::json(200, toJson(SandboxRefund{key, charge, amount, found->front().at}));
}

Result<Response> refunds(SandboxGateway& gateway, const Request& request)
{
    std::string after = request.queryParameter("starting_after").value_or("");
    if (after.starts_with("re_")) after.erase(0, 3);
    const std::string charge = keyOf(request.queryParameter("payment_intent").value_or(""));
    return list(readRefunds(*gateway.books(), charge, after, pageOf(request)), pageOf(request));
}

} // namespace

std::vector<http::Route> stripeRoutes(SandboxGateway& gateway)
{
    using http::Method;
    const http::Access access = http::Access::of({http::Role::Staff});
    std::vector<http::Route> routes;
    const auto add = [&](Method method, const char* pattern, auto handler) {
        http::Route route{method, pattern, access,
                          [&gateway, handler](const Request& request) { return handler(gateway, request); }};
        route.mediaTypes = {"application/x-www-form-urlencoded"};
        routes.push_back(std::move(route));
    };
    add(Method::Post, "/v1/payment_intents", create);
    add(Method::Get, "/v1/payment_intents", showAll);
    add(Method::Get, "/v1/payment_intents/search", search);
    add(Method::Get, "/v1/payment_intents/{intent}", show);
    add(Method::Post, "/v1/payment_intents/{intent}/capture", [](SandboxGateway& company, const Request& request) {
        return step(company.captureAuthorised(keyOf(request.pathParameter("intent"))));
    });
    add(Method::Post, "/v1/payment_intents/{intent}/cancel", [](SandboxGateway& company, const Request& request) {
        return step(company.cancelAuthorised(keyOf(request.pathParameter("intent"))));
    });
    add(Method::Post, "/v1/refunds", refund);
    add(Method::Get, "/v1/refunds", refunds);
    return routes;
}

} // namespace narae::payment::sandbox
