#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "client-customer/app/late_news.hpp"
#include "client-customer/trip/trip_page.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/booking_desk.hpp"
#include "tests/desktop/desktop_main.hpp"
#include "tests/support/stripe_double.hpp"

using namespace narae;
using namespace narae::customer;
using narae::testing::BookingDesk;
using narae::testing::DemoServer;
using narae::testing::StripeDouble;

namespace {

const QStringList kTwo{"Haneul Kim", "Jiwoo Park"};

} // namespace

/// A payment that nobody knows of for longer than the seats wait, at a payment company that loses its answers.
class TestLatePayments : public QObject {
    Q_OBJECT

    std::unique_ptr<StripeDouble> stripe_;
    std::unique_ptr<DemoServer> server_;

    /// Pays and loses sight of it: charged over there, and then the company answers nobody.
    bool payAndLose(BookingDesk& desk)
    {
        const int before = stripe_->captures();
        stripe_->losesCapture = true;
        desk.flow().pay("pm_card_visa");
        const bool charged = QTest::qWaitFor([&] { return stripe_->captures() > before; }, 10'000);
        stripe_->turnsAway = 503;
        stripe_->losesCapture = false;
        return charged;
    }

    /// Until the server has given the seats back over it, and the page says so.
    static bool untilSeatsAreGone(BookingDesk& desk)
    {
        return QTest::qWaitFor(
            [&desk] { return desk.flow().situation() == Situation::Unknown && desk.flow().found().state == "expired"; },
            30'000);
    }

    desktop::Outcome asked(desktop::Parts& parts, const BookingDraft::Hold& hold)
    {
        std::optional<desktop::Outcome> came;
        QUrlQuery query{{"locator", hold.locator}, {"phone", hold.phone}};
        parts.client.send(desktop::Call::get(QString("/v1/reservations/%1").arg(hold.reservationId), query), this,
                          [&came](const desktop::Outcome& outcome) { came = outcome; });
        if (!QTest::qWaitFor([&came] { return came.has_value(); }, 10'000)) return desktop::Problem::timedOut();
        return *came;
    }

private slots:
    void initTestCase()
    {
        stripe_ = std::make_unique<StripeDouble>();
        server_ = std::make_unique<DemoServer>();
        testing::ServerProcess& process = server_->process();
        process.setting("payment.gateway", "stripe");
        process.setting("stripe.url", QString::fromStdString(stripe_->origin()));
        process.secretSetting("stripe.key_file", "sk_test_narae");
        process.secretSetting("stripe.webhook_secret_file", "whsec_dGhlLWNvbXBhbnkncy1vd24tc2VjcmV0");
        process.setting("payment.deadline_ms", "1000");
        process.setting("reservation.unknown_hold_seconds", "1");
        QVERIFY2(server_->start(DemoServer::Sales::None), process.log().constData());
    }

    void cleanup()
    {
        stripe_->turnsAway = 0;
        stripe_->losesCapture = false;
    }

    void whatIsNotKnownForLongIsNotCalledUnpaidAndBecomesATicketAfterAll()
    {
        BookingDesk desk(server_->options("customer"));
        QVERIFY(desk.begin(BookingDesk::flight(*server_)));
        QVERIFY(desk.reachPay(kTwo));
        QVERIFY(payAndLose(desk));
        QVERIFY(untilSeatsAreGone(desk));
        // Nothing to press, nothing said to be free of charge, and no way to a second purchase.
        QVERIFY(!desk.find<QAbstractButton>("situationAct")->isVisible());
        QVERIFY(desk.text("situationSentence").contains("went back on sale"));
        QVERIFY(!desk.text("situationSafe").contains("Nothing was charged"));
        QVERIFY(!desk.text("situationSafe").contains("seats are kept"));
        QVERIFY(desk.find<QWidget>("holdClock")->isHidden());
        // The trip's own page says no more than is known either, and so does what is told of an earlier run's payment.
        const BookingDraft::Hold hold = *desk.flow().draft().hold;
        TripPage trip(desk.parts);
        trip.show();
        trip.open(hold.reservationId, hold.locator, hold.phone);
        const auto* state = testing::part<desktop::Chip>(trip, "tripState");
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QString("Payment being checked"), 10'000);
        QVERIFY(testing::part<desktop::TextLabel>(trip, "noticeWords")->text().contains("went back on sale"));
        QVERIFY(LateNews::of(asked(desk.parts, hold)).head.startsWith("We are still finding out"));

        stripe_->turnsAway = 0;
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(state->text(), QString("Booked"), 10'000);
        QVERIFY(LateNews::of(asked(desk.parts, hold)).good);
    }

    void whatWasChargedAndHasNoSeatsAnyMoreIsSaidToBeRefunded()
    {
        const auto flight = BookingDesk::flight(*server_, 1);
        BookingDesk desk(server_->options("customer"));
        QVERIFY(desk.begin(flight, 2, "business"));
        QVERIFY(desk.reachPay(kTwo));
        QVERIFY(payAndLose(desk));
        QVERIFY(untilSeatsAreGone(desk));
        const BookingDraft::Hold hold = *desk.flow().draft().hold;
        // Others take the whole cabin meanwhile.
        std::vector<std::pair<std::string, std::string>> others(8, {"Somebody", ""});
        QVERIFY(testing::book(*server_, flight.flightId, others, {}, "", "business").reservationId != 0);
        stripe_->turnsAway = 0;
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::Refunded, 40'000);
        QCOMPARE(desk.text("situationTitle"), QString("Your payment is being refunded"));
        QVERIFY(desk.text("situationSentence").contains("sold to others"));
        QVERIFY(!desk.text("situationSafe").contains("Nothing"));
        QVERIFY(desk.find<QWidget>("holdClock")->isHidden());
        const LateNews news = LateNews::of(asked(desk.parts, hold));
        QVERIFY(!news.good && news.trip && news.head.endsWith("it is being refunded."));
        // There is nothing to decide about it any more.
        QSignalSpy left(&desk.page, &BookingPage::leftForResults);
        desk.key(Qt::Key_Space);
        QCOMPARE(left.size(), 1);
        QVERIFY(!desk.flow().unfinished());
    }

    void aHoldThatWasGivenUpIsNotSaidToBePaid()
    {
        BookingDesk desk(server_->options("customer"));
        QVERIFY(desk.begin(BookingDesk::flight(*server_, 2)));
        QVERIFY(desk.reachPay(kTwo));
        const BookingDraft::Hold hold = *desk.flow().draft().hold;
        desk.flow().leave(false);
        QTRY_COMPARE_WITH_TIMEOUT(LateNews::of(asked(desk.parts, hold)).words.endsWith("nothing was charged."), true,
                                  10'000);
        QVERIFY(!LateNews::of(asked(desk.parts, hold)).good);
    }
};

NARAE_DESKTOP_MAIN(TestLatePayments)
#include "tst_late_payments.moc"
