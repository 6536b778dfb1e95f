#include "server/payment/application/begin_refund.hpp"
#include "server/payment/application/pay_refunds.hpp"
#include "server/payment/application/take_payment.hpp"
#include "tests/support/payment_fakes.hpp"

#include <QTest>

using namespace narae;
using namespace narae::payment;
using namespace narae::payment::fakes;
using namespace std::chrono_literals;
using Line = FakeGateway::Line;
using Paid = PayRefunds::Paid;

namespace {

/// A payment office where reservation 17 is paid for (300000, two passengers).
struct Office {
    SettableClock clock;
    FixedRandomness randomness;
    MemoryDesk desk{clock};
    FakeGateway gateway;
    PayRefunds refunds{desk, desk, gateway, clock, randomness};

    Office()
    {
        (void)TakePayment(desk, desk, gateway)
            .take({purchaseOf(17), 1, "pm_card_ok"}, TakePayment::Asked::First, "trace");
        desk.books.events.clear();
        desk.commits = 0;
    }
    Result<RefundId> begin(int cancellation, std::int64_t amount, std::int64_t reservation = 17)
    {
        return desk.run(BeginRefund{{ReservationId(reservation), cancellation}, 1, won(amount)});
    }
    /// One round of the worker: the outcome of each attempt.
    std::vector<Result<Paid>> payDue()
    {
        std::vector<Result<Paid>> outcomes;
        const std::vector<DueRefund> all = *refunds.due(100);
        for (const DueRefund& due : all)
            outcomes.push_back(refunds.pay(due, "trace"));
        return outcomes;
    }
    /// Reservation 17 is charged for once more.
    void chargeAgain()
    {
        (void)TakePayment(desk, desk, gateway)
            .take({purchaseOf(17), 2, "pm_card_ok"}, TakePayment::Asked::First, "trace");
    }
    const SuperfluousFacts& superfluous()
    {
        return desk.books.superfluous.at({ReservationId(17), "ch_reservation-17-2"}).facts();
    }
    const RefundFacts& refund(int cancellation = 1)
    {
        return desk.books.refunds.at({ReservationId(17), cancellation}).facts();
    }
    const PayCancelled& told(std::size_t index) { return std::get<PayCancelled>(desk.books.events.at(index)); }
};

} // namespace

class TestPaymentRefunds : public QObject {
    Q_OBJECT

private slots:
    void aRefundIsOwedThenMadeThenTold()
    {
        Office office;
        QVERIFY(office.begin(1, 90000));
        QCOMPARE(office.desk.books.events.size(), 0u);
        QCOMPARE(office.gateway.netOf(17), 300000);
        const auto outcomes = office.payDue();
        QCOMPARE(outcomes.size(), 1u);
        QCOMPARE(*outcomes[0], Paid::Done);
        QCOMPARE(office.gateway.netOf(17), 210000);
        QCOMPARE(office.told(0).amount.amountMinor(), 90000);
        QCOMPARE(office.told(0).cancellation, 1);
        QCOMPARE(office.told(0).passengers, 1);
        QCOMPARE(office.told(0).refund, RefundId(1));
        QVERIFY(office.payDue().empty());
    }

    void whatWasChargedTwiceIsGivenBackUnderAKeyOfItsOwn()
    {
        Office office;
        office.chargeAgain();
        QCOMPARE(office.gateway.netOf("reservation-17-2"), 300000);
        QVERIFY(office.begin(1, 300000)); // the sale's own refund, of as much
        const auto outcomes = office.payDue();
        QCOMPARE(outcomes.size(), 2u);
        QCOMPARE(*outcomes[0], Paid::Done);
        QCOMPARE(*outcomes[1], Paid::Done);
        QCOMPARE(office.gateway.netOf("reservation-17-2"), 0);
        QCOMPARE(office.gateway.netOf(17), 0);
        QVERIFY(office.gateway.refundKeys == (std::set<std::string>{"give-back-ch_reservation-17-2", "refund-17-1"}));
        QCOMPARE(office.superfluous().refundReference, std::string("re_give-back-ch_reservation-17-2"));
        QVERIFY(office.superfluous().givenBackAt.has_value());
        // Of the sale it tells nothing: only its own refund does.
        QCOMPARE(office.desk.books.events.size(), 1u);
        QVERIFY(office.payDue().empty());
        office.chargeAgain(); // the gateway tells of it once more
        QVERIFY(office.payDue().empty());
    }

    void aSuperfluousChargeIsTriedUntilItIsGivenBackAndOnlyOnce_data()
    {
        aRefundIsTriedUntilItIsMadeAndMadeOnce_data();
    }
    void aSuperfluousChargeIsTriedUntilItIsGivenBackAndOnlyOnce()
    {
        QFETCH(int, line);
        Office office;
        office.chargeAgain();
        office.gateway.line = Line(line);
        for (int attempt = 1; attempt <= 3; ++attempt) {
            QCOMPARE(*office.payDue().at(0), Paid::Postponed);
            QCOMPARE(office.superfluous().attempts, attempt);
            QCOMPARE(office.superfluous().trouble, std::string("no_answer"));
            QVERIFY(office.payDue().empty());
            office.clock.advance(**office.refunds.untilNext());
        }
        office.gateway.line = Line::Good;
        const DueRefund due = office.refunds.due(1)->at(0);
        // The database goes away behind the gateway's answer: it is due still, and given back once.
        office.desk.away = true;
        QCOMPARE(office.refunds.pay(due, "trace").error().code(), std::string("database.away"));
        office.desk.away = false;
        QCOMPARE(*office.payDue().at(0), Paid::Done);
        // Two copies had it in hand.
        QCOMPARE(*office.refunds.pay(due, "trace"), Paid::Done);
        office.gateway.line = Line::Down;
        QCOMPARE(*office.refunds.pay(due, "trace"), Paid::Postponed);
        QVERIFY(office.superfluous().state == SuperfluousState::GivenBack);
        QCOMPARE(office.gateway.netOf("reservation-17-2"), 0);
        QVERIFY(!office.refunds.untilNext()->has_value());
    }

    void theSameCancellationAgainChangesNothing()
    {
        Office office;
        const Result<RefundId> first = office.begin(1, 90000);
        QCOMPARE(*office.begin(1, 90000), *first);
        QCOMPARE(office.begin(1, 90001).error().code(), std::string("payment.refund_differs"));
        (void)office.payDue();
        QCOMPARE(*office.begin(1, 90000), *first);
        QVERIFY(office.payDue().empty());
        QCOMPARE(office.gateway.netOf(17), 210000);
        QCOMPARE(office.desk.books.events.size(), 1u);
    }

    void refundsAboveTheCaptureAreRefused()
    {
        Office office;
        QVERIFY(office.begin(1, 200000));
        QCOMPARE(office.begin(2, 100001).error().code(), std::string("payment.refund_above_capture"));
        QVERIFY(office.begin(2, 100000));
        (void)office.payDue();
        QCOMPARE(office.gateway.netOf(17), 0);
        QCOMPARE(office.begin(3, 1).error().code(), std::string("payment.refund_above_capture"));
    }

    void aRefundOfNothingIsToldAtOnceWithoutTheGateway()
    {
        Office office;
        office.gateway.line = Line::Down;
        QVERIFY(office.begin(1, 0));
        QVERIFY(office.refund().doneAt.has_value());
        QCOMPARE(office.desk.books.events.size(), 1u);
        QVERIFY(office.told(0).amount.isZero());
        QVERIFY(office.payDue().empty());
        QVERIFY(!office.refunds.untilNext()->has_value());
    }

    void whatWasNeverPaidCannotBeRefunded()
    {
        Office office;
        QCOMPARE(office.begin(1, 1, 99).error().code(), std::string("payment.not_captured"));
        const Result<RefundId> nothing = office.begin(1, 0, 99);
        QVERIFY(nothing && !nothing->valid());
        QVERIFY(office.desk.books.refunds.empty());
        QVERIFY(office.desk.books.events.empty());
    }

    void aRefundIsTriedUntilItIsMadeAndMadeOnce_data()
    {
        QTest::addColumn<int>("line");
        QTest::newRow("answers lost") << int(Line::LosesAnswers);
        QTest::newRow("questions lost") << int(Line::LosesQuestions);
        QTest::newRow("gateway down") << int(Line::Down);
    }
    void aRefundIsTriedUntilItIsMadeAndMadeOnce()
    {
        QFETCH(int, line);
        Office office;
        QVERIFY(office.begin(1, 90000));
        office.gateway.line = Line(line);
        for (int attempt = 1; attempt <= 5; ++attempt) {
            const auto outcomes = office.payDue();
            QCOMPARE(outcomes.size(), 1u);
            QCOMPARE(*outcomes[0], Paid::Postponed);
            QCOMPARE(office.refund().attempts, attempt);
            QCOMPARE(office.refund().trouble, std::string("no_answer"));
            QVERIFY(office.payDue().empty());
            const auto pause = office.refunds.untilNext();
            QVERIFY(*pause == std::chrono::seconds(1 << (attempt - 1)));
            office.clock.advance(**pause);
        }
        office.gateway.line = Line::Good;
        QCOMPARE(*office.payDue().at(0), Paid::Done);
        QCOMPARE(office.gateway.netOf(17), 210000);
        QCOMPARE(office.desk.books.events.size(), 1u);
        QVERIFY(office.refund().trouble.empty());
    }

    void aRefusedRefundStaysOwedAndSaysWhy()
    {
        Office office;
        QVERIFY(office.begin(1, 90000));
        office.gateway.refusesRefunds = "charge_disputed";
        QCOMPARE(*office.payDue().at(0), Paid::Postponed);
        QCOMPARE(office.refund().trouble, std::string("charge_disputed"));
        QVERIFY(!office.refund().doneAt);
    }

    void twoWorkersOnOneRefundMakeItOnce()
    {
        Office office;
        QVERIFY(office.begin(1, 90000));
        const DueRefund due = office.refunds.due(1)->at(0);
        QCOMPARE(*office.refunds.pay(due, "first"), Paid::Done);
        QCOMPARE(*office.refunds.pay(due, "second"), Paid::Done);
        office.gateway.line = Line::LosesAnswers;
        QCOMPARE(*office.refunds.pay(due, "third"), Paid::Postponed);
        QVERIFY(office.refund().doneAt.has_value());
        QCOMPARE(office.refund().attempts, 0);
        QCOMPARE(office.gateway.netOf(17), 210000);
        QCOMPARE(office.desk.books.events.size(), 1u);
    }

    void aRefundThatCouldNotBeRecordedIsStillDue()
    {
        Office office;
        QVERIFY(office.begin(1, 90000));
        const DueRefund due = office.refunds.due(1)->at(0);
        office.desk.away = true;
        QCOMPARE(office.refunds.pay(due, "trace").error().code(), std::string("database.away"));
        office.desk.away = false;
        QCOMPARE(*office.payDue().at(0), Paid::Done);
        QCOMPARE(office.gateway.netOf(17), 210000);
    }

    void pausesDoubleUpToAMinuteAndScatter_data()
    {
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("longestMs");
        QTest::newRow("first") << 1 << 1000;
        QTest::newRow("second") << 2 << 2000;
        QTest::newRow("sixth") << 6 << 32000;
        QTest::newRow("seventh") << 7 << 60000;
        QTest::newRow("hundredth") << 100 << 60000;
    }
    void pausesDoubleUpToAMinuteAndScatter()
    {
        QFETCH(int, attempts);
        QFETCH(int, longestMs);
        FixedRandomness randomness;
        QVERIFY(refundPause(attempts, randomness) == std::chrono::milliseconds(longestMs));
        randomness.draw(std::numeric_limits<std::uint32_t>::max());
        const auto shortest = refundPause(attempts, randomness);
        QVERIFY(shortest > std::chrono::milliseconds(longestMs / 2) && shortest < std::chrono::milliseconds(longestMs));
    }

    void aRefundNobodyBeganIsUnknown()
    {
        Office office;
        const RefundKey nobodys{ReservationId(17), 9};
        QCOMPARE(office.desk.run(RecordRefund{nobodys, "re"}).error().code(), std::string("payment.refund_unknown"));
        QCOMPARE(office.desk.run(PostponeRefund{nobodys, office.clock.now(), ""}).error().code(),
                 std::string("payment.refund_unknown"));
    }
};

QTEST_APPLESS_MAIN(TestPaymentRefunds)
#include "tst_payment_refunds.moc"
