#include "common/base/check.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/support/webhook_receiver.hpp"

#include <QDate>
#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

constexpr auto kEndpoints = "/v1/webhook-endpoints";

} // namespace

/// The real server tells real receivers of what happens: signed, in order, again after failures, and after its own
/// death.
class TestWebhooks : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::int64_t flight_ = 0;

    json add(const WebhookReceiver& receiver, const json& types = json::array(),
             std::optional<ServerProcess::Headers> who = {})
    {
        const auto added = airline_->server.post(kEndpoints, {{"url", receiver.url()}, {"types", types}},
                                                 who.value_or(airline_->staff));
        narae::check(added.status == 201, "an endpoint is added");
        return added.json();
    }
    static std::string pathOf(const json& endpoint) { return kEndpoints + ("/" + endpoint["endpointId"].dump()); }
    void remove(const json& endpoint)
    {
        QCOMPARE(airline_->server.send("DELETE", pathOf(endpoint), "", "", airline_->staff).status, 204);
    }
    json deliveries(const json& endpoint, const std::string& query = "")
    {
        return airline_->server.get(pathOf(endpoint) + "/deliveries" + query, airline_->staff).json()["items"];
    }
    int book() { return airline_->book(Airline::order(flight_, 1)).status; }
    template <typename... Scope>
    ServerProcess::Headers key(const Scope&... scopes)
    {
        const json names = json::array({scopes...});
        const auto made =
            airline_->server.post("/v1/api-keys", {{"name", "agency"}, {"scopes", names}}, airline_->staff).json();
        return {{"Authorization", "Bearer " + made["secret"].get<std::string>()}};
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("webhooks.private_addresses", "true");
        airline_->server.setting("webhooks.first_pause_ms", "20");
        airline_->server.setting("webhooks.deadline_ms", "2000");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(10);
    }

    void whatHappensIsToldSignedAndInOrder()
    {
        WebhookReceiver receiver;
        WebhookReceiver narrow;
        const json endpoint = add(receiver);
        const json other = add(narrow, {"ReservationConfirmed"});
        receiver.expect({endpoint["secret"]});
        narrow.expect({other["secret"]});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] { return narrow.messages().size() == 3 && receiver.count("FlightSeatRequested") == 3; }));
        for (const json& message : narrow.messages())
            QCOMPARE(message["type"].get<std::string>(), std::string("ReservationConfirmed"));
        std::int64_t last = 0;
        for (const json& message : receiver.messages()) {
            QCOMPARE(message["specversion"].get<std::string>(), std::string("1.0"));
            QVERIFY(message["seq"].get<std::int64_t>() > last);
            last = message["seq"];
        }
        QCOMPARE(receiver.unsigned_(), 0);
        QCOMPARE(narrow.unsigned_(), 0);
        const json told = deliveries(other, "?state=delivered");
        QCOMPARE(told.size(), std::size_t(3));
        QCOMPARE(told[0]["lastStatus"].get<int>(), 200);
        remove(endpoint);
        remove(other);
    }

    void failuresAreTriedAgainInOrderAndDelayNobodyElse()
    {
        WebhookReceiver failing;
        WebhookReceiver well;
        const json endpoint = add(failing, {"ReservationConfirmed"});
        const json other = add(well, {"ReservationConfirmed"});
        failing.expect({endpoint["secret"]});
        failing.answersWith(500);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] { return well.messages().size() == 3 && failing.refused() >= 3; }));
        // The first one alone is tried: what comes later waits for it.
        QCOMPARE(failing.refusedIds().size(), std::size_t(1));
        const json waiting = deliveries(endpoint, "?state=pending");
        QCOMPARE(waiting.size(), std::size_t(3));
        QCOMPARE(waiting[2]["trouble"].get<std::string>(), std::string("status_500"));
        failing.answersWith(204);
        QVERIFY(waitFor([&] { return failing.messages().size() == 3; }));
        QVERIFY(failing.messages()[0]["seq"] < failing.messages()[1]["seq"]);
        QVERIFY(failing.messages()[1]["seq"] < failing.messages()[2]["seq"]);
        QCOMPARE(failing.unsigned_(), 0);
        // A redirect is an answer like any other, and is not followed.
        failing.answersWith(302);
        QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] {
            const json items = deliveries(endpoint, "?state=pending");
            return items.size() == 1 && items[0]["lastStatus"] == 302;
        }));
        QCOMPARE(airline_->server.get(pathOf(endpoint), airline_->staff).json()["trouble"].get<std::string>(),
                 std::string("status_302"));
        remove(endpoint);
        remove(other);
    }

    void aDeliveryIsReplayedUnderTheSameId()
    {
        WebhookReceiver receiver;
        const json endpoint = add(receiver, {"ReservationConfirmed"});
        QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] { return deliveries(endpoint, "?state=delivered").size() == 1; }));
        const json delivery = deliveries(endpoint)[0];
        const std::string path = pathOf(endpoint) + "/deliveries/" + delivery["deliveryId"].dump() + "/replay";
        QCOMPARE(airline_->server.send("POST", path, "", "", airline_->staff).status, 202);
        QVERIFY(waitFor([&] { return receiver.ids().size() == 2; }));
        QCOMPARE(receiver.ids()[0], receiver.ids()[1]);
        QCOMPARE(receiver.ids()[0], delivery["messageId"].get<std::string>());
        QCOMPARE(airline_->server.send("POST", pathOf(endpoint) + "/deliveries/999999/replay", "", "", airline_->staff)
                     .code(),
                 std::string("webhook.delivery_unknown"));
        remove(endpoint);
    }

    void forADayBothSecretsSign()
    {
        WebhookReceiver receiver;
        const json endpoint = add(receiver);
        const auto exchanged = airline_->server.send("POST", pathOf(endpoint) + "/secret", "", "", airline_->staff);
        QCOMPARE(exchanged.status, 200);
        QVERIFY(exchanged.json()["secret"] != endpoint["secret"]);
        QVERIFY(!exchanged.json()["oldSecretUntil"].is_null());
        receiver.expect({exchanged.json()["secret"], endpoint["secret"]});
        QCOMPARE(airline_->server.send("POST", pathOf(endpoint) + "/ping", "", "", airline_->staff).status, 202);
        QVERIFY(waitFor([&] { return receiver.count("webhook.ping") == 1; }));
        QCOMPARE(receiver.unsigned_(), 0);
        QVERIFY(airline_->server.get(kEndpoints, airline_->staff).body.find("whsec_") == std::string::npos);
        QVERIFY(!airline_->anyFileHolds(QByteArray::fromStdString(endpoint["secret"].get<std::string>().substr(6))));
        remove(endpoint);
    }

    void anIntegrationSeesItsOwnOnly()
    {
        WebhookReceiver receiver;
        const auto one = key("webhooks:write", "events:read");
        const auto two = key("webhooks:write", "events:read");
        const json endpoint = add(receiver, json::array(), one);
        QCOMPARE(airline_->server.get(kEndpoints, one).json()["items"].size(), std::size_t(1));
        QCOMPARE(airline_->server.get(kEndpoints, two).json()["items"].size(), std::size_t(0));
        for (const char* below : {"", "/deliveries"})
            QCOMPARE(airline_->server.get(pathOf(endpoint) + below, two).code(), std::string("webhook.unknown"));
        for (const char* below : {"/secret", "/ping", "/deliveries/1/replay"})
            QCOMPARE(airline_->server.send("POST", pathOf(endpoint) + below, "", "", two).code(),
                     std::string("webhook.unknown"));
        QCOMPARE(airline_->server.send("DELETE", pathOf(endpoint), "", "", two).status, 404);
        QCOMPARE(airline_->server.get(kEndpoints, key("flights:read")).status, 403);
        // Who may not read events is not sent them either.
        const Answer deaf = airline_->server.post(kEndpoints, {{"url", receiver.url()}}, key("webhooks:write"));
        QCOMPARE(deaf.code(), std::string("access.scope_missing"));
        QCOMPARE(deaf.json()["missingScope"].get<std::string>(), std::string("events:read"));
        remove(endpoint);
    }

    /// A key that leaked and was revoked: nobody is told any more who asked under it.
    void whoseKeyHasEndedIsToldNothing()
    {
        const auto made = airline_->server
                              .post("/v1/api-keys", {{"name", "agency"}, {"scopes", {"webhooks:write", "events:read"}}},
                                    airline_->staff)
                              .json();
        WebhookReceiver receiver;
        WebhookReceiver others;
        const json endpoint =
            add(receiver, {"ReservationConfirmed"},
                ServerProcess::Headers{{"Authorization", "Bearer " + made["secret"].get<std::string>()}});
        const json other = add(others, {"ReservationConfirmed"});
        QVERIFY(endpoint["apiKeyId"] == made["apiKeyId"]);
        QVERIFY(other["apiKeyId"].is_null());
        QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] { return receiver.messages().size() == 1; }));
        const std::string key = "/v1/api-keys/" + made["apiKeyId"].dump();
        QCOMPARE(airline_->server.send("DELETE", key, "", "", airline_->staff).status, 204);
        const auto shown = [&] { return airline_->server.get(pathOf(endpoint), airline_->staff).json(); };
        QVERIFY(waitFor([&] { return shown()["state"] == "disabled"; }, std::chrono::seconds(15)));
        QCOMPARE(shown()["trouble"].get<std::string>(), std::string("key_ended"));
        QCOMPARE(book(), 201);
        QCOMPARE(airline_->server.send("POST", pathOf(endpoint) + "/ping", "", "", airline_->staff).status, 202);
        QVERIFY(waitFor([&] { return others.messages().size() == 2; }));
        QCOMPARE(receiver.ids().size(), std::size_t(1));
        remove(endpoint);
        remove(other);
    }

    /// A whole schedule is told in few commits, to each of them; and when they are removed, what waited for them goes.
    void manyEndpointsHearOfManyEventsAtOnce()
    {
        constexpr int kMany = 20;
        constexpr int kFlights = 300;
        WebhookReceiver receiver;
        receiver.answersWith(503);
        std::vector<json> endpoints;
        for (int i = 0; i < kMany; ++i)
            endpoints.push_back(add(receiver));
        const auto day = QDate::currentDate().addDays(40).toString(Qt::ISODate).toStdString();
        std::string csv = "flightNumber,origin,destination,departsAt,arrivesAt,aircraft,economyPrice,"
                          "currency\r\n";
        for (int i = 0; i < kFlights; ++i)
            csv += "NR" + std::to_string(5000 + i) + ",GMP,CJU," + day + "T03:00:00Z," + day +
                   "T04:10:00Z,ATR 72-600,61000,KRW\r\n";
        const auto report = airline_->server.send("POST", "/v1/flights/import", csv, "text/csv", airline_->staff);
        QVERIFY2(report.status == 200 && report.json()["refused"] == 0, report.body.substr(0, 900).c_str());
        const auto queued = [&] { return airline_->figure("SELECT COUNT(*) FROM webhooks_deliveries"); };
        QVERIFY2(waitFor([&] { return queued() >= kMany * kFlights; }, std::chrono::seconds(30)),
                 qPrintable(QString::number(queued())));
        QVERIFY(airline_->server.running());
        for (const json& endpoint : endpoints)
            remove(endpoint);
        QVERIFY(waitFor([&] { return queued() == 0; }, std::chrono::seconds(30)));
        QVERIFY(waitFor([&] { return airline_->figure("SELECT COUNT(*) FROM webhooks_endpoints") == 0; }));
    }

    void aServerThatDiesGoesOnWhereItWas()
    {
        WebhookReceiver receiver;
        const json endpoint = add(receiver, {"ReservationConfirmed"});
        receiver.expect({endpoint["secret"]});
        receiver.answersWith(503);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(book(), 201);
        QVERIFY(waitFor([&] { return receiver.refused() > 0 && deliveries(endpoint).size() == 3; }));
        airline_->server.kill();
        receiver.answersWith(200);
        QVERIFY2(airline_->server.start(), airline_->server.log().constData());
        QVERIFY(waitFor([&] { return receiver.messages().size() >= 3; }));
        QVERIFY(waitFor([&] { return deliveries(endpoint, "?state=delivered").size() == 3; }));
        QCOMPARE(receiver.unsigned_(), 0);
        remove(endpoint);
        QVERIFY(airline_->settle());
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
    }
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
