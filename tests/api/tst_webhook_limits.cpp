#include "server/platform/http/outside_client.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/rude_receiver.hpp"
#include "tests/support/self_signed.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/support/webhook_receiver.hpp"

#include <QTest>

using namespace narae;
using namespace narae::testing;
using nlohmann::json;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace {

http::Delivered post(const http::Destination& to, http::Reach reach = http::Reach::Anywhere,
                     milliseconds longest = milliseconds(5000))
{
    const http::SignalEvent ended;
    return http::postOutside(to, reach, {}, "{}", "application/json", {Steady::now() + longest, ended});
}

/// An airline of its own, and somebody who is told of its bookings and refuses them.
struct Refusing {
    Refusing(const QString& firstPauseMs, const QString& giveUpSeconds)
    {
        airline.server.setting("webhooks.private_addresses", "true");
        airline.server.setting("webhooks.first_pause_ms", firstPauseMs);
        airline.server.setting("webhooks.give_up_seconds", giveUpSeconds);
        check(airline.open(), "the server starts");
        flight = airline.offer(1);
        receiver.answersWith(500);
        const Answer added = airline.server.post(
            "/v1/webhook-endpoints", {{"url", receiver.url()}, {"types", {"ReservationConfirmed"}}}, airline.staff);
        check(added.status == 201, "an endpoint is added");
        path = added.header("Location");
    }
    int book() { return airline.book(Airline::order(flight, 1)).status; }
    int ping() { return airline.server.send("POST", path + "/ping", "", "", airline.staff).status; }
    std::string state() { return airline.server.get(path, airline.staff).json()["state"]; }
    std::size_t count(const std::string& which)
    {
        return airline.server.get(path + "/deliveries?state=" + which, airline.staff).json()["items"].size();
    }

    Airline airline;
    WebhookReceiver receiver;
    std::int64_t flight = 0;
    std::string path;
};

} // namespace

/// What webhooks may not do: call this machine or a private network, whoever asks; and go on for ever.
class TestWebhookLimits : public QObject {
    Q_OBJECT

private slots:
    void onlyAddressesOfTheWorldArePublic_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPublic");
        for (const char* yes : {"8.8.8.8", "172.15.255.255", "172.32.0.1", "2606:4700::1111", "100.63.0.1"})
            QTest::newRow(yes) << yes << true;
        for (const char* no : {"127.0.0.1",
                               "0.0.0.0",
                               "10.1.2.3",
                               "100.64.0.1",
                               "169.254.169.254",
                               "172.16.0.1",
                               "172.31.255.255",
                               "192.168.1.1",
                               "198.19.0.1",
                               "203.0.113.9",
                               "224.0.0.1",
                               "255.255.255.255",
                               "::1",
                               "::",
                               "::ffff:127.0.0.1",
                               "64:ff9b::7f00:1",
                               "fe80::1",
                               "fc00::1",
                               "2002:7f00:1::",
                               "2001:db8::1",
                               "no address"})
            QTest::newRow(no) << no << false;
    }
    void onlyAddressesOfTheWorldArePublic()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPublic);
        QCOMPARE(http::isPublicAddress(address.toStdString()), isPublic);
    }

    void aNameThatLeadsHereIsNotCalled()
    {
        WebhookReceiver receiver;
        const auto call = [&](const std::string& host, bool encrypted, http::Reach reach) {
            return post({encrypted, host, receiver.port(), "/"}, reach);
        };
        QCOMPARE(call("localhost", true, http::Reach::PublicOnly).why, std::string("address_not_allowed"));
        QCOMPARE(call("127.0.0.1", false, http::Reach::PublicOnly).why, std::string("address_not_allowed"));
        QCOMPARE(call("2130706433", true, http::Reach::PublicOnly).why, std::string("address_not_allowed"));
        QCOMPARE(call("nowhere.invalid", true, http::Reach::PublicOnly).why, std::string("no_such_host"));
        QVERIFY(receiver.ids().empty());
        QCOMPARE(call("127.0.0.1", false, http::Reach::Anywhere).status, 200);
        QCOMPARE(call("localhost", false, http::Reach::Anywhere).status, 200);
        QCOMPARE(call("localhost", true, http::Reach::Anywhere).why, std::string("no_connection")); // it has no TLS
    }

    void onlyWhoProvesItsNameIsTold()
    {
        const SelfSigned paper;
        httplib::SSLServer receiver(paper.certificateFile().c_str(), paper.keyFile().c_str());
        std::atomic<int> told{0};
        receiver.Post("/", [&told](const auto&, auto& response) {
            ++told;
            response.status = 204;
        });
        const int port = receiver.bind_to_any_port("localhost");
        std::thread serving([&receiver] { receiver.listen_after_bind(); });
        const bool listens = waitFor([&receiver] { return receiver.is_running(); });
        const http::Delivered unknown = post({true, "localhost", port, "/"});
        qputenv("SSL_CERT_FILE", paper.certificateFile().c_str());
        const http::Delivered known = post({true, "localhost", port, "/"});
        const http::Delivered withDot = post({true, "localhost.", port, "/"});
        const http::Delivered underAnotherName = post({true, "127.0.0.1", port, "/"});
        qunsetenv("SSL_CERT_FILE");
        receiver.stop();
        serving.join();
        QVERIFY(listens);
        QCOMPARE(unknown.why, std::string("no_connection"));
        QCOMPARE(known.status, 204);
        QCOMPARE(withDot.status, 204);
        QCOMPARE(underAnotherName.why, std::string("no_connection"));
        QCOMPARE(told.load(), 2);
    }

    void noAnswerHoldsACourier_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<int>("pauseMs");
        QTest::addColumn<int>("status");
        const QByteArray good = "HTTP/1.1 200 OK\r\n";
        const QByteArray goOn = "HTTP/1.1 100 Continue\r\n\r\n";
        QTest::newRow("a header without end") << good << QByteArray("X-More: and more\r\n") << 0 << 200;
        QTest::newRow("a header line without end") << good + "X-More: " << QByteArray(4096, 'x') << 0 << 200;
        QTest::newRow("a header in drops") << good << QByteArray("X") << 50 << 200;
        QTest::newRow("a body without end") << good + "\r\n" << QByteArray(4096, 'x') << 0 << 200;
        QTest::newRow("a status line without end") << QByteArray("HTTP/1.1 200 ") << QByteArray(4096, 'x') << 0 << 0;
        QTest::newRow("a status line in drops") << QByteArray("HTTP/1.1 200 ") << QByteArray("x") << 50 << 0;
        QTest::newRow("continue, for ever") << goOn << goOn << 0 << 0;
        QTest::newRow("continue, in drops") << goOn << goOn << 50 << 0;
        QTest::newRow("continue, and then no") << goOn << QByteArray("HTTP/1.1 403 Forbidden\r\n") << 0 << 403;
        QTest::newRow("another protocol")
            << QByteArray("HTTP/1.1 101 Switching Protocols\r\n") << QByteArray() << 0 << 101;
        QTest::newRow("no HTTP at all") << QByteArray("220 mail.example\r\n") << QByteArray() << 0 << 0;
        QTest::newRow("a status that is none") << QByteArray("HTTP/1.1 2x0 OK\r\n") << QByteArray() << 0 << 0;
        QTest::newRow("silence") << QByteArray() << QByteArray() << 0 << 0;
    }
    void noAnswerHoldsACourier()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, more);
        QFETCH(int, pauseMs);
        QFETCH(int, status);
        RudeReceiver receiver({first.toStdString(), more.toStdString(), milliseconds(pauseMs)});
        const auto began = Steady::now();
        const http::Delivered delivered =
            post({false, "127.0.0.1", receiver.port(), "/"}, http::Reach::Anywhere, milliseconds(500));
        QVERIFY(Steady::now() - began < milliseconds(3000));
        QCOMPARE(delivered.status, status);
        QCOMPARE(delivered.why, std::string(status == 0 ? "no_answer" : ""));
        QVERIFY(waitFor([&] { return receiver.gone() == 1; }));
    }

    void noHandshakeHoldsACourier()
    {
        RudeReceiver receiver({});
        const http::Delivered delivered =
            post({true, "localhost", receiver.port(), "/"}, http::Reach::Anywhere, milliseconds(500));
        QCOMPARE(delivered.why, std::string("no_connection"));
        QCOMPARE(receiver.callers(), 1);
    }

    /// What a receiver says for ever ends at once when the server does, and is sent again by the next one.
    void theServerDoesNotWaitForAReceiverToStop()
    {
        Airline airline;
        airline.server.setting("webhooks.private_addresses", "true");
        airline.server.setting("webhooks.deadline_ms", "60000");
        QVERIFY2(airline.open(), airline.server.log().constData());
        const std::int64_t flight = airline.offer(1);
        RudeReceiver receiver({"HTTP/1.1 200", " ", milliseconds(50)});
        const auto added = airline.server.post(
            "/v1/webhook-endpoints", {{"url", receiver.url()}, {"types", {"ReservationConfirmed"}}}, airline.staff);
        QCOMPARE(added.status, 201);
        QCOMPARE(airline.book(Airline::order(flight, 1)).status, 201);
        QVERIFY(waitFor([&] { return receiver.callers() == 1; }));
        const auto began = Steady::now();
        QCOMPARE(airline.server.stop(), 0);
        QVERIFY(Steady::now() - began < milliseconds(10'000));
        QVERIFY2(airline.server.start(), airline.server.log().constData());
        QVERIFY(waitFor([&] { return receiver.callers() == 2; }));
        const std::string path = std::string(added.header("Location")) + "/deliveries";
        const json items = airline.server.get(path, airline.staff).json()["items"];
        QCOMPARE(items.size(), std::size_t(1));
        QCOMPARE(items[0]["attempts"].get<int>(), 0); // neither was the receiver's doing
        QCOMPARE(airline.server.send("DELETE", added.header("Location"), "", "", airline.staff).status, 204);
        QVERIFY(waitFor([&] { return receiver.gone() == 2; }));
    }

    void addressesThatAreSeenToBeWrongAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("this machine") << "https://127.0.0.1/x"
                                      << "webhook.address_not_allowed";
        QTest::newRow("its name") << "https://localhost/x"
                                  << "webhook.address_not_allowed";
        QTest::newRow("another form of it") << "https://2130706433/x"
                                            << "webhook.address_not_allowed";
        QTest::newRow("IPv6") << "https://[::1]:8443/"
                              << "webhook.address_not_allowed";
        QTest::newRow("a private network") << "https://192.168.0.7"
                                           << "webhook.address_not_allowed";
        QTest::newRow("the cloud's own") << "https://169.254.169.254/meta"
                                         << "webhook.address_not_allowed";
        QTest::newRow("in the clear") << "http://agency.example/"
                                      << "webhook.url_not_encrypted";
        QTest::newRow("an account") << "https://me:secret@agency.example/"
                                    << "webhook.url_malformed";
        QTest::newRow("no scheme") << "agency.example"
                                   << "webhook.url_malformed";
        QTest::newRow("no host") << "https:///x"
                                 << "webhook.url_malformed";
        QTest::newRow("another scheme") << "file:///etc/passwd"
                                        << "webhook.url_malformed";
        QTest::newRow("a blank") << "https://agency.example/a b"
                                 << "webhook.url_malformed";
        QTest::newRow("a port that is none") << "https://agency.example:99999/"
                                             << "webhook.url_malformed";
        QTest::newRow("a fragment") << "https://agency.example/#x"
                                    << "webhook.url_malformed";
    }
    void addressesThatAreSeenToBeWrongAreRefused()
    {
        QFETCH(QString, url);
        QFETCH(QString, code);
        const auto answer = strict().server.post("/v1/webhook-endpoints", {{"url", url.toStdString()}}, strict().staff);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.json()["errors"][0]["code"].get<std::string>(), code.toStdString());
    }

    void aTypeThatIsNoneIsRefused()
    {
        const auto answer = strict().server.post(
            "/v1/webhook-endpoints", {{"url", "https://agency.example/"}, {"types", {"SeatSold"}}}, strict().staff);
        QCOMPARE(answer.json()["errors"][0]["code"].get<std::string>(), std::string("webhook.event_unknown"));
    }

    void allThatIsWrongIsNamedAtOnce()
    {
        const json body{{"url", "http://agency.example/"}, {"types", {"SeatSold", "PayApproved", "Typo"}}, {"key", 1}};
        const auto answer = strict().server.post("/v1/webhook-endpoints", body, strict().staff);
        QCOMPARE(answer.code(), std::string("request.invalid"));
        const json problem = answer.json();
        QStringList named;
        for (const json& error : problem["errors"])
            named << QString::fromStdString(error["pointer"].get<std::string>() + " " +
                                            error["code"].get<std::string>());
        const QStringList expected{"/url webhook.url_not_encrypted", "/types/0 webhook.event_unknown",
                                   "/types/2 webhook.event_unknown", "/key field.unknown"};
        QCOMPARE(named, expected);
        QCOMPARE(strict().server.get("/v1/webhook-endpoints", strict().staff).json()["items"].size(), std::size_t(0));
    }

    /// One that is removed while its receiver keeps silent: the next endpoint is served at once.
    void aReceiverThatHangsHoldsUpNobodyElse()
    {
        Airline airline;
        airline.server.setting("webhooks.private_addresses", "true");
        airline.server.setting("webhooks.deadline_ms", "60000");
        QVERIFY2(airline.open(), airline.server.log().constData());
        WebhookReceiver silent;
        silent.hold(true);
        const auto ping = [&](const WebhookReceiver& receiver) {
            const auto added = airline.server.post("/v1/webhook-endpoints", {{"url", receiver.url()}}, airline.staff);
            const std::string path = added.header("Location");
            return airline.server.send("POST", path + "/ping", "", "", airline.staff).status == 202 ? path : "";
        };
        const std::string path = ping(silent);
        QVERIFY(waitFor([&] { return silent.held() == 1; }));
        QCOMPARE(airline.server.send("DELETE", path, "", "", airline.staff).status, 204);
        WebhookReceiver well;
        QVERIFY(!ping(well).empty());
        QVERIFY(waitFor([&] { return well.count("webhook.ping") == 1; }));
        QCOMPARE(silent.held(), 1);
        silent.hold(false);
    }

    /// What is given up is dead, and who fails too long is left alone until a ping arrives.
    void whatFailsTooLongIsGivenUp()
    {
        Refusing house("100", "1");
        QCOMPARE(house.book(), 201);
        QVERIFY(waitFor([&] { return house.count("dead") == 1; }));
        QCOMPARE(house.book(), 201);
        QVERIFY(waitFor([&] { return house.state() == "disabled"; }));
        house.receiver.answersWith(200);
        QCOMPARE(house.book(), 201);
        QVERIFY(waitFor([&] { return house.count("pending") >= 1; }));
        QVERIFY(house.receiver.messages().empty());
        QCOMPARE(house.ping(), 202);
        QVERIFY(waitFor([&] { return house.state() == "enabled" && house.count("pending") == 0; }));
        QVERIFY(house.receiver.count("ReservationConfirmed") >= 1);
    }

    /// Its order is that of what happens; a ping is a question of this moment, and an answer to it is one too.
    void aPingDoesNotWaitBehindWhatFails()
    {
        Refusing house("3600000", "86400");
        for (int i = 0; i < 2; ++i)
            QCOMPARE(house.book(), 201);
        QVERIFY(waitFor([&] { return house.receiver.refused() == 1 && house.count("pending") == 2; }));
        QCOMPARE(house.ping(), 202);
        QVERIFY(waitFor([&] { return house.count("dead") == 1; }));
        QCOMPARE(house.receiver.refused(), 2);
        house.receiver.answersWith(200);
        QCOMPARE(house.ping(), 202);
        QVERIFY(waitFor([&] { return house.count("pending") == 0; }));
        const auto messages = house.receiver.messages();
        QCOMPARE(messages.size(), std::size_t(3));
        QVERIFY(messages[0]["type"] == "webhook.ping");
        QCOMPARE(house.receiver.count("ReservationConfirmed"), 2);
    }

private:
    /// A server that calls nobody but the world.
    Airline& strict()
    {
        if (!strict_) {
            strict_ = std::make_unique<Airline>();
            check(strict_->open(), "the server starts");
        }
        return *strict_;
    }
    std::unique_ptr<Airline> strict_;
};

QTEST_GUILESS_MAIN(TestWebhookLimits)
#include "tst_webhook_limits.moc"
