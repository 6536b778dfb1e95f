#include "tests/support/stripe_double.hpp"

#include "common/base/check.hpp"
#include "tests/support/wait_for.hpp"

namespace narae::testing {

namespace {

using Json = nlohmann::json;

Json problem(const std::string& type, const std::string& code, Json more = Json::object())
{
    more["type"] = type;
    more["code"] = code;
    return {{"error", std::move(more)}};
}

} // namespace

StripeDouble::StripeDouble()
{
    // Turned away is only who has been heard to the end: what a connection still holds of a body would be read as the
    // next request on it.
    const auto known = [this](httplib::Server::Handler handler) {
        return [this, handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
            if (!turnedAway(request, response)) handler(request, response);
        };
    };
    server_.Post("/v1/payment_intents",
                 known([this](const auto& request, auto& response) { create(request, response); }));
    server_.Post(R"(/v1/payment_intents/(pi_\d+)/(capture|cancel))",
                 known([this](const auto& request, auto& response) { act(request, response); }));
    server_.Post("/v1/refunds", known([this](const auto& request, auto& response) { refund(request, response); }));
    server_.Get("/v1/payment_intents/search",
                known([this](const auto& request, auto& response) { search(request, response); }));
    server_.Get(R"(/v1/payment_intents/(pi_\d+))", known([this](const auto& request, auto& response) {
                    const std::lock_guard lock(mutex_);
                    const Json* intent = intentCalled(request.matches[1]);
                    if (intent == nullptr)
                        answer(response, 404, problem("invalid_request_error", "resource_missing"));
                    else
                        answer(response, 200, *intent);
                }));
    server_.Get("/v1/refunds", known([this](const auto& request, auto& response) {
                    const std::lock_guard lock(mutex_);
                    Json found = Json::array();
                    for (const Json& each : refunds_)
                        if (each["payment_intent"] == request.get_param_value("payment_intent")) found.push_back(each);
                    answer(response, 200, {{"data", found}});
                }));
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    check(waitFor([this] { return server_.is_running(); }), "the double listens");
}

StripeDouble::~StripeDouble()
{
    server_.stop();
    thread_.join();
}

void StripeDouble::answer(httplib::Response& response, int status, const Json& body)
{
    response.status = status;
    response.set_content(body.dump(), "application/json");
}

Json* StripeDouble::intentCalled(const std::string& id)
{
    for (Json& intent : intents_)
        if (intent["id"] == id) return &intent;
    return nullptr;
}

/// Answers a key that is known: the same again, or a refusal when the words are others.
bool StripeDouble::keptBefore(const httplib::Request& request, httplib::Response& response)
{
    const auto kept = keys_.find(request.get_header_value("Idempotency-Key"));
    if (kept == keys_.end()) return false;
    if (kept->second.form != Json(request.params).dump())
        answer(response, 400, problem("idempotency_error", ""));
    else
        answer(response, kept->second.status, kept->second.body);
    return true;
}

bool StripeDouble::turnedAway(const httplib::Request& request, httplib::Response& response)
{
    const bool knownKey = request.get_header_value("Authorization") == "Bearer sk_test_narae";
    const int status = breaksOff == 0 && turnsAway != 0 ? turnsAway.load() : knownKey ? 0 : 401;
    if (status == 0) return false;
    answer(response, status, problem("invalid_request_error", "turned_away"));
    return true;
}

void StripeDouble::search(const httplib::Request& request, httplib::Response& response)
{
    const std::lock_guard lock(mutex_);
    Json found = Json::array();
    for (const Json& intent : intents_)
        if (!searchLags && request.get_param_value("query") ==
                               "metadata['narae_key']:'" + intent["metadata"]["narae_key"].get<std::string>() + "'")
            found.push_back(intent);
    answer(response, 200, {{"data", found}});
}

void StripeDouble::create(const httplib::Request& request, httplib::Response& response)
{
    const std::lock_guard lock(mutex_);
    lastForm_ = Json(request.params).dump();
    if (keptBefore(request, response)) return;
    const std::string method = request.get_param_value("payment_method");
    if (method == "pm_unknown") {
        answer(response, 400, problem("invalid_request_error", "resource_missing", {{"param", "payment_method"}}));
        return;
    }
    Json intent{{"id", "pi_" + std::to_string(intents_.size() + 1)},
                {"amount", std::stoll(request.get_param_value("amount"))},
                {"amount_received", 0},
                {"currency", request.get_param_value("currency")},
                {"payment_method", method},
                {"last_payment_error", nullptr},
                {"metadata", {{"narae_key", request.get_param_value("metadata[narae_key]")}}},
                {"status", method.empty() ? "requires_payment_method" : "requires_capture"}};
    int status = 200;
    Json body = intent;
    if (method == "pm_card_chargeDeclined") {
        intent["status"] = "requires_payment_method";
        intent["last_payment_error"] = {{"code", "card_declined"}, {"decline_code", "insufficient_funds"}};
        status = 402;
        body = problem("card_error", "card_declined",
                       {{"decline_code", "insufficient_funds"}, {"payment_intent", intent}});
    }
    intents_.push_back(intent);
    keys_[request.get_header_value("Idempotency-Key")] = {lastForm_, status, body};
    if (breaksOff > 0) {
        --breaksOff;
        response.set_content_provider(100, "application/json", [](auto, auto, auto&) { return false; });
        return;
    }
    if (losesCreation) status = 500;
    answer(response, status, body);
}

void StripeDouble::act(const httplib::Request& request, httplib::Response& response)
{
    const std::lock_guard lock(mutex_);
    Json& intent = *intentCalled(request.matches[1]);
    const bool capture = request.matches[2] == "capture";
    const std::string before = intent["status"];
    const bool may = capture ? before == "requires_capture" : before != "succeeded" && before != "canceled";
    if (!may) {
        answer(response, 400,
               problem("invalid_request_error", "payment_intent_unexpected_state", {{"payment_intent", intent}}));
        return;
    }
    intent["status"] = capture ? "succeeded" : "canceled";
    if (capture) {
        intent["amount_received"] = intent["amount"];
        ++captures_;
    }
    answer(response, capture && losesCapture ? 500 : 200, intent);
}

void StripeDouble::refund(const httplib::Request& request, httplib::Response& response)
{
    const std::lock_guard lock(mutex_);
    if (keptBefore(request, response)) return;
    Json made{{"id", "re_" + std::to_string(refunds_.size() + 1)},
              {"status", "succeeded"},
              {"amount", std::stoll(request.get_param_value("amount"))},
              {"payment_intent", request.get_param_value("payment_intent")},
              {"metadata", {{"narae_key", request.get_param_value("metadata[narae_key]")}}}};
    const Json* intent = intentCalled(made["payment_intent"]);
    if (intent == nullptr || (*intent)["amount_received"] < made["amount"]) {
        answer(response, 400,
               problem("invalid_request_error", intent ? "charge_already_refunded" : "resource_missing"));
        return;
    }
    refunds_.push_back(made);
    keys_[request.get_header_value("Idempotency-Key")] = {Json(request.params).dump(), 200, made};
    answer(response, 200, made);
}

void StripeDouble::forgetKeys()
{
    const std::lock_guard lock(mutex_);
    keys_.clear();
}

std::string StripeDouble::newest()
{
    const std::lock_guard lock(mutex_);
    return "pi_" + std::to_string(intents_.size());
}

std::string StripeDouble::keyOf(const std::string& intent)
{
    const std::lock_guard lock(mutex_);
    const Json* found = intentCalled(intent);
    return found == nullptr ? std::string() : (*found)["metadata"]["narae_key"].get<std::string>();
}

std::string StripeDouble::statusOf(const std::string& key)
{
    const std::lock_guard lock(mutex_);
    std::string statuses;
    for (const Json& intent : intents_)
        if (intent["metadata"]["narae_key"] == key)
            statuses += (statuses.empty() ? "" : " ") + intent["status"].get<std::string>();
    return statuses;
}

int StripeDouble::captures()
{
    const std::lock_guard lock(mutex_);
    return captures_;
}

int StripeDouble::refunds()
{
    const std::lock_guard lock(mutex_);
    return static_cast<int>(refunds_.size());
}

std::string StripeDouble::lastForm()
{
    const std::lock_guard lock(mutex_);
    return lastForm_;
}

} // namespace narae::testing
