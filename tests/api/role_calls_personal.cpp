#include "tests/api/role_calls.hpp"

/// What is somebody's own: reservations, accounts, sessions; and the original's calls, which know nobody.
namespace narae::testing {

using nlohmann::json;

namespace {

bool hasAccount(const Visitor& visitor)
{
    return visitor.role() == "customer" || visitor.role() == "staff";
}

} // namespace

void RoleCalls::addReserving()
{
    // A guest has the key to it; everyone else comes as who they are.
    const auto asked = [this](const Visitor& visitor, const std::string& path, const std::string& body,
                              ServerProcess::Headers headers = {}) {
        const bool guest = visitor.kind == Visitor::Kind::Guest;
        return RoleCall{path + (guest ? guestQuery() : ""), body, std::move(headers), {}};
    };
    const auto keyed = [this] {
        return ServerProcess::Headers{{"Idempotency-Key", "matrix-" + std::to_string(next())}};
    };
    calls_["placeReservation"] = [this, keyed](const Visitor&) {
        return RoleCall{"/v1/reservations", order("").dump(), keyed(), {}};
    };
    calls_["listReservations"] = [this](const Visitor&) {
        return RoleCall{"/v1/reservations" + guestQuery(), "", {}, {}, ""};
    };
    calls_["showReservation"] = [this, asked](const Visitor& visitor) { return asked(visitor, booking_, ""); };
    calls_["payReservation"] = [this, keyed](const Visitor& visitor) {
        const std::string path = hold();
        const auto held = server_->get(path, customer_).json();
        const bool guest = visitor.kind == Visitor::Kind::Guest;
        const std::string query = "?phone=01097770779&locator=" + held["locator"].get<std::string>();
        return RoleCall{path + "/payment" + (guest ? query : ""), R"({"paymentMethod": "pm_card_ok"})", keyed(), {}};
    };
    calls_["quoteCancellation"] = [this, asked](const Visitor& visitor) {
        return asked(visitor, booking_ + "/cancellation-quotes", "{}");
    };
    const auto other =
        server_->post("/v1/reservations", order("pm_card_ok"), {customer_[0], {"Idempotency-Key", "to-cancel"}});
    const auto quote =
        server_->post(other.header("Location") + "/cancellation-quotes", json::object(), customer_).json();
    const std::string cancel = other.header("Location") + "/cancellation";
    const std::string query = "?phone=01097770779&locator=" + other.json()["locator"].get<std::string>();
    // Confirmed again, a quote answers the same: all may confirm the one.
    calls_["cancelReservation"] = [cancel, query, quote](const Visitor& visitor) {
        const bool guest = visitor.kind == Visitor::Kind::Guest;
        return RoleCall{cancel + (guest ? query : ""), json{{"quoteId", quote["quoteId"]}}.dump(), {}, {}};
    };
}

void RoleCalls::addIdentity()
{
    const auto at = [this](const std::string& operationId, const std::string& target, const std::string& body = "") {
        calls_[operationId] = [target, body](const Visitor&) { return RoleCall{target, body, {}, {}}; };
    };
    calls_["openAccount"] = [this](const Visitor&) {
        const json body{{"email", "open" + std::to_string(next()) + "@mail.example"},
                        {"password", "three-words-long"},
                        {"name", "x"}};
        return RoleCall{"/v1/accounts", body.dump(), {}, {}};
    };
    at("listAccounts", "/v1/accounts");
    at("showOwnAccount", "/v1/account");
    at("changeOwnAccount", "/v1/account", R"({"phone": "010-1234-5678"})");
    at("logIn", "/v1/sessions", R"({"email": "traveller@narae.example", "password": "fly-with-narae"})");
    at("listOwnSessions", "/v1/sessions");
    at("createApiKey", "/v1/api-keys", R"({"name": "x", "scopes": ["flights:read"]})");
    at("listApiKeys", "/v1/api-keys");
    const auto key = server_->post("/v1/api-keys", {{"name", "x"}, {"scopes", {"flights:read"}}}, staff_).json();
    at("revokeApiKey", "/v1/api-keys/" + key["apiKeyId"].dump());
    const auto closing = server_->get("/v1/account", account("customer")).json();
    at("closeAccount", "/v1/accounts/" + closing["accountId"].dump() + "/closure");

    // These would take the visitor's own session away: somebody new of the same role goes in their place.
    const auto own = [this](const Visitor& visitor) {
        return hasAccount(visitor) ? std::optional(account(visitor.role())) : std::nullopt;
    };
    calls_["logOut"] = [own](const Visitor& visitor) { return RoleCall{"/v1/sessions/current", "", {}, own(visitor)}; };
    calls_["changePassword"] = [own](const Visitor& visitor) {
        const json body{{"currentPassword", "three-words-long"}, {"newPassword", "four-longer-words-now"}};
        return RoleCall{"/v1/account/password", body.dump(), {}, own(visitor)};
    };
    calls_["endSession"] = [this, own](const Visitor& visitor) {
        const auto credential = own(visitor);
        const std::string id =
            credential ? server_->get("/v1/sessions", *credential).json()["items"][0]["sessionId"].dump() : "1";
        return RoleCall{"/v1/sessions/" + id, "", {}, credential};
    };
}

void RoleCalls::addOriginals()
{
    const auto at = [this](const std::string& operationId, const std::string& target) {
        calls_[operationId] = [target](const Visitor&) { return RoleCall{target, "", {}, {}, ""}; };
    };
    calls_["originalRegisterFlight"] = [this](const Visitor&) {
        const json body{{"flightName", "CH" + std::to_string(next())},
                        {"destination", "korea"},
                        {"price", "300000"},
                        {"seat", "100"}};
        return RoleCall{"/flights", body.dump(), {}, {}};
    };
    calls_["originalReserve"] = [this](const Visitor&) {
        const json body{{"flightId", flight_}, {"reserveStatus", "place"}, {"count", "1"}, {"phone", "01097770779"}};
        return RoleCall{"/reservations", body.dump(), {}, {}};
    };
    at("originalListFlights", "/flights");
    at("originalShowFlight", "/flights/" + flight_);
    at("originalShowReservation", "/reservations/" + booked_["reservationId"].dump());
    at("originalListPayments", "/pays");
    at("originalShowPayment", "/pays/" + booked_["paymentId"].dump());
    at("originalListFlightStatuses", "/flightStatuses");
    at("originalShowFlightStatus", "/flightStatuses/" + flight_);
    at("originalListGatewayFlightStatuses", "/cqrs/flightStatuses");
    at("originalShowGatewayFlightStatus", "/cqrs/flightStatuses/" + flight_);
}

} // namespace narae::testing
