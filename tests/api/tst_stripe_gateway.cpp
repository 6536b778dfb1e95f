#include "server/payment/adapters/stripe/stripe_gateway.hpp"
#include "tests/support/stripe_double.hpp"

#include <QTest>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::stripe;
using narae::testing::StripeDouble;

namespace {

Money won(std::int64_t amount)
{
    return Money(amount, Currency::krw());
}

template <class Kind, class Answer>
bool is(const Answer& answer)
{
    return std::holds_alternative<Kind>(answer);
}

StripeOptions optionsFor(const std::string& url, std::string key = "sk_test_narae")
{
    return {url, std::move(key), "", std::chrono::milliseconds(5000)};
}

} // namespace

/// The adapter over HTTP, beside a Stripe in memory that loses answers and whose search lags.
class TestStripeGateway : public QObject {
    Q_OBJECT

private slots:
    void wonAreCapturedAsTheyAre()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        const ChargeAnswer answer = gateway.capture("reservation-17", won(62000), "pm_card_visa");
        QVERIFY(is<ChargeCaptured>(answer));
        QVERIFY(std::get<ChargeCaptured>(answer).amount == won(62000));
        QVERIFY(QString::fromStdString(stripe.lastForm()).contains(R"("amount":"62000")"));
        QVERIFY(QString::fromStdString(stripe.lastForm()).contains(R"("currency":"krw")"));
        QVERIFY(is<ChargeCaptured>(gateway.find("reservation-17")));
    }

    void theSameKeyChargesOnce()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        for (int i = 0; i < 3; ++i)
            QVERIFY(is<ChargeCaptured>(gateway.capture("reservation-1", won(500), "pm_card_visa")));
        QVERIFY(is<ChargeCaptured>(gateway.capture("reservation-1", won(500), "pm_card_mastercard")));
        QCOMPARE(stripe.captures(), 1);
        const ChargeAnswer other = gateway.capture("reservation-1", won(501), "pm_card_visa");
        QVERIFY(is<ChargeRefused>(other));
        QCOMPARE(std::get<ChargeRefused>(other).reason, std::string("key_reused"));
    }

    void aDeclineIsFinal()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        for (int i = 0; i < 2; ++i) {
            const ChargeAnswer answer = gateway.capture("reservation-2", won(500), "pm_card_chargeDeclined");
            QVERIFY(is<ChargeDeclined>(answer));
            QCOMPARE(std::get<ChargeDeclined>(answer).reason, std::string("insufficient_funds"));
        }
        QVERIFY(is<ChargeDeclined>(gateway.find("reservation-2")));
        QVERIFY(is<ChargeDeclined>(gateway.callOff("reservation-2")));
        QVERIFY(is<ChargeDeclined>(gateway.capture("reservation-2-2", won(500), "pm_unknown")));
    }

    void aCaptureWhoseAnswerIsLostIsFound()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        stripe.losesCapture = true;
        QVERIFY(is<NoAnswer>(gateway.capture("reservation-3", won(500), "pm_card_visa")));
        QVERIFY(is<ChargeCaptured>(gateway.find("reservation-3")));
        QVERIFY(is<ChargeCaptured>(gateway.callOff("reservation-3")));
        QVERIFY(is<ChargeCaptured>(gateway.capture("reservation-3", won(500), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 1);
    }

    void anAuthorisationThatNobodyCapturedIsVoided()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        stripe.losesCreation = true;
        QVERIFY(is<NoAnswer>(gateway.capture("reservation-4", won(500), "pm_card_visa")));
        QVERIFY(is<ChargeNotFound>(gateway.find("reservation-4")));
        QVERIFY(is<ChargeCalledOff>(gateway.callOff("reservation-4")));
        QVERIFY(is<ChargeCalledOff>(gateway.find("reservation-4")));
        QVERIFY(is<ChargeCalledOff>(gateway.capture("reservation-4", won(500), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 0);
    }

    void aKeyThatWasCalledOffIsNeverCharged()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        QVERIFY(is<ChargeNotFound>(gateway.find("reservation-5")));
        QVERIFY(is<ChargeCalledOff>(gateway.callOff("reservation-5")));
        QVERIFY(is<ChargeCalledOff>(gateway.callOff("reservation-5")));
        QVERIFY(is<ChargeCalledOff>(gateway.capture("reservation-5", won(500), "pm_card_visa")));
        QCOMPARE(stripe.statusOf("reservation-5"), std::string("canceled"));
        QCOMPARE(stripe.captures(), 0);
    }

    /// The search knows nothing of the charge yet: to believe it would give the seats back of a party that has paid.
    void aSearchThatLagsIsNotBelieved()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        stripe.losesCapture = true;
        stripe.searchLags = true;
        {
            // Of another process, which knew the intent's id and has died.
            StripeGateway before(optionsFor(stripe.origin()));
            QVERIFY(is<NoAnswer>(before.capture("reservation-6", won(500), "pm_card_visa")));
            QVERIFY(is<ChargeCaptured>(before.find("reservation-6")));
        }
        QVERIFY(is<ChargeNotFound>(gateway.find("reservation-6")));
        QVERIFY(is<NoAnswer>(gateway.callOff("reservation-6")));
        stripe.searchLags = false;
        QVERIFY(is<ChargeCaptured>(gateway.find("reservation-6")));
        QCOMPARE(stripe.statusOf("reservation-6"), std::string("succeeded"));
    }

    void anIntentThatItIsToldOfIsFoundWithoutTheSearch()
    {
        StripeDouble stripe;
        stripe.searchLags = true;
        StripeGateway before(optionsFor(stripe.origin()));
        QVERIFY(is<ChargeCaptured>(before.capture("reservation-61", won(500), "pm_card_visa")));
        QVERIFY(is<ChargeCaptured>(before.capture("reservation-62", won(600), "pm_card_visa")));
        StripeGateway gateway(optionsFor(stripe.origin()));
        QVERIFY(is<ChargeNotFound>(gateway.find("reservation-61")));
        // Not believed: each is asked whose it is.
        for (const char* wrong : {"pi_2", "pi_99", "../refunds", ""}) {
            gateway.noteIntent("reservation-61", wrong);
            QVERIFY(is<ChargeNotFound>(gateway.find("reservation-61")));
        }
        gateway.noteIntent("reservation-61", "pi_1");
        QVERIFY(is<ChargeCaptured>(gateway.find("reservation-61")));
    }

    void twoInstallationsOnOneAccountDoNotMeet()
    {
        StripeDouble stripe;
        StripeGateway first(optionsFor(stripe.origin()));
        StripeGateway second(optionsFor(stripe.origin()));
        first.serve("one");
        second.serve("two");
        QVERIFY(is<ChargeCaptured>(first.capture("reservation-1", won(500), "pm_card_visa")));
        QVERIFY(is<ChargeNotFound>(second.find("reservation-1")));
        QVERIFY(is<ChargeCaptured>(second.capture("reservation-1", won(700), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 2);
        QCOMPARE(first.keyIn("one-reservation-1").value_or(""), std::string("reservation-1"));
        QVERIFY(!first.keyIn("two-reservation-1").has_value());
    }

    void whatIsTurnedAwayChargedNothing_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("delivered");
        QTest::newRow("a wrong key") << 401 << false;
        QTest::newRow("a key that may not") << 403 << false;
        QTest::newRow("too many at once") << 429 << false;
        QTest::newRow("the same key at work") << 409 << true;
        QTest::newRow("trouble over there") << 503 << true;
    }
    void whatIsTurnedAwayChargedNothing()
    {
        QFETCH(int, status);
        QFETCH(bool, delivered);
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        stripe.turnsAway = status;
        const ChargeAnswer answer = gateway.capture("reservation-7", won(500), "pm_card_visa");
        QCOMPARE(is<NotDelivered>(answer), !delivered);
        QCOMPARE(is<NoAnswer>(answer), delivered);
        QVERIFY(is<NoAnswer>(gateway.refund("refund-7-1", "pi_1", won(5))));
    }

    /// The first try made the intent, and its answer broke off: that the second is turned away says nothing of it.
    void whatMayHaveGotThereIsNotCalledUndelivered_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 429, 409, 503})
            QTest::addRow("then %d", status) << status;
    }
    void whatMayHaveGotThereIsNotCalledUndelivered()
    {
        QFETCH(int, status);
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        stripe.breaksOff = 1;
        stripe.turnsAway = status;
        QVERIFY(is<NoAnswer>(gateway.capture("reservation-71", won(500), "pm_card_visa")));
        QCOMPARE(stripe.statusOf("reservation-71"), std::string("requires_capture"));
        stripe.turnsAway = 0;
        QVERIFY(is<ChargeCaptured>(gateway.capture("reservation-71", won(500), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 1);
    }

    /// Whatever became of the first request, and though Stripe has forgotten its key.
    void aRepetitionADayLaterGoesOnWithWhatIsThere_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("losesCreation");
        QTest::addColumn<bool>("losesCapture");
        QTest::addColumn<bool>("callsOff");
        QTest::addColumn<QString>("status");
        QTest::newRow("captured") << "pm_card_visa" << false << false << false << "succeeded";
        QTest::newRow("captured, and the answer lost") << "pm_card_visa" << false << true << false << "succeeded";
        QTest::newRow("authorised, and the answer lost") << "pm_card_visa" << true << false << false << "succeeded";
        QTest::newRow("declined") << "pm_card_chargeDeclined" << false << false << false << "requires_payment_method";
        QTest::newRow("called off") << "pm_card_visa" << true << false << true << "canceled";
    }
    void aRepetitionADayLaterGoesOnWithWhatIsThere()
    {
        QFETCH(QString, method);
        QFETCH(bool, losesCreation);
        QFETCH(bool, losesCapture);
        QFETCH(bool, callsOff);
        QFETCH(QString, status);
        StripeDouble stripe;
        {
            StripeGateway before(optionsFor(stripe.origin()));
            stripe.losesCreation = losesCreation;
            stripe.losesCapture = losesCapture;
            before.capture("reservation-11", won(500), method.toStdString());
            stripe.losesCreation = stripe.losesCapture = false;
            if (callsOff) before.callOff("reservation-11");
        }
        stripe.forgetKeys();
        StripeGateway gateway(optionsFor(stripe.origin()));
        for (int i = 0; i < 2; ++i) {
            const ChargeAnswer again = gateway.captureAgain("reservation-11", won(500), method.toStdString());
            QCOMPARE(is<ChargeCaptured>(again), status == "succeeded");
            QCOMPARE(is<ChargeDeclined>(again), status == "requires_payment_method");
            QCOMPARE(is<ChargeCalledOff>(again), status == "canceled");
        }
        QCOMPARE(stripe.statusOf("reservation-11"), status.toStdString());
        QCOMPARE(stripe.captures(), status == "succeeded" ? 1 : 0);
        QVERIFY(is<ChargeRefused>(gateway.captureAgain("reservation-11", won(501), method.toStdString())) ||
                status == "canceled");
    }

    void aRepetitionIsChargedOnceWhileTheSearchLags()
    {
        StripeDouble stripe;
        stripe.searchLags = true;
        StripeGateway before(optionsFor(stripe.origin()));
        QVERIFY(is<ChargeCaptured>(before.capture("reservation-12", won(500), "pm_card_visa")));
        StripeGateway gateway(optionsFor(stripe.origin()));
        QVERIFY(is<ChargeCaptured>(gateway.captureAgain("reservation-12", won(500), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 1);
        QVERIFY(is<ChargeCaptured>(gateway.captureAgain("reservation-13", won(500), "pm_card_visa")));
        QCOMPARE(stripe.captures(), 2);
    }

    void nobodyThereIsNotDelivered()
    {
        std::string origin;
        {
            StripeDouble gone;
            origin = gone.origin();
        }
        StripeGateway gateway(optionsFor(origin));
        QVERIFY(is<NotDelivered>(gateway.capture("reservation-8", won(500), "pm_card_visa")));
        QVERIFY(is<NotDelivered>(gateway.captureAgain("reservation-8", won(500), "pm_card_visa")));
        QVERIFY(is<NotDelivered>(gateway.find("reservation-8")));
        QVERIFY(is<NotDelivered>(gateway.callOff("reservation-8")));
    }

    void aRefundIsMadeOnce()
    {
        StripeDouble stripe;
        StripeGateway gateway(optionsFor(stripe.origin()));
        const auto paid = gateway.capture("reservation-9", won(900), "pm_card_visa");
        QVERIFY(is<ChargeCaptured>(paid));
        const std::string reference = std::get<ChargeCaptured>(paid).charge.reference;
        for (int i = 0; i < 2; ++i)
            QVERIFY(is<RefundMade>(gateway.refund("refund-9-1", reference, won(300))));
        QCOMPARE(stripe.refunds(), 1);
        QVERIFY(is<RefundRefused>(gateway.refund("refund-9-1", reference, won(301))));
        QVERIFY(is<RefundRefused>(gateway.refund("refund-9-2", reference, won(901))));
        QVERIFY(is<RefundRefused>(gateway.refund("refund-9-3", "pi_99", won(1))));
        QCOMPARE(stripe.refunds(), 1);
    }

    void aKeyLeavesThisMachineOnlyEncrypted()
    {
        QVERIFY(http::Client::accepts("https://api.stripe.com"));
        QVERIFY(http::Client::accepts("http://127.0.0.1:12111"));
        QVERIFY(http::Client::accepts("http://[::1]:12111"));
        QVERIFY(!http::Client::accepts("http://api.stripe.com"));
        QVERIFY(!http::Client::accepts("http://127.0.0.1.example.com"));
        QVERIFY(!http::Client::accepts("https://api.stripe.com/v1"));
        QVERIFY(!http::Client::accepts("https://user@api.stripe.com"));
        QVERIFY(!http::Client::accepts("ftp://api.stripe.com"));
    }
};

QTEST_GUILESS_MAIN(TestStripeGateway)
#include "tst_stripe_gateway.moc"
