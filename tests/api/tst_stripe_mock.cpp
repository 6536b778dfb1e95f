#include "server/payment/adapters/stripe/stripe_gateway.hpp"
#include "tests/support/wait_for.hpp"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::stripe;

namespace {

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

/// The adapter's requests before Stripe's own mock, which refuses what Stripe's description of its API does not have.
/// Its answers are examples: what became of the money they do not say.
class TestStripeMock : public QObject {
    Q_OBJECT

    QProcess mock_;
    StripeOptions options_;
    const Money price_{62000, Currency::krw()};

private slots:
    void initTestCase()
    {
        const QString script = qEnvironmentVariable("NARAE_SOURCE") + "/tests/support/stripe-mock";
        QProcess fetch;
        fetch.start(script, {"fetch"});
        QVERIFY(fetch.waitForFinished(320'000));
        if (fetch.exitCode() == 77) QSKIP(fetch.readAllStandardError().trimmed().constData());
        QCOMPARE(fetch.exitCode(), 0);
        const int port = freePort();
        mock_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        mock_.start(script, {"run", QString::number(port)});
        QVERIFY(narae::testing::waitFor([port] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
            return socket.waitForConnected(200);
        }));
        options_ = {"http://127.0.0.1:" + std::to_string(port), "sk_test_narae", "", std::chrono::milliseconds(5000)};
    }

    void cleanupTestCase()
    {
        mock_.kill();
        mock_.waitForFinished();
    }

    void everyRequestIsOneOfStripes()
    {
        StripeGateway gateway(options_);
        gateway.serve("0123456789abcdef0123456789abcdef");
        const ChargeAnswer captured = gateway.capture("reservation-17", price_, "pm_card_visa");
        QVERIFY2(!std::holds_alternative<ChargeRefused>(captured), "creating, confirming and capturing");
        QVERIFY2(!std::holds_alternative<NotDelivered>(captured), "it is there");
        QVERIFY2(std::holds_alternative<ChargeNotFound>(gateway.find("reservation-18")), "searching");
        const RefundAnswer refund = gateway.refund("refund-17-1", "pi_17", Money(100, Currency::krw()));
        if (const auto* refused = std::get_if<RefundRefused>(&refund))
            QVERIFY2(refused->reason == "key_reused", refused->reason.c_str()); // its example is of another amount
    }

    void eachCallIsAnswered()
    {
        StripeApi api(options_);
        const auto kindOf = [&api](const std::string& method, const std::string& path, const StripeApi::Form& form) {
            return method == "POST" ? api.post(path, form, "key", api.fromNow()).kind
                                    : api.get(path, form, api.fromNow()).kind;
        };
        using Kind = Reply::Kind;
        QCOMPARE(kindOf("POST", "/v1/payment_intents/pi_1/capture", {}), Kind::Good);
        QCOMPARE(kindOf("POST", "/v1/payment_intents/pi_1/cancel", {{"cancellation_reason", "abandoned"}}), Kind::Good);
        QCOMPARE(kindOf("GET", "/v1/payment_intents/pi_1", {}), Kind::Good);
        QCOMPARE(kindOf("GET", "/v1/refunds", {{"payment_intent", "pi_1"}, {"limit", "100"}}), Kind::Good);
        // The control: the mock does look.
        QCOMPARE(kindOf("POST", "/v1/payment_intents/pi_1/capture", {{"colour", "red"}}), Kind::Refused);
        QCOMPARE(kindOf("POST", "/v1/payment_intents", {{"amount", "much"}, {"currency", "krw"}}), Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(TestStripeMock)
#include "tst_stripe_mock.moc"
