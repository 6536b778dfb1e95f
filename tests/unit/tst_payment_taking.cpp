#include "server/payment/application/settle_payment.hpp"
#include "server/payment/application/take_payment.hpp"
#include "tests/support/payment_fakes.hpp"

#include <QTest>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::fakes;
using Asked = TakePayment::Asked;
using WhenNotFound = SettlePayment::WhenNotFound;
using Line = FakeGateway::Line;

namespace {

/// One payment office with everything it stands on.
struct Office {
    SettableClock clock;
    MemoryDesk desk{clock};
    FakeGateway gateway;
    TakePayment taking{desk, desk, gateway};
    SettlePayment settling{desk, desk, gateway};

    Result<PaymentOutcome> take(const std::string& method, Asked asked = Asked::First, std::int64_t amount = 300000)
    {
        return taking.take({purchaseOf(17, amount), attempt, method}, asked, "trace");
    }
    Result<PaymentOutcome> settle(WhenNotFound whenNotFound)
    {
        return settling.settle({purchaseOf(17), attempt, ""}, whenNotFound, "trace");
    }
    int attempt = 1;
    SuperfluousFacts superfluous(const std::string& reference) const
    {
        return desk.books.superfluous.at({ReservationId(17), reference}).facts();
    }
    std::size_t told() const { return desk.books.events.size(); }
};

bool is(const Result<PaymentOutcome>& outcome, const PaymentOutcome& expected)
{
    return outcome && *outcome == expected;
}

const PaymentOutcome kCaptured = OutcomeCaptured{PaymentId(1)};
const PaymentOutcome kUnknown = OutcomeUnknown{};
const PaymentOutcome kUnavailable = OutcomeUnavailable{};
const PaymentOutcome kDeclined = OutcomeDeclined{"card_declined"};

} // namespace

class TestPaymentTaking : public QObject {
    Q_OBJECT

private slots:
    void aGoodCardIsCapturedOnceWithOneCommit()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.desk.commits, 1);
        QCOMPARE(office.told(), 1u);
        const auto& told = std::get<PayApproved>(office.desk.books.events[0]);
        QVERIFY(told.purchase == purchaseOf(17));
        QCOMPARE(office.gateway.netOf(17), 300000);
    }

    void askingAgainGetsTheSameTrueAnswer_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("otherMethod");
        QTest::addColumn<bool>("captured");
        QTest::newRow("captured") << "pm_card_ok"
                                  << "pm_card_ok" << true;
        QTest::newRow("captured, then another card") << "pm_card_ok"
                                                     << "pm_card_declined" << true;
        QTest::newRow("declined") << "pm_card_declined"
                                  << "pm_card_declined" << false;
        QTest::newRow("declined, then another card") << "pm_card_declined"
                                                     << "pm_card_ok" << false;
    }
    void askingAgainGetsTheSameTrueAnswer()
    {
        QFETCH(QString, method);
        QFETCH(QString, otherMethod);
        QFETCH(bool, captured);
        Office office;
        const PaymentOutcome expected = captured ? kCaptured : kDeclined;
        QVERIFY(is(office.take(method.toStdString()), expected));
        for (const Asked asked : {Asked::First, Asked::Again}) {
            QVERIFY(is(office.take(otherMethod.toStdString(), asked), expected));
            QCOMPARE(office.told(), 1u);
            QCOMPARE(office.gateway.netOf(17), captured ? 300000 : 0);
        }
        for (const Line line : {Line::LosesAnswers, Line::LosesQuestions, Line::Down}) {
            office.gateway.line = line;
            QVERIFY(is(office.take(method.toStdString(), Asked::Again), expected));
        }
    }

    void badInputNeverReachesTheGateway()
    {
        Office office;
        QCOMPARE(office.take("4242 4242 4242 4242").error().code(), std::string("payment.card_number_refused"));
        QCOMPARE(office.take("cash").error().code(), std::string("payment.method_malformed"));
        QCOMPARE(office.take("pm_card_ok", Asked::First, -1).error().code(), std::string("payment.amount_negative"));
        QVERIFY(office.gateway.asked.empty());
        QCOMPARE(office.desk.commits, 0);
    }

    void aPaymentOfNothingNeedsNoGateway()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok", Asked::First, 0), kCaptured));
        QVERIFY(office.gateway.asked.empty());
        QCOMPARE(office.told(), 1u);
    }

    void aFirstRequestThatWasNotDeliveredChargedNothing()
    {
        Office office;
        office.gateway.line = Line::Down;
        QVERIFY(is(office.take("pm_card_ok"), kUnavailable));
        QCOMPARE(office.desk.commits, 0);
    }

    void whatWasNotDeliveredIsCalledOffSoThatNobodyElseIsCharged()
    {
        Office office;
        office.gateway.line = Line::Down;
        office.gateway.beforeCallOff = [&] { office.gateway.line = Line::Good; };
        QVERIFY(is(office.take("pm_card_ok"), kUnavailable));
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kUnavailable));
        QCOMPARE(office.gateway.netOf(17), 0);
    }

    void whatWasNotDeliveredButWasBeforeIsCaptured()
    {
        Office office;
        office.gateway.line = Line::LosesAnswers;
        QVERIFY(is(office.take("pm_card_ok"), kUnknown));
        office.gateway.line = Line::Down;
        office.gateway.beforeCallOff = [&] { office.gateway.line = Line::Good; };
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kCaptured));
    }

    void aDeclinedPartyMayTryAnotherCard()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_declined"), kDeclined));
        office.attempt = 2;
        QVERIFY(is(office.settle(WhenNotFound::Wait), kUnknown));
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kCaptured));
        QCOMPARE(office.told(), 2u);
        QCOMPARE(office.gateway.charges.size(), 2u);
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kCaptured));
        QCOMPARE(office.desk.books.payments.size(), 1u);
    }

    void oldNewsOfAnEarlierAttemptChangesNothing()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_declined"), kDeclined));
        office.attempt = 2;
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnavailable));
        const PaymentFacts before = office.desk.books.payments.at(ReservationId(17)).facts();
        office.attempt = 1;
        QVERIFY(is(office.take("pm_card_declined"), kDeclined));
        QVERIFY(is(office.take("pm_card_declined", Asked::Again), kUnavailable));
        QVERIFY(office.desk.books.payments.at(ReservationId(17)).facts() == before);
        QCOMPARE(office.told(), 1u);
    }

    void aSecondChargeGoesBackAndIsNotBooked()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        office.attempt = 2;
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kCaptured));
        QCOMPARE(office.gateway.charges.size(), 1u);
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.told(), 1u);
        const SuperfluousFacts found = office.superfluous("ch_reservation-17-2");
        QVERIFY(found.state == SuperfluousState::Waiting);
        QCOMPARE(found.payment, PaymentId(1));
        QCOMPARE(found.attempt, 2);
        QVERIFY(found.amount == won(300000));
        // Told of again, it is the same one.
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.desk.books.superfluous.size(), 1u);
        QCOMPARE(office.desk.books.payments.at(ReservationId(17)).facts().attempt, 1);
    }

    void aLateCaptureBesideALaterOneGoesBack()
    {
        Office office;
        // Its answer comes so late that another card has paid meanwhile.
        office.gateway.beforeAnswer = [&] {
            office.gateway.beforeAnswer = nullptr;
            office.attempt = 2;
            QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        };
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.told(), 1u);
        QCOMPARE(office.desk.books.payments.at(ReservationId(17)).facts().attempt, 2);
        QCOMPARE(office.superfluous("ch_reservation-17").attempt, 1);
    }

    void aSecondChargeOfAnotherAmountGoesBackToo()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        const RecordCharge late{purchaseOf(17), 2, "pm_card_ok", ChargeCaptured{{"ch_late", "", "pm_card_ok"}, won(1)}};
        QVERIFY(is(office.desk.run(late), kCaptured));
        QVERIFY(office.superfluous("ch_late").amount == won(1));
        // The charge that stands must be of the price.
        RecordCharge wrong = late;
        std::get<ChargeCaptured>(wrong.news).charge.reference = "ch_reservation-17";
        QCOMPARE(office.desk.run(wrong).error().code(), std::string("payment.charge_differs"));
        QCOMPARE(office.desk.books.superfluous.size(), 1u);
    }

    void whatPaidForTheReservationIsNeverSuperfluous()
    {
        Office office;
        const ReviewCharge first{ReservationId(17), 1, {{"ch_reservation-17", "", "pm_card_ok"}, won(300000)}};
        QCOMPARE(*office.desk.run(first), false); // nothing is on record yet
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(*office.desk.run(first), false);
        ReviewCharge other = first;
        other.told.charge.reference = "ch_other";
        QCOMPARE(*office.desk.run(other), true);
        other.told = {{"ch_nothing", "", "pm_card_ok"}, won(0)};
        QCOMPARE(*office.desk.run(other), false);
        QCOMPARE(office.desk.books.superfluous.size(), 1u);
    }

    void aRepetitionAfterTheGatewayForgotTheKeyChargesNobodyTwice()
    {
        Office office;
        office.gateway.line = Line::LosesAnswers;
        QVERIFY(is(office.take("pm_card_ok"), kUnknown));
        office.gateway.line = Line::Good;
        office.gateway.forgotKeys = true;
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kCaptured));
        QCOMPARE(office.gateway.chargedTwice, 0);
        QCOMPARE(office.gateway.netOf(17), 300000);
    }

    void anotherChargeOfTheSameAttemptGoesBackAndIsNotBooked()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        office.gateway.forgotKeys = true;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.gateway.chargedTwice, 1);
        QVERIFY(office.superfluous("ch_again_reservation-17").state == SuperfluousState::Waiting);
        QCOMPARE(office.told(), 1u);
        QCOMPARE(office.desk.books.payments.at(ReservationId(17)).facts().gatewayReference,
                 std::string("ch_reservation-17"));
    }

    void aSecondRequestThatWasNotDeliveredProvesNothing()
    {
        Office office;
        office.gateway.line = Line::LosesAnswers;
        QVERIFY(is(office.take("pm_card_ok"), kUnknown));
        office.gateway.line = Line::Down;
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kUnknown));
        office.gateway.line = Line::Good;
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kCaptured));
        QCOMPARE(office.told(), 1u);
        QCOMPARE(office.gateway.netOf(17), 300000);
    }

    void aLostAnswerIsSettledByTheKey_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<bool>("captured");
        QTest::newRow("captured") << "pm_card_ok" << true;
        QTest::newRow("declined") << "pm_card_declined" << false;
    }
    void aLostAnswerIsSettledByTheKey()
    {
        QFETCH(QString, method);
        QFETCH(bool, captured);
        for (const WhenNotFound whenNotFound : {WhenNotFound::Wait, WhenNotFound::CallOff}) {
            Office office;
            office.gateway.line = Line::LosesAnswers;
            QVERIFY(is(office.take(method.toStdString()), kUnknown));
            QVERIFY(is(office.settle(whenNotFound), kUnknown));
            QCOMPARE(office.told(), 0u);
            office.gateway.line = Line::Good;
            QVERIFY(is(office.settle(whenNotFound), captured ? kCaptured : kDeclined));
            QVERIFY(is(office.settle(whenNotFound), captured ? kCaptured : kDeclined));
            QCOMPARE(office.told(), 1u);
        }
    }

    void aLostQuestionIsOpenUntilItIsCalledOff()
    {
        Office office;
        office.gateway.line = Line::LosesQuestions;
        QVERIFY(is(office.take("pm_card_ok"), kUnknown));
        office.gateway.line = Line::Good;
        QVERIFY(is(office.settle(WhenNotFound::Wait), kUnknown));
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnavailable));
        QCOMPARE(office.told(), 0u);
        QCOMPARE(office.desk.books.payments.at(ReservationId(17)).newEntries()[0].kind, LedgerKind::Void);
    }

    void aCaptureThatComesAfterItWasCalledOffIsNotMade()
    {
        Office office;
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnavailable));
        QVERIFY(is(office.take("pm_card_ok"), kUnavailable));
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kUnavailable));
        QCOMPARE(office.gateway.netOf(17), 0);
        QCOMPARE(office.told(), 0u);
    }

    void aCaptureThatOvertakesTheCallOffStands()
    {
        Office office;
        // The question left before the settling began, and arrives between its find and its call-off.
        office.gateway.beforeCallOff = [&] { office.gateway.charges["reservation-17"].captured = won(300000); };
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kCaptured));
        QCOMPARE(office.told(), 1u);
    }

    void settlingWhileTheAnswerIsOnItsWayTellsOnce()
    {
        Office office;
        office.gateway.beforeAnswer = [&] { QVERIFY(is(office.settle(WhenNotFound::CallOff), kCaptured)); };
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.told(), 1u);
        QCOMPARE(office.desk.books.payments.size(), 1u);
    }

    void aCallOffThatIsLostIsTriedAgain()
    {
        Office office;
        office.gateway.beforeCallOff = [&] { office.gateway.line = Line::LosesAnswers; };
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnknown));
        office.gateway.beforeCallOff = nullptr;
        office.gateway.line = Line::Good;
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnavailable));
    }

    void aChargeThatCouldNotBeRecordedIsUnknownNotLost()
    {
        Office office;
        office.gateway.beforeAnswer = [&] { office.desk.away = true; };
        QVERIFY(is(office.take("pm_card_ok"), kUnknown));
        QVERIFY(is(office.take("pm_card_ok", Asked::Again), kUnknown));
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnknown));
        office.desk.away = false;
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kCaptured));
        QCOMPARE(office.told(), 1u);
        QCOMPARE(office.gateway.netOf(17), 300000);
    }

    void aGatewayThatBreaksItsWordIsBelievedAboutCharges()
    {
        Office office;
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kUnavailable));
        office.gateway.charges["reservation-17"] = {won(300000), "", false, won(0)};
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        QCOMPARE(office.told(), 1u);
    }

    void aChargeOfAnotherAmountIsNotTakenForThePrice()
    {
        Office office;
        office.gateway.charges["reservation-17"].captured = won(1);
        QCOMPARE(office.take("pm_card_ok").error().code(), std::string("payment.gateway_refused"));
        QCOMPARE(office.settle(WhenNotFound::CallOff).error().code(), std::string("payment.charge_differs"));
        QVERIFY(office.desk.books.payments.empty());
    }

    void aSettledPaymentNeedsNoGateway()
    {
        Office office;
        QVERIFY(is(office.take("pm_card_ok"), kCaptured));
        office.gateway.line = Line::Down;
        const std::size_t asked = office.gateway.asked.size();
        QVERIFY(is(office.settle(WhenNotFound::CallOff), kCaptured));
        QCOMPARE(office.gateway.asked.size(), asked);
    }
};

QTEST_APPLESS_MAIN(TestPaymentTaking)
#include "tst_payment_taking.moc"
