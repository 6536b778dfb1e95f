#include "tests/api/contract_life.hpp"
#include "tests/support/signed_message.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <map>
#include <set>

namespace narae::testing {

using nlohmann::json;

void ContractLife::accountsAndSessions()
{
    json person{{"email", "minji@mail.example"},
                {"password", "three-words-long"},
                {"name", "이민지"},
                {"phone", "010-1234-5678"}};
    const auto opened = server_->post("/v1/accounts", person);
    QVERIFY2(opened.status == 201, opened.body.c_str());
    QCOMPARE(server_->post("/v1/accounts", person).status, 409);
    for (const auto& [field, value] : std::map<std::string, std::string>{{"password", "short"},
                                                                         {"email", "nobody"},
                                                                         {"name", "4111111111111111"},
                                                                         {"phone", "x"},
                                                                         {"role", "king"}}) {
        json wrong = person;
        wrong["email"] = "other@mail.example";
        wrong[field] = value;
        QCOMPARE(server_->post("/v1/accounts", wrong).status, 422);
    }
    person["role"] = "staff";
    QCOMPARE(server_->post("/v1/accounts", person).status, 403);
    QCOMPARE(server_->get("/v1/accounts?role=customer&limit=1&email=minji@mail.example", staff_).json()["items"].size(),
             std::size_t(1));
    auto minji = server_->logIn("minji@mail.example", "three-words-long");
    QCOMPARE(server_->post("/v1/sessions", {{"email", "minji@mail.example"}, {"password", "x"}}).status, 401);
    const auto second =
        server_->post("/v1/sessions", {{"email", "minji@mail.example"}, {"password", "three-words-long"}});
    QCOMPARE(server_->get("/v1/account", minji).status, 200);
    QCOMPARE(patch("/v1/account", {{"phone", nullptr}, {"name", "민지"}}, minji).status, 200);
    QCOMPARE(server_->get("/v1/sessions", minji).json()["items"].size(), std::size_t(2));
    QCOMPARE(remove("/v1/sessions/" + idIn(second, "sessionId"), minji).status, 204);
    QCOMPARE(remove("/v1/sessions/99999", minji).status, 404);
    json change{{"currentPassword", "wrong"}, {"newPassword", "four-longer-words-now"}};
    QCOMPARE(server_->post("/v1/account/password", change, minji).status, 403);
    change["currentPassword"] = "three-words-long";
    QCOMPARE(server_->post("/v1/account/password", change, minji).status, 204);
    QCOMPARE(remove("/v1/sessions/current", minji).status, 204);
    QCOMPARE(server_->get("/v1/account", minji).status, 401);
    QCOMPARE(server_->send("POST", "/v1/accounts/" + idIn(opened, "accountId") + "/closure", "", "", staff_).status,
             200);
    QCOMPARE(server_->send("POST", "/v1/accounts/99999/closure", "", "", staff_).status, 404);
    while (server_->post("/v1/sessions", {{"email", "x@mail.example"}, {"password", "x"}}).status == 401) {
    }
    QCOMPARE(server_->post("/v1/sessions", {{"email", "x@mail.example"}, {"password", "x"}}).status, 429);
}

void ContractLife::keysAndTheAuditLog()
{
    const json wish{
        {"name", "여행사"}, {"scopes", {"reservations:read", "flights:read"}}, {"expiresAt", day_ + "T00:00:00+09:00"}};
    const auto key = server_->post("/v1/api-keys", wish, staff_);
    QVERIFY2(key.status == 201, key.body.c_str());
    const Headers bearer{{"Authorization", "Bearer " + key.json()["secret"].get<std::string>()}};
    QCOMPARE(server_->get("/v1/flights?limit=1", bearer).status, 200);
    QCOMPARE(server_->get("/v1/payments", bearer).status, 403);
    QCOMPARE(server_->post("/v1/api-keys", {{"name", "x"}, {"scopes", {"all"}}}, staff_).status, 422);
    json late = wish;
    late["expiresAt"] = "2020-01-01T00:00:00Z";
    QCOMPARE(server_->post("/v1/api-keys", late, staff_).status, 422);
    QCOMPARE(server_->get("/v1/api-keys", staff_).status, 200);
    QCOMPARE(remove("/v1/api-keys/" + idIn(key, "apiKeyId"), staff_).status, 204);
    QCOMPARE(remove("/v1/api-keys/99999", staff_).status, 404);
    QCOMPARE(server_->get("/v1/flights", bearer).status, 401);
    const json log =
        server_->get("/v1/audit?limit=2&actor=clerk@narae.example&from=2020-01-01T00:00:00Z", staff_).json();
    QCOMPARE(server_->get("/v1/audit?limit=2&after=" + log["next"].get<std::string>(), staff_).status, 200);
    QCOMPARE(server_->get("/v1/audit?from=yesterday", staff_).status, 422);
    QCOMPARE(server_->get("/v1/audit/verification", staff_).json()["holds"].get<bool>(), true);
}

void ContractLife::whatAnOperatorAsks()
{
    for (const char* probe : {"/", "/livez", "/readyz", "/metrics"})
        QCOMPARE(server_->get(probe).status, 200);
    QCOMPARE(server_->get("/v1/health", staff_).status, 200);
    const json events = server_->get("/v1/events?limit=1", staff_).json();
    QCOMPARE(events["items"][0]["seq"].get<int>(), 1);
    QCOMPARE(server_->get("/v1/events?wait=1&after=" + events["next"].get<std::string>(), staff_).status, 200);
    QCOMPARE(server_->get("/v1/events?after=nowhere", staff_).status, 422);
    const auto audit = server_->send("POST", "/v1/audit-runs", "", "", staff_);
    QVERIFY2(audit.status == 202, audit.body.c_str());
    QVERIFY(waitFor([&] { return server_->get(audit.header("Location"), staff_).json()["state"] != "running"; }));
    QCOMPARE(server_->get("/v1/audit-runs", staff_).json()["items"].size(), std::size_t(1));
    QCOMPARE(server_->get("/v1/audit-runs/1", staff_).status, 404);
    const std::string stripe = "/v1/payment-gateway/stripe/webhook";
    QCOMPARE(server_->post(stripe, json::object(), {stripeSignature("whsec_contract", "{}")}).status, 204);
    QCOMPARE(server_->post(stripe, json::object(), {stripeSignature("whsec_another", "{}")}).status, 400);
    const json start = server_->get("/").json();
    for (const char* path : {"/v1/nothing", "/docs/", "/nothing"}) {
        const auto nothing = server_->get(path);
        QCOMPARE(nothing.status, 404);
        for (const char* place : {"docs", "contract"}) {
            QCOMPARE(nothing.json().value(place, ""), start.value(place, "?"));
            QCOMPARE(server_->get(start.value(place, "?")).status, 200);
        }
    }
    QCOMPARE(server_->get(start.value("health", "?")).status, 200);
    QCOMPARE(remove("/v1/flights", staff_).status, 405);
}

void ContractLife::deadLettersComeInPagesAndAreReplayedOnce()
{
    const std::string timeline = "/v1/purchases/" + booked_["reservationId"].dump() + "/timeline";
    const json events = server_->get(timeline, staff_).json()["items"];
    auto session = server_->database().open();
    // Three of one moment, among them one that payment has applied already and takes for the same again.
    json cancelled;
    for (const json& event : events)
        if (event["type"] == "ReservationCancelled") cancelled = event;
    for (const std::string reader : {"flight", "reservation", "payment"})
        session->execute("INSERT INTO event_dead_letters (reader, writer, seq, type, reason, buried_at_ms) VALUES "
                         "(?, ?, ?, ?, ?, ?)",
                         {reader, cancelled["writer"].get<std::string>(), cancelled["seq"].get<std::int64_t>(),
                          "ReservationCancelled", "payment.refund_differs", std::int64_t{1'790'000'000'000}});
    QVERIFY(!session->failure());
    std::set<std::string> readers;
    std::string after;
    for (int page = 0; page < 4; ++page) {
        const json list = server_->get("/v1/dead-letters?limit=1" + after, staff_).json();
        readers.insert(list["items"][0]["reader"].get<std::string>());
        QCOMPARE(list["hasMore"].get<bool>(), page < 2);
        if (!list["hasMore"].get<bool>()) break;
        after = "&after=" + list["next"].get<std::string>();
    }
    QCOMPARE(readers.size(), std::size_t(3));
    QCOMPARE(server_->get("/v1/dead-letters?after=MTc", staff_).status, 422);
    const std::string letter = "/v1/dead-letters/payment/" + cancelled["id"].get<std::string>() + "/replay";
    QCOMPARE(server_->send("POST", letter, "", "", staff_).status, 204);
    QCOMPARE(server_->send("POST", letter, "", "", staff_).status, 404);
}

void ContractLife::eventsAreTold()
{
    const std::string endpoints = "/v1/webhook-endpoints";
    QCOMPARE(server_->post(endpoints, {{"url", "https://127.0.0.1/"}}, staff_).status, 422);
    const auto added = server_->post(endpoints, {{"url", "https://agency.invalid/told"}}, staff_);
    QVERIFY2(added.status == 201, added.body.c_str());
    const std::string endpoint = added.header("Location");
    QCOMPARE(server_->get(endpoints, staff_).status, 200);
    QCOMPARE(server_->get(endpoint, staff_).status, 200);
    QCOMPARE(server_->get(endpoints + "/99999", staff_).status, 404);
    QCOMPARE(server_->send("POST", endpoint + "/secret", "", "", staff_).status, 200);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(server_->send("POST", endpoint + "/ping", "", "", staff_).status, 202);
    const auto dead = [&] { return server_->get(endpoint + "/deliveries?state=dead&limit=1", staff_).json(); };
    // Nobody is there of that name, and a ping is tried once. A resolver may take its time to say so.
    QVERIFY(waitFor([&] { return dead()["hasMore"] == true; }, std::chrono::seconds(60)));
    const std::string rest = "/deliveries?limit=1&after=" + dead()["next"].get<std::string>();
    QCOMPARE(server_->get(endpoint + rest, staff_).json()["items"].size(), std::size_t(1));
    QCOMPARE(server_->get(endpoint + "/deliveries?state=lost", staff_).status, 422);
    const std::string delivery = endpoint + "/deliveries/" + dead()["items"][0]["deliveryId"].dump() + "/replay";
    QCOMPARE(server_->send("POST", delivery, "", "", staff_).status, 202);
    QCOMPARE(server_->send("POST", endpoint + "/deliveries/99999/replay", "", "", staff_).status, 404);
    QCOMPARE(remove(endpoint, staff_).status, 204);
    QCOMPARE(remove(endpoint, staff_).status, 404);
}

void ContractLife::theOriginalsCalls()
{
    const auto flight = server_->post(
        "/flights", {{"flightName", "CH777"}, {"destination", "korea"}, {"price", "300000"}, {"seat", "100"}});
    QCOMPARE(flight.status, 201);
    const std::string id = idIn(flight, "flightId");
    QCOMPARE(server_->post("/flights", {{"flightName", "CH777"}, {"price", -1}}).status, 422);
    QCOMPARE(server_->get("/flights?after=" + std::to_string(std::stoll(id) - 1)).json()["_embedded"]["flights"].size(),
             std::size_t(1));
    QCOMPARE(server_->get("/flights/" + id).status, 200);
    QCOMPARE(server_->get("/flights/99999").status, 404);
    QVERIFY(waitFor([&] { return server_->get("/flightStatuses/" + id).status == 200; }));
    for (const char* path : {"/flightStatuses", "/cqrs/flightStatuses"}) {
        QCOMPARE(server_->get(path).status, 200);
        QCOMPARE(server_->get(std::string(path) + "/" + id).status, 200);
        QCOMPARE(server_->get(std::string(path) + "/99999").status, 404);
    }
    json place{
        {"flightId", id}, {"reserveStatus", "place"}, {"count", "1"}, {"price", "300000"}, {"phone", "01097770779"}};
    Answer placed;
    QVERIFY(waitFor([&] { return (placed = server_->post("/reservations", place)).code() != "flight.unknown"; }));
    QCOMPARE(placed.status, 201);
    const std::string reservation = idIn(placed, "reservationId");
    QCOMPARE(server_->post("/reservations", place, {{"Idempotency-Key", std::string(300, 'k')}}).status, 400);
    QCOMPARE(server_->post("/reservations", place, keyed({})).status, 201);
    place["paymentMethod"] = "pm_card_declined";
    QCOMPARE(server_->post("/reservations", place).status, 402);
    place["paymentMethod"] = "pm_card_lost";
    QCOMPARE(server_->post("/reservations", place).status, 202);
    place["price"] = "1";
    QCOMPARE(server_->post("/reservations", place).status, 422);
    QCOMPARE(server_->get("/reservations/" + reservation).status, 200);
    QCOMPARE(server_->get("/reservations/99999").status, 404);
    const json cancel{{"reservationId", reservation}, {"count", "1"}, {"reserveStatus", "cancel"}};
    for (int i = 0; i < 2; ++i)
        QCOMPARE(server_->post("/reservations", cancel).status, 200);
    const json pays = server_->get("/pays?limit=5").json()["_embedded"]["pays"];
    QCOMPARE(server_->get("/pays/" + pays[0]["payId"].dump()).status, 200);
    QCOMPARE(server_->get("/pays/99999").status, 404);
}

} // namespace narae::testing
