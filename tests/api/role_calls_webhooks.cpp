#include "tests/api/role_calls.hpp"

#include "common/base/check.hpp"

namespace narae::testing {

using nlohmann::json;

namespace {

constexpr auto kEndpoints = "/v1/webhook-endpoints";
const json kEndpoint{{"url", "https://agency.invalid/told"}, {"types", {"FlightCancelled"}}};

} // namespace

std::string RoleCalls::endpoint(const Visitor& visitor)
{
    // The one before has done its part, and there may not be many.
    if (!endpoint_.empty()) server_->send("DELETE", endpoint_, "", "", staff_);
    const bool keeps = visitor.kind == Visitor::Kind::KeyWithScope;
    const auto made = server_->post(kEndpoints, kEndpoint, keeps ? visitor.headers : staff_);
    check(made.status == 201, "an endpoint is added");
    endpoint_ = made.header("Location");
    return endpoint_;
}

void RoleCalls::addWebhooks()
{
    const auto below = [this](const std::string& operationId, const std::string& path) {
        calls_[operationId] = [this, path](const Visitor& visitor) {
            return RoleCall{endpoint(visitor) + path, "", {}, {}, ""};
        };
    };
    calls_["listWebhookEndpoints"] = [](const Visitor&) { return RoleCall{kEndpoints, "", {}, {}, ""}; };
    calls_["addWebhookEndpoint"] = [](const Visitor&) { return RoleCall{kEndpoints, kEndpoint.dump(), {}, {}}; };
    below("showWebhookEndpoint", "");
    below("removeWebhookEndpoint", "");
    below("exchangeWebhookSecret", "/secret");
    below("pingWebhookEndpoint", "/ping");
    below("listWebhookDeliveries", "/deliveries");
    calls_["replayWebhookDelivery"] = [this](const Visitor& visitor) {
        return RoleCall{endpoint(visitor) + "/deliveries/999999999/replay", "", {}, {}, ""};
    };
}

} // namespace narae::testing
