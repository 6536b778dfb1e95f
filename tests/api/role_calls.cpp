#include "tests/api/role_calls.hpp"

#include "common/base/check.hpp"
#include "tests/support/signed_message.hpp"
#include "tests/support/wait_for.hpp"

#include <QDate>

namespace narae::testing {

using nlohmann::json;

namespace {

const std::vector<std::string> kScopes{"events:read",       "flights:read",       "flights:write",
                                       "payments:read",     "purchases:read",     "reports:read",
                                       "reservations:read", "reservations:write", "webhooks:write"};

ServerProcess::Headers bearer(const std::string& token)
{
    return {{"Authorization", "Bearer " + token}};
}

} // namespace

std::string Visitor::role() const
{
    switch (kind) {
    case Kind::Guest: return "guest";
    case Kind::Customer:
    case Kind::Stranger: return "customer";
    case Kind::Staff: return "staff";
    case Kind::KeyWithScope:
    case Kind::KeyWithout: return "integration";
    case Kind::RevokedKey:
    case Kind::EndedSession:
    case Kind::Expired:
    case Kind::Nonsense: return "";
    }
    return "";
}

RoleCalls::RoleCalls(ServerProcess& server)
    : server_(&server),
      staff_(server.logIn("clerk@narae.example")),
      customer_(server.logIn("traveller@narae.example")),
      day_(QDate::currentDate().addDays(60).toString(Qt::ISODate).toStdString())
{
    addSelling();
    flight_ = server.send("POST", "/v1/flights", make("registerFlight", {}).body, "application/json", staff_)
                  .json()["flightId"]
                  .dump();
    const auto place = [&] {
        return server.post("/v1/reservations", order("pm_card_ok"), {customer_[0], {"Idempotency-Key", "the-booking"}});
    };
    Answer booked;
    check(waitFor([&] { return (booked = place()).status == 201; }), "the customer books");
    booked_ = booked.json();
    booking_ = booked.header("Location");
    // All that is read of it has followed.
    const std::string timeline = "/v1/purchases/" + booked_["reservationId"].dump() + "/timeline";
    check(waitFor([&] { return server.get(timeline, staff_).status == 200; }), "the view follows");
    addReading();
    addReserving();
    addIdentity();
    addOriginals();
    addWebhooks();

    fixed_ = {{Visitor::Kind::Guest, "guest", {}},
              {Visitor::Kind::Customer, "customer", customer_},
              {Visitor::Kind::Stranger, "another customer", account("customer")},
              {Visitor::Kind::Staff, "staff", staff_},
              {Visitor::Kind::Nonsense, "nonsense", bearer("nonsense")}};
    const auto ended = account("customer");
    check(server.send("DELETE", "/v1/sessions/current", "", "", ended).status == 204, "the session ends");
    fixed_.push_back({Visitor::Kind::EndedSession, "ended session", ended});
    const auto made = server.post("/v1/api-keys", {{"name", "revoked"}, {"scopes", kScopes}}, staff_).json();
    check(server.send("DELETE", "/v1/api-keys/" + made["apiKeyId"].dump(), "", "", staff_).status == 204,
          "the key goes");
    fixed_.push_back({Visitor::Kind::RevokedKey, "revoked key", bearer(made["secret"].get<std::string>())});
    std::string email;
    (void)account("customer", &email);
    const auto old = server.post("/v1/sessions", {{"email", email}, {"password", "three-words-long"}}).json();
    auto session = server.database().open();
    session->execute("UPDATE identity_sessions SET expires_at_ms = 1 WHERE id = ?",
                     {old["sessionId"].get<std::int64_t>()});
    check(!session->failure(), "the session grows old");
    fixed_.push_back({Visitor::Kind::Expired, "expired session", bearer(old["token"].get<std::string>())});
}

std::vector<Visitor> RoleCalls::visitors(const std::string& scope)
{
    auto& [with, without] = keys_[scope];
    if (with.empty()) {
        std::vector<std::string> others = kScopes;
        std::erase(others, scope);
        std::vector<std::string> own = scope.empty() ? kScopes : std::vector<std::string>{scope};
        // Who is to be sent events must be allowed to read them.
        if (scope == "webhooks:write") own.emplace_back("events:read");
        with = key(own);
        without = key(others);
    }
    std::vector<Visitor> all = fixed_;
    all.push_back({Visitor::Kind::KeyWithScope, "key with the scope", bearer(with)});
    all.push_back({Visitor::Kind::KeyWithout, "key without it", bearer(without)});
    return all;
}

std::string RoleCalls::guestQuery(const std::string& phone) const
{
    return "?locator=" + booked_["locator"].get<std::string>() + "&phone=" + phone;
}

std::string RoleCalls::key(const std::vector<std::string>& scopes)
{
    const json made = server_->post("/v1/api-keys", {{"name", "matrix"}, {"scopes", scopes}}, staff_).json();
    return made["secret"].get<std::string>();
}

ServerProcess::Headers RoleCalls::account(const std::string& role, std::string* email)
{
    const std::string address = "person" + std::to_string(next()) + "@mail.example";
    const json body{{"email", address}, {"password", "three-words-long"}, {"name", "사람"}, {"role", role}};
    check(server_->post("/v1/accounts", body, staff_).status == 201, "an account is opened");
    if (email != nullptr) *email = address;
    return server_->logIn(address, "three-words-long");
}

json RoleCalls::order(const std::string& method) const
{
    json body{{"flightId", std::stoll(flight_)},
              {"cabin", "economy"},
              {"passengers", {{{"name", "김나래"}}}},
              {"contact", {{"phone", "010-9777-0779"}}}};
    if (!method.empty()) body["paymentMethod"] = method;
    return body;
}

/// The path of a hold of the customer.
std::string RoleCalls::hold()
{
    return server_
        ->post("/v1/reservations", order(""), {customer_[0], {"Idempotency-Key", "hold-" + std::to_string(next())}})
        .header("Location");
}

void RoleCalls::addReading()
{
    const std::string reservation = booked_["reservationId"].dump();
    const auto at = [this](const std::string& operationId, const std::string& target) {
        calls_[operationId] = [target](const Visitor&) { return RoleCall{target, "", {}, {}, ""}; };
    };
    at("listAirports", "/v1/airports");
    at("searchFlights", "/v1/flight-statuses?origin=GMP");
    at("showFlightStatus", "/v1/flight-statuses/" + flight_);
    at("showSeats", "/v1/flight-statuses/" + flight_ + "/seats");
    at("followChanges", "/v1/stream?follow=false");
    at("listLowestPrices", "/v1/lowest-prices?origin=GMP&destination=CJU");
    at("listPurchases", "/v1/purchases");
    at("showTimeline", "/v1/purchases/" + reservation + "/timeline");
    at("listPayments", "/v1/payments");
    at("showPayment", "/v1/payments/" + booked_["paymentId"].dump());
    for (const auto& [operationId, report] :
         std::map<std::string, std::string>{{"reportLoadFactor", "load-factor"},
                                            {"reportRevenue", "revenue"},
                                            {"reportCancellations", "cancellations"}})
        at(operationId, "/v1/reports/" + report);
    at("reportBookingCurve", "/v1/reports/booking-curve?flightId=" + flight_);
    at("showStart", "/");
    at("isAlive", "/livez");
    at("isReady", "/readyz");
    at("showMetrics", "/metrics");
    at("showContract", "/openapi.json");
    at("showContractPage", "/docs");
    at("showHealth", "/v1/health");
    at("listDeadLetters", "/v1/dead-letters");
    at("replayDeadLetter", "/v1/dead-letters/flight/narae-1/1/replay");
    at("startAuditRun", "/v1/audit-runs");
    at("listAuditRuns", "/v1/audit-runs");
    // Only one may run at a time: this one is over before anybody else wants another.
    const std::string audit = server_->send("POST", "/v1/audit-runs", "", "", staff_).header("Location");
    check(waitFor([&] { return server_->get(audit, staff_).json()["state"] != "running"; }), "the audit ends");
    at("showAuditRun", audit);
    at("listEvents", "/v1/events?limit=1");
    at("listAuditLog", "/v1/audit");
    at("verifyAuditLog", "/v1/audit/verification");
    at("listFlights", "/v1/flights");
    at("showFlight", "/v1/flights/" + flight_);
    at("listAircraft", "/v1/aircraft");
    at("showAircraft", "/v1/aircraft/1");
    const auto customer = server_->get("/v1/account", customer_).json()["accountId"].dump();
    calls_["hearStripe"] = [](const Visitor&) {
        return RoleCall{"/v1/payment-gateway/stripe/webhook", "{}", {stripeSignature(kStripeSecret, "{}")}, {}};
    };
    calls_["showHistory"] = [customer](const Visitor& visitor) {
        const bool names = visitor.kind == Visitor::Kind::Staff;
        return RoleCall{"/v1/history" + (names ? "?customerId=" + customer : ""), "", {}, {}, ""};
    };
}

void RoleCalls::addSelling()
{
    const auto fare = [] { return json{{"amountMinor", 62000}, {"currency", "KRW"}}; };
    calls_["registerFlight"] = [this, fare](const Visitor&) {
        const json body{{"flightNumber", "NR" + std::to_string(7000 + next())},
                        {"origin", "GMP"},
                        {"destination", "CJU"},
                        {"departsAt", day_ + "T01:00:00Z"},
                        {"arrivesAt", day_ + "T02:10:00Z"},
                        {"cabins", {{{"cabin", "economy"}, {"capacity", 900}, {"price", fare()}}}}};
        return RoleCall{"/v1/flights", body.dump(), {}, {}};
    };
    calls_["reviseFlight"] = [this, fare](const Visitor&) {
        const json body{{"fares", {{{"cabin", "economy"}, {"price", fare()}}}}};
        return RoleCall{"/v1/flights/" + flight_, body.dump(), {{"If-Match", "*"}}, {}};
    };
    calls_["cancelFlight"] = [this](const Visitor&) {
        const auto flight =
            server_->send("POST", "/v1/flights", make("registerFlight", {}).body, "application/json", staff_);
        return RoleCall{flight.header("Location") + "/cancellation", R"({"reason": "typhoon"})", {}, {}};
    };
    calls_["importSchedule"] = [](const Visitor&) {
        return RoleCall{"/v1/flights/import?dryRun=true",
                        "flightNumber,origin,destination,departsAt,arrivesAt,aircraft\r\n",
                        {},
                        {},
                        "text/csv"};
    };
    const json cabins{{{"cabin", "economy"}, {"rows", 20}, {"layout", "3-3"}}};
    calls_["addAircraft"] = [this, cabins](const Visitor&) {
        return RoleCall{
            "/v1/aircraft", json{{"name", "Type " + std::to_string(next())}, {"cabins", cabins}}.dump(), {}, {}};
    };
    calls_["reviseAircraft"] = [cabins](const Visitor&) {
        return RoleCall{"/v1/aircraft/1", json{{"cabins", cabins}}.dump(), {{"If-Match", "*"}}, {}};
    };
}

} // namespace narae::testing
