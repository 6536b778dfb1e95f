#include "server/payment/domain/payment.hpp"
#include "server/payment/domain/payment_method.hpp"

#include <QTest>

using namespace narae;
using namespace narae::payment;

namespace {

const Instant kNow = fromEpochMs(1'700'000'000'000);

Money won(std::int64_t amount)
{
    return Money(amount, Currency::krw());
}

Purchase purchase()
{
    return {ReservationId(17), FlightId(7), "economy", 3, won(300000)};
}

Payment begun()
{
    return Payment::begin(PaymentId(1), purchase(), kNow);
}

Payment paid()
{
    Payment payment = begun();
    payment.capture(1, {"ch_1", "", "pm_card_ok"}, kNow);
    return payment;
}

Result<Refund> begin(Payment& payment, int cancellation, std::int64_t amount)
{
    return payment.beginRefund(RefundId(cancellation), {ReservationId(17), cancellation}, 1, won(amount), kNow);
}

std::string codeOf(const Result<Refund>& refund)
{
    return refund ? std::string() : refund.error().code();
}

} // namespace

class TestPayment : public QObject {
    Q_OBJECT

private slots:
    void onlyTokensAreTakenAsMethods_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("token") << "pm_card_ok"
                               << "";
        QTest::newRow("token with digits") << "pm_1NqXa2eZvKYlo2C"
                                           << "";
        QTest::newRow("card number") << "4242424242424242"
                                     << "payment.card_number_refused";
        QTest::newRow("card number with blanks") << "4242 4242 4242 4242"
                                                 << "payment.card_number_refused";
        QTest::newRow("card number with hyphens") << "3782-822463-10005"
                                                  << "payment.card_number_refused";
        QTest::newRow("card number dressed as a token") << "pm_4242424242424242"
                                                        << "payment.card_number_refused";
        QTest::newRow("card number in words") << "visa 4242424242424242"
                                              << "payment.card_number_refused";
        QTest::newRow("empty") << ""
                               << "payment.method_malformed";
        QTest::newRow("prefix alone") << "pm_"
                                      << "payment.method_malformed";
        QTest::newRow("no prefix") << "card_ok"
                                   << "payment.method_malformed";
        QTest::newRow("blank in it") << "pm_card ok"
                                     << "payment.method_malformed";
        QTest::newRow("Korean") << QString::fromUtf8("pm_카드") << "payment.method_malformed";
        QTest::newRow("too long") << "pm_" + QString(62, 'a') << "payment.method_malformed";
    }
    void onlyTokensAreTakenAsMethods()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const Result<PaymentMethod> method = PaymentMethod::parse(text.toStdString());
        QCOMPARE(method ? QString() : QString::fromStdString(method.error().code()), code);
    }

    void aCardNumberIsNotRepeatedInItsRefusal()
    {
        const Result<PaymentMethod> method = PaymentMethod::parse("4242424242424242");
        QVERIFY(method.error().facts().empty());
        QVERIFY(method.error().errors().empty());
    }

    void everyStepLeavesALineInTheLedger()
    {
        Payment payment = begun();
        payment.decline(1, "pm_card_declined", "card_declined", kNow);
        payment.abandon(2, kNow);
        payment.capture(3, {"ch_1", "auth_1", "pm_card_ok"}, kNow);
        Result<Refund> refund = begin(payment, 1, 90000);
        QVERIFY(refund);
        refund->done("re_1", kNow);
        (void)payment.bookRefund(*refund, kNow);
        const std::vector<LedgerEntry>& ledger = payment.newEntries();
        const PaymentId id(1);
        const std::vector<LedgerEntry> expected{
            {id, 1, LedgerKind::Decline, won(300000), "", "card_declined", kNow},
            {id, 2, LedgerKind::Void, won(300000), "", "", kNow},
            {id, 3, LedgerKind::Authorise, won(300000), "auth_1", "", kNow},
            {id, 4, LedgerKind::Capture, won(300000), "ch_1", "", kNow},
            {id, 5, LedgerKind::Refund, won(90000), "re_1", "refund-17-1", kNow},
        };
        QVERIFY(ledger == expected);
        QCOMPARE(payment.facts().ledgerEntries, 5);
    }

    void refundsNeverExceedTheCapture()
    {
        Payment payment = paid();
        QVERIFY(begin(payment, 1, 200000));
        const Result<Refund> tooMuch = begin(payment, 2, 100001);
        QCOMPARE(codeOf(tooMuch), std::string("payment.refund_above_capture"));
        QCOMPARE(payment.facts().refunded.amountMinor(), 200000);
        QVERIFY(begin(payment, 2, 100000));
        QCOMPARE(codeOf(begin(payment, 3, 1)), std::string("payment.refund_above_capture"));
        QCOMPARE(codeOf(begin(payment, 3, 0)), std::string());
    }

    void anOverflowingRefundIsRefused()
    {
        Payment payment = paid();
        QVERIFY(begin(payment, 1, 1));
        QCOMPARE(codeOf(begin(payment, 2, std::numeric_limits<std::int64_t>::max())), std::string("money.overflow"));
    }

    void refundsBelowZeroOrInAnotherCurrencyAreRefused()
    {
        Payment payment = paid();
        QCOMPARE(codeOf(begin(payment, 1, -1)), std::string("payment.refund_negative"));
        const auto dollars =
            payment.beginRefund(RefundId(1), {ReservationId(17), 1}, 1, *Money::make(100, "USD"), kNow);
        QCOMPARE(codeOf(dollars), std::string("money.mixed_currencies"));
    }

    void whatWasNotCapturedIsNotRefunded()
    {
        Payment declined = begun();
        declined.decline(1, "pm_card_declined", "card_declined", kNow);
        QCOMPARE(codeOf(begin(declined, 1, 1)), std::string("payment.not_captured"));
        Payment abandoned = begun();
        abandoned.abandon(1, kNow);
        QCOMPARE(codeOf(begin(abandoned, 1, 1)), std::string("payment.not_captured"));
    }

    void aRefundOfNothingIsDoneAtOnceAndMovesNoMoney()
    {
        Payment payment = paid();
        const Result<Refund> refund = begin(payment, 1, 0);
        QVERIFY(refund && refund->isDone());
        const PayCancelled event = payment.bookRefund(*refund, kNow);
        QCOMPARE(event.passengers, 1);
        QVERIFY(event.amount.isZero());
        QCOMPARE(payment.newEntries().size(), 1u);
        QCOMPARE(payment.facts().passengersOut, 1);
    }

    void whatIsCapturedForgetsWhyItWasDeclined()
    {
        Payment payment = begun();
        payment.decline(1, "pm_card_declined", "card_declined", kNow);
        QCOMPARE(payment.facts().reason, std::string("card_declined"));
        payment.capture(2, {"ch_1", "", "pm_card_ok"}, kNow);
        QVERIFY(payment.isCaptured());
        QVERIFY(payment.facts().reason.empty());
        QCOMPARE(payment.facts().attempt, 2);
        QVERIFY(begin(payment, 1, 300000));
    }
};

QTEST_APPLESS_MAIN(TestPayment)
#include "tst_payment.moc"
