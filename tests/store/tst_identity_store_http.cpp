#include "tests/store/tst_identity_store_house.hpp"

#include <QTest>
#include <algorithm>

using namespace narae;
using namespace narae::identity;
using namespace narae::identity::testing;
using namespace std::chrono_literals;
using api::Json;

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

/// A house with a member of staff in it.
struct StaffedHouse : StoredHouse {
    std::string staff;
    StaffedHouse()
    {
        check(process->open("staff@narae.example", AccountRole::Staff).has_value(), "staff there");
        staff = process->logIn("staff@narae.example");
    }
    Json registration(const std::string& email) const
    {
        return {{"email", email}, {"password", Process::kPassword}, {"name", "김나래"}, {"phone", "010-9777-0779"}};
    }
    std::string customer(const std::string& email)
    {
        process->post("/v1/accounts", registration(email));
        return process->post("/v1/sessions", {{"email", email}, {"password", Process::kPassword}})
            .body.value("token", "");
    }
};

} // namespace

class TestIdentityStoreHttp : public QObject {
    Q_OBJECT

private slots:
    void aCustomerRegistersLogsInLooksAndLeaves()
    {
        StaffedHouse house;
        const auto opened = house->post("/v1/accounts", house.registration("Nara@Example.com"));
        QCOMPARE(opened.status, 201);
        QVERIFY(opened.body["email"] == "nara@example.com");
        QVERIFY(opened.body["role"] == "customer");
        QVERIFY(opened.body["phone"] == "01097770779");
        QVERIFY(!shown(opened.body.dump()).contains("argon2"));

        const auto session =
            house->post("/v1/sessions", {{"email", "nara@example.com"}, {"password", Process::kPassword}});
        QCOMPARE(session.status, 201);
        const std::string token = session.body["token"];
        QVERIFY(session.body["account"]["accountId"] == opened.body["accountId"]);
        QVERIFY(session.body["expiresAt"] == toRfc3339(house.clock.now() + 30 * 24h));

        QVERIFY(house->get("/v1/account", token).body["name"] == "김나래");
        QCOMPARE(house->remove("/v1/sessions/current", token).status, 204);
        QCOMPARE(shown(house->get("/v1/account", token).code()), QString("session.unknown"));
    }

    void aGuestGetsNowhere()
    {
        StoredHouse house;
        using http::Method;
        for (const auto& [method, path] : std::vector<std::pair<Method, std::string>>{
                 {Method::Get, "/v1/accounts"},
                 {Method::Post, "/v1/accounts/1/closure"},
                 {Method::Get, "/v1/account"},
                 {Method::Patch, "/v1/account"},
                 {Method::Post, "/v1/account/password"},
                 {Method::Get, "/v1/sessions"},
                 {Method::Delete, "/v1/sessions/current"},
                 {Method::Delete, "/v1/sessions/1"},
                 {Method::Get, "/v1/api-keys"},
                 {Method::Post, "/v1/api-keys"},
                 {Method::Delete, "/v1/api-keys/1"},
                 {Method::Get, "/v1/audit"},
                 {Method::Get, "/v1/audit/verification"},
             })
            QVERIFY2(house->call(method, path, Json::object()).status == 401, path.c_str());
    }

    void customersAndKeysDoNotSeeWhatIsTheStaffs()
    {
        StaffedHouse house;
        const std::string customer = house.customer("nara@example.com");
        const auto key =
            house->post("/v1/api-keys", {{"name", "Agency"}, {"scopes", {"reports:read", "events:read"}}}, house.staff);
        QCOMPARE(key.status, 201);
        const std::string credential = key.body["secret"];
        for (const std::string& token : {customer, credential}) {
            QCOMPARE(house->get("/v1/accounts", token).status, 403);
            QCOMPARE(house->get("/v1/api-keys", token).status, 403);
            QCOMPARE(house->get("/v1/audit", token).status, 403);
            QCOMPARE(house->post("/v1/accounts/1/closure", Json::object(), token).status, 403);
        }
        QCOMPARE(house->get("/v1/account", credential).status, 403);
    }

    void badRegistrationsAreNamedAndChangeNothing_data()
    {
        shared_ = std::make_unique<StaffedHouse>();
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("email") << "email"
                               << "\"nara\"" << 422 << "identity.email_malformed";
        QTest::newRow("email twice") << "email"
                                     << "\"staff@narae.example\"" << 409 << "identity.email_taken";
        QTest::newRow("short password") << "password"
                                        << "\"short\"" << 422 << "identity.password_too_short";
        QTest::newRow("common password") << "password"
                                         << "\"qwertyuiop\"" << 422 << "identity.password_too_common";
        QTest::newRow("number as a password") << "password"
                                              << "1234567890" << 422 << "field.not_text";
        QTest::newRow("card number") << "name"
                                     << "\"4242 4242 4242 4242\"" << 422 << "identity.card_number_refused";
        QTest::newRow("card number as a phone") << "phone"
                                                << "\"4242-4242-4242-4242\"" << 422 << "identity.card_number_refused";
        QTest::newRow("blank name") << "name"
                                    << "\"  \"" << 422 << "identity.name_malformed";
        QTest::newRow("phone") << "phone"
                               << "\"call me\"" << 422 << "identity.phone_malformed";
        QTest::newRow("role") << "role"
                              << "\"pilot\"" << 422 << "identity.role_unknown";
        QTest::newRow("staff by a guest") << "role"
                                          << "\"staff\"" << 403 << "identity.staff_only";
        QTest::newRow("unknown field") << "admin"
                                       << "true" << 422 << "field.unknown";
    }
    void badRegistrationsAreNamedAndChangeNothing()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(int, status);
        QFETCH(QString, code);
        StaffedHouse& house = *shared_;
        Json body = house.registration("nara@example.com");
        body[field.toStdString()] = Json::parse(value.toStdString());
        const auto answer = house->post("/v1/accounts", body);
        QCOMPARE(answer.status, status);
        if (answer.code() == "request.invalid") {
            QCOMPARE(answer.body["errors"].size(), std::size_t(1));
            QVERIFY(answer.body["errors"][0]["pointer"] == "/" + field.toStdString());
            QCOMPARE(shown(answer.body["errors"][0]["code"]), code);
        } else {
            QCOMPARE(shown(answer.code()), code);
        }
        QCOMPARE(house->get("/v1/accounts", house.staff).body["items"].size(), std::size_t(1));
    }

    void allThatIsWrongIsNamedAtOnce()
    {
        StaffedHouse house;
        const auto namedOf = [](const Process::Answer& answer) {
            std::vector<std::string> named;
            for (const Json& error : answer.body.value("errors", Json::array()))
                named.push_back(error["pointer"].get<std::string>() + " " + error.value("code", "?"));
            std::sort(named.begin(), named.end());
            return named;
        };
        using Named = std::vector<std::string>;
        const auto account =
            house->post("/v1/accounts",
                        {{"email", "nara"}, {"password", "short"}, {"phone", 7}, {"role", "pilot"}, {"admin", true}});
        QCOMPARE(shown(account.code()), QString("request.invalid"));
        QCOMPARE(namedOf(account), (Named{"/admin field.unknown", "/email identity.email_malformed",
                                          "/name field.missing", "/password identity.password_too_short",
                                          "/phone field.not_text", "/role identity.role_unknown"}));
        // A card number gives the refusal its name, and the other fields are told all the same.
        const auto card = house->post(
            "/v1/accounts", {{"email", "nara"}, {"password", Process::kPassword}, {"name", "4242 4242 4242 4242"}});
        QCOMPARE(shown(card.code()), QString("identity.card_number_refused"));
        QCOMPARE(namedOf(card), (Named{"/email identity.email_malformed", "/name identity.card_number_refused"}));
        QCOMPARE(house->get("/v1/accounts", house.staff).body["items"].size(), std::size_t(1));

        const auto change =
            house->patch("/v1/account", {{"name", " "}, {"phone", "call me"}, {"email", "x"}}, house.staff);
        QCOMPARE(namedOf(change),
                 (Named{"/email field.unknown", "/name identity.name_malformed", "/phone identity.phone_malformed"}));
        QVERIFY(house->get("/v1/account", house.staff).body["name"] != " ");

        const auto key = house->post("/v1/api-keys",
                                     {{"name", " "},
                                      {"scopes", {"flights:read", "flights:delete", 7, "all"}},
                                      {"expiresAt", "2020-01-01T00:00:00Z"}},
                                     house.staff);
        QCOMPARE(namedOf(key), (Named{"/expiresAt identity.expiry_in_past", "/name identity.name_malformed",
                                      "/scopes/1 identity.scope_unknown", "/scopes/2 field.not_text",
                                      "/scopes/3 identity.scope_unknown"}));
        QCOMPARE(house->get("/v1/api-keys", house.staff).body["items"].size(), std::size_t(0));
    }

    void brokenJsonIsNamed()
    {
        StoredHouse house;
        QCOMPARE(house->call(http::Method::Post, "/v1/sessions").status, 400);
        QCOMPARE(house->post("/v1/sessions", Json::array()).status, 422);
    }

    void fiveWrongPasswordsMakeOneWait()
    {
        StaffedHouse house;
        house.customer("nara@example.com");
        const Json wrong = {{"email", "nara@example.com"}, {"password", "wrong password"}};
        for (int i = 0; i < 5; ++i)
            QCOMPARE(house->post("/v1/sessions", wrong).status, 401);
        const auto held = house->post("/v1/sessions", wrong);
        QCOMPARE(held.status, 429);
        QCOMPARE(shown(held.code()), QString("identity.try_later"));
        QVERIFY(held.body["seconds"] == "1");
    }

    void neighboursOfAnIpv6NetworkShareTheirTries()
    {
        StaffedHouse house;
        const auto tryFrom = [&](const std::string& peer, const std::string& email) {
            return house
                ->call(http::Method::Post, "/v1/sessions", {{"email", email}, {"password", "wrong password"}}, "", {},
                       peer)
                .status;
        };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tryFrom("2001:db8:1:2::" + std::to_string(i), "someone" + std::to_string(i) + "@example.com"),
                     401);
        QCOMPARE(tryFrom("2001:db8:1:2:ffff::1", "anyone@example.com"), 429);
        QCOMPARE(tryFrom("2001:db8:1:3::1", "anyone@example.com"), 401);
    }

    void onesOwnSessionsAreListedAndEnded()
    {
        StaffedHouse house;
        const std::string first = house.customer("nara@example.com");
        const std::string second = house->logIn("nara@example.com");
        const std::string others = house.customer("mina@example.com");
        const auto list = house->get("/v1/sessions", first);
        QCOMPARE(list.body["items"].size(), std::size_t(2));
        QVERIFY(list.body["items"][0]["current"] == false);
        QVERIFY(list.body["items"][1]["current"] == true);
        QVERIFY(list.body["items"][1]["client"] == "httpie/3.2 (나래)");
        QVERIFY(!shown(list.body.dump()).contains("hash"));

        const std::string path = "/v1/sessions/" + list.body["items"][0]["sessionId"].dump();
        QCOMPARE(house->remove(path, others).status, 404);
        QCOMPARE(house->remove(path, first).status, 204);
        QCOMPARE(house->remove(path, first).status, 204);
        QCOMPARE(house->get("/v1/account", second).status, 401);
        QCOMPARE(house->get("/v1/account", first).status, 200);
        QCOMPARE(house->get("/v1/sessions", first).body["items"].size(), std::size_t(1));
    }

    void theAccountIsChangedFieldByField()
    {
        StaffedHouse house;
        const std::string token = house.customer("nara@example.com");
        QVERIFY(house->patch("/v1/account", {{"name", "이나래"}}, token).body["phone"] == "01097770779");
        QVERIFY(house->patch("/v1/account", {{"phone", nullptr}}, token).body["phone"].is_null());
        QVERIFY(house->get("/v1/account", token).body["name"] == "이나래");
        QCOMPARE(house->patch("/v1/account", {{"email", "x@example.com"}}, token).status, 422);
        QCOMPARE(shown(house->patch("/v1/account", {{"name", "4242424242424242"}}, token).code()),
                 QString("identity.card_number_refused"));
    }

    void aPasswordIsChangedFromHere()
    {
        StaffedHouse house;
        const std::string here = house.customer("nara@example.com");
        const std::string there = house->logIn("nara@example.com");
        QCOMPARE(house
                     ->post("/v1/account/password",
                            {{"currentPassword", "wrong password"}, {"newPassword", "a kite over Busan"}}, here)
                     .status,
                 403);
        QCOMPARE(house
                     ->post("/v1/account/password",
                            {{"currentPassword", Process::kPassword}, {"newPassword", "a kite over Busan"}}, here)
                     .status,
                 204);
        QCOMPARE(house->get("/v1/account", here).status, 200);
        QCOMPARE(house->get("/v1/account", there).status, 401);
    }

    void staffMakeStaffCloseAccountsAndLeaveATrail()
    {
        StaffedHouse house;
        Json wish = house.registration("second@narae.example");
        wish["role"] = "staff";
        QCOMPARE(house->post("/v1/accounts", wish, house.staff).status, 201);
        const std::string customer = house.customer("nara@example.com");
        const std::string id = house->get("/v1/account", customer).body["accountId"].dump();
        const auto closed = house->post("/v1/accounts/" + id + "/closure", Json::object(), house.staff);
        QVERIFY(closed.body["state"] == "closed");
        QCOMPARE(house->get("/v1/account", customer).status, 401);
        QCOMPARE(house->post("/v1/accounts/1/closure", Json::object(), house.staff).status, 409);
        QCOMPARE(house->post("/v1/accounts/999/closure", Json::object(), house.staff).status, 404);

        const auto audit = house->get("/v1/audit", house.staff);
        const Json& items = audit.body["items"];
        QCOMPARE(items.size(), std::size_t(5)); // The log-in, the new account, and three closures.
        QVERIFY(items[0]["outcome"] == "404");
        QVERIFY(items[2]["action"] == "POST /v1/accounts/{accountId}/closure");
        QVERIFY(items[2]["subject"] == "/v1/accounts/" + id + "/closure");
        QVERIFY(items[2]["actor"] == "staff@narae.example");
        QVERIFY(items[4]["action"] == "session.opened");
        QVERIFY(!shown(audit.body.dump()).contains("kite"));
        const auto verified = house->get("/v1/audit/verification", house.staff);
        QVERIFY(verified.body["holds"] == true && verified.body["entries"] == 5);
        house.stored.open()->execute("UPDATE identity_audit SET actor = 'nobody' WHERE seq = 2");
        const auto broken = house->get("/v1/audit/verification", house.staff);
        QVERIFY(broken.body["holds"] == false && broken.body["firstBreak"]["seq"] == 2);
    }

    void theAuditLogIsFilteredAndPaged()
    {
        StaffedHouse house;
        for (int i = 0; i < 7; ++i) {
            house.clock.advance(1min);
            (void)house->identity.desk().carryOut(
                RecordAudit{{i % 2 ? "api-key 1 Agency" : "staff@narae.example", "PATCH /v1/flights/{flightId}",
                             "/v1/flights/" + std::to_string(i), "200", ""}},
                "");
        }
        const auto filtered = house->get("/v1/audit", house.staff, {{"actor", "api-key 1 Agency"}, {"limit", "2"}});
        QVERIFY(filtered.body["items"].size() == 2 && filtered.body["hasMore"] == true);
        const auto rest = house->get("/v1/audit", house.staff,
                                     {{"actor", "api-key 1 Agency"}, {"limit", "2"}, {"after", filtered.body["next"]}});
        QVERIFY(rest.body["items"].size() == 1 && rest.body["hasMore"] == false && rest.body["next"].is_null());
        const std::string from = toRfc3339(house.clock.now() - 2min);
        QCOMPARE(house->get("/v1/audit", house.staff, {{"from", from}}).body["items"].size(), std::size_t(3));
        QCOMPARE(house->get("/v1/audit", house.staff, {{"to", from}, {"action", "PATCH /v1/flights/{flightId}"}})
                     .body["items"]
                     .size(),
                 std::size_t(4));
        QCOMPARE(house->get("/v1/audit", house.staff, {{"from", "yesterday"}}).status, 422);
        QCOMPARE(house->get("/v1/audit", house.staff, {{"after", "bm90IGEgbnVtYmVy"}}).status, 422);
    }

    void keysAreShownOnceListedAndRevoked()
    {
        StaffedHouse house;
        const auto made = house->post("/v1/api-keys", {{"name", "Agency"}, {"scopes", {"flights:read"}}}, house.staff);
        QVERIFY(made.body["secret"].get<std::string>().starts_with("nk_1_"));
        QCOMPARE(house->post("/v1/api-keys", {{"name", "A"}, {"scopes", {"flights:delete"}}}, house.staff).status, 422);
        QCOMPARE(house->post("/v1/api-keys", {{"name", "A"}, {"scopes", Json::array()}}, house.staff).status, 422);
        QCOMPARE(house
                     ->post("/v1/api-keys",
                            {{"name", "A"}, {"scopes", {"flights:read"}}, {"expiresAt", "2020-01-01T00:00:00Z"}},
                            house.staff)
                     .status,
                 422);
        const auto list = house->get("/v1/api-keys", house.staff);
        QCOMPARE(list.body["items"].size(), std::size_t(1));
        QVERIFY(!list.body["items"][0].contains("secret"));
        const std::string bearer = "Bearer " + made.body["secret"].get<std::string>();
        QVERIFY(house->identity.authenticator().authenticate(bearer));
        QCOMPARE(house->remove("/v1/api-keys/1", house.staff).status, 204);
        QVERIFY(!house->identity.authenticator().authenticate(bearer));
        QCOMPARE(house->remove("/v1/api-keys/2", house.staff).status, 404);
        QCOMPARE(house->remove("/v1/api-keys/x", house.staff).status, 404);
    }

    void accountsAreListedAndFound()
    {
        StaffedHouse house;
        for (const char* email : {"a@example.com", "b@example.com", "c@example.com"})
            house.customer(email);
        const auto first = house->get("/v1/accounts", house.staff, {{"limit", "3"}});
        QVERIFY(first.body["items"][0]["email"] == "c@example.com" && first.body["hasMore"] == true);
        const auto last = house->get("/v1/accounts", house.staff, {{"limit", "3"}, {"after", first.body["next"]}});
        QCOMPARE(last.body["items"].size(), std::size_t(1));
        QCOMPARE(house->get("/v1/accounts", house.staff, {{"role", "staff"}}).body["items"].size(), std::size_t(1));
        QCOMPARE(house->get("/v1/accounts", house.staff, {{"email", "B@example.com"}}).body["items"].size(),
                 std::size_t(1));
        QCOMPARE(house->get("/v1/accounts", house.staff, {{"role", "pilot"}}).status, 422);
    }

private:
    /// A house in which nothing changes.
    std::unique_ptr<StaffedHouse> shared_;
};

QTEST_GUILESS_MAIN(TestIdentityStoreHttp)
#include "tst_identity_store_http.moc"
