#include <QSignalSpy>
#include <QTest>

#include "client-customer/trip/trip_page.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/chip.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/booking_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::customer;
using namespace narae::desktop;
using namespace narae::testing;
using narae::customer::Step;

namespace {

const QStringList kTwo{"Haneul Kim", "Jiwoo Park"};

} // namespace

/// On a computer whose clock is off: what runs out runs out by the server's.
class TestWrongClocks : public QObject {
    Q_OBJECT

    DemoServer server_;
    ServerProcess::Headers traveller_;

    /// How many offers the server has made for a trip.
    int offersOf(const Booking& trip)
    {
        const auto session = server_.process().database().open();
        const auto rows = session->query("SELECT quote_id FROM reservation_quotes WHERE reservation_id = ?",
                                         {database::Value(trip.reservationId)});
        return static_cast<int>(rows.size());
    }

    static void open(TripPage& page, const Booking& trip)
    {
        page.resize(1280, 736);
        page.show();
        page.open(trip.reservationId);
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "boardingPass")->isVisible(), 15000);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start(DemoServer::Sales::None));
        traveller_ = server_.process().logIn(DemoServer::kTraveller);
    }

    void aClockThatIsWrongHoldsAndPaysAllTheSame_data()
    {
        QTest::addColumn<int>("secondsAhead");
        QTest::newRow("a quarter of an hour fast") << 900;
        QTest::newRow("a quarter of an hour slow") << -900;
    }
    void aClockThatIsWrongHoldsAndPaysAllTheSame()
    {
        QFETCH(int, secondsAhead);
        desktop::Options options = server_.options("customer");
        options.now = [secondsAhead] { return QDateTime::currentDateTimeUtc().addSecs(secondsAhead); };
        BookingDesk desk(options);
        QVERIFY(desk.begin(BookingDesk::flight(server_, secondsAhead > 0 ? 10 : 11)));
        QVERIFY(desk.reachPay(kTwo));
        QSignalSpy ticked(&desk.flow(), &BookingFlow::ticked);
        QTRY_VERIFY(ticked.size() >= 2);
        QCOMPARE(desk.flow().situation(), Situation::None);
        const auto left = desk.flow().holdLeft();
        QVERIFY2(left > std::chrono::seconds(560) && left <= std::chrono::seconds(602),
                 qPrintable(QString::number(left.count())));
        desk.payWith("pm_card_ok");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 8000);
    }

    /// Set forward while a hold runs, as by a laptop that wakes up.
    void aHoldIsNotOverBeforeTheServerSaysSo()
    {
        desktop::Options options = server_.options("customer");
        auto ahead = std::make_shared<qint64>(0);
        options.now = [ahead] { return QDateTime::currentDateTimeUtc().addSecs(*ahead); };
        BookingDesk desk(options);
        QVERIFY(desk.begin(BookingDesk::flight(server_, 10)));
        QVERIFY(desk.reachPay(kTwo));
        *ahead = 3600;
        QCOMPARE(desk.flow().holdLeft(), std::chrono::seconds(0));
        QTRY_VERIFY(desk.flow().holdLeft() > std::chrono::seconds(560));
        QCOMPARE(desk.flow().situation(), Situation::None);
        QVERIFY(desk.flow().draft().hold.has_value());
    }

    void aClockThatIsFastAsksForOneOffer()
    {
        Options options = server_.options("customer");
        options.now = [] { return QDateTime::currentDateTimeUtc().addSecs(900); };
        Parts parts(options);
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server_, someFlight(server_), {{"Narae Kim", "26B"}}, traveller_);
        TripPage page(parts);
        open(page, trip);
        QTRY_VERIFY_WITH_TIMEOUT(part<Button>(page, "cancelTrip")->isEnabled(), 10000);
        QVERIFY(!QTest::qWaitFor([&] { return offersOf(trip) > 1; }, 2500));
        // And a hold counts down from ten minutes.
        const Booking hold = book(server_, someFlight(server_), {{"Narae Kim", "26C"}}, traveller_, "");
        open(page, hold);
        QTRY_COMPARE_WITH_TIMEOUT(part<Chip>(page, "tripState")->text(), QString("Waiting for payment"), 5000);
        QSignalSpy payment(&page, &TripPage::payWanted);
        QTest::mouseClick(part<Button>(page, "payTrip"), Qt::LeftButton);
        const auto told = payment.front().front().value<Reservation>();
        QVERIFY(parts.now().secsTo(told.holdExpiresAt) > 560);
    }
};

NARAE_DESKTOP_MAIN(TestWrongClocks)
#include "tst_wrong_clocks.moc"
