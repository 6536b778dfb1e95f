#include "tests/support/airline.hpp"
#include "tests/support/signed_message.hpp"
#include "tests/support/stripe_double.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>

using namespace narae::testing;
using nlohmann::json;

namespace {

constexpr auto kWebhook = "/v1/payment-gateway/stripe/webhook";
constexpr auto kSecret = "whsec_narae";

} // namespace

/// The real server with Stripe as its gateway, beside a Stripe in memory: bookings, answers that are lost, and Stripe's
/// own messages about them.
class TestStripeServing : public QObject {
    Q_OBJECT

    std::unique_ptr<StripeDouble> stripe_;
    std::unique_ptr<Airline> airline_;
    std::int64_t flight_ = 0;

    void useStripe(ServerProcess& server, const std::string& key = "sk_test_narae") const
    {
        server.setting("payment.gateway", "stripe");
        server.setting("stripe.url", QString::fromStdString(stripe_->origin()));
        server.secretSetting("stripe.key_file", key);
        server.secretSetting("stripe.webhook_secret_file", kSecret);
    }
    std::string stateOf(const json& reservation)
    {
        const std::string path = "/v1/reservations/" + reservation["reservationId"].dump();
        return airline_->server.get(path, airline_->staff).json().value("state", "");
    }
    int tell(const std::string& body, const std::pair<std::string, std::string>& signature)
    {
        return airline_->server.send("POST", kWebhook, body, "application/json", {signature}).status;
    }

private slots:
    void initTestCase()
    {
        stripe_ = std::make_unique<StripeDouble>();
        airline_ = std::make_unique<Airline>();
        useStripe(airline_->server);
        // The caretaker would find everything out by itself: here it comes when it is prompted.
        airline_->server.setting("reservation.caretaker_pause_ms", "60000");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        flight_ = airline_->offer(5);
    }

    void cleanup()
    {
        stripe_->turnsAway = 0;
        stripe_->losesCapture = false;
    }

    void bookingsArePaidAtStripe()
    {
        const auto paid = airline_->book(Airline::order(flight_, 1, "pm_card_visa"));
        QVERIFY2(paid.status == 201, paid.body.c_str());
        const std::string reference =
            airline_->server.get("/v1/payments/" + paid.json()["paymentId"].dump(), airline_->staff)
                .json()["gatewayReference"];
        QCOMPARE(reference, std::string("pi_1"));
        const auto declined = airline_->book(Airline::order(flight_, 1, "pm_card_chargeDeclined"));
        QCOMPARE(declined.status, 402);
        stripe_->turnsAway = 401;
        QCOMPARE(airline_->book(Airline::order(flight_, 1, "pm_card_visa")).status, 503);
        QVERIFY(waitFor([this] { return airline_->left(flight_) == 29; }));
        QCOMPARE(stripe_->captures(), 1);
    }

    void aLostAnswerIsAskedForWhenStripeSaysSo()
    {
        const int before = stripe_->captures();
        stripe_->losesCapture = true;
        const auto unknown = airline_->book(Airline::order(flight_, 1, "pm_card_visa"));
        QCOMPARE(unknown.json()["state"].get<std::string>(), std::string("payment_unknown"));
        const json intent{{"id", stripe_->newest()},
                          {"object", "payment_intent"},
                          {"status", "canceled"}, // not true: nobody is to believe it
                          {"metadata", {{"narae_key", stripe_->keyOf(stripe_->newest())}}}};
        const std::string body =
            json{{"id", "evt_1"}, {"type", "payment_intent.succeeded"}, {"data", {{"object", intent}}}}.dump();
        QCOMPARE(tell(body, stripeSignature("whsec_another", body)), 400);
        QCOMPARE(tell(body, stripeSignature(kSecret, body, std::chrono::seconds(301))), 400);
        QCOMPARE(tell(body, stripeSignature(kSecret, body, std::chrono::seconds(-301))), 400);
        QCOMPARE(tell(body, stripeSignature(kSecret, body + " ")), 400);
        QCOMPARE(tell(body, {"Stripe-Signature", "t=,v1=,v0=x"}), 400);
        QCOMPARE(tell(body, {"Stripe-Nothing", ""}), 400);
        QCOMPARE(stateOf(unknown.json()), std::string("payment_unknown"));
        QCOMPARE(tell(body, stripeSignature(kSecret, body)), 204);
        QVERIFY(waitFor([&] { return stateOf(unknown.json()) == "confirmed"; }));
        QCOMPARE(tell(body, stripeSignature(kSecret, body)), 204);
        QCOMPARE(stripe_->captures(), before + 1);
    }

    void otherMessagesAreHeardAndChangeNothing()
    {
        const auto paid = airline_->book(Airline::order(flight_, 1, "pm_card_visa"));
        QCOMPARE(paid.status, 201);
        const std::string before = airline_->books();
        for (const char* body :
             {"{}", "[]", "7", R"({"data": {"object": {"object": "payment_intent", "metadata": {"narae_key": "x"}}}})",
              R"({"data": {"object": {"object": "payment_intent", "metadata": {"narae_key": "reservation-1"}}}})",
              R"({"data": {"object": {"object": "charge", "metadata": 1}}})"})
            QCOMPARE(tell(body, stripeSignature(kSecret, body)), 204);
        QVERIFY(airline_->settle());
        QCOMPARE(airline_->books(), before);
    }

    void whatCannotWorkIsRefusedAtTheStart_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        QTest::newRow("no key") << "stripe.key_file"
                                << ""
                                << "stripe.key_file";
        QTest::newRow("no such file") << "stripe.key_file"
                                      << "/nowhere"
                                      << "settings.unreadable_file";
        QTest::newRow("a key in the clear over the net") << "stripe.url"
                                                         << "http://api.stripe.com"
                                                         << "stripe.url";
        QTest::newRow("a path") << "stripe.url"
                                << "https://api.stripe.com/v1"
                                << "stripe.url";
        QTest::newRow("no such gateway") << "payment.gateway"
                                         << "cash"
                                         << "payment.gateway";
    }
    void whatCannotWorkIsRefusedAtTheStart()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, says);
        ServerProcess server;
        useStripe(server);
        server.setting(key, value);
        QString output;
        QCOMPARE(server.run({"migrate"}, &output), 2);
        QVERIFY2(output.contains(says), qPrintable(output));
    }

    void aKeyThatEverybodyMayReadIsRefused()
    {
        ServerProcess server;
        useStripe(server);
        const auto file = server.folder().path() / "stripe.key_file";
        std::filesystem::permissions(file, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
        QString output;
        QCOMPARE(server.run({"migrate"}, &output), 2);
        QVERIFY2(output.contains("settings.file_too_open"), qPrintable(output));
    }
};

QTEST_GUILESS_MAIN(TestStripeServing)
#include "tst_stripe_serving.moc"
