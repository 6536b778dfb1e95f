#include <QSignalSpy>
#include <QTest>

#include "client-customer/trips/trips_page.hpp"
#include "common/desktop/widgets/button.hpp"
#include "common/desktop/widgets/text_label.hpp"
#include "tests/desktop/booked_trip.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QLineEdit>

using namespace narae;
using namespace narae::customer;
using namespace narae::desktop;
using namespace narae::testing;

/// The trips ahead, in front of the real server.
class TestTrips : public QObject {
    Q_OBJECT

    DemoServer server_;
    ServerProcess::Headers traveller_;

    static QString textOf(const QWidget& page, const char* name) { return part<TextLabel>(page, name)->text(); }
    static Button* openOf(const QWidget& page, const Booking& trip)
    {
        return page.findChild<Button*>(QString("openTrip%1").arg(trip.reservationId));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(server_.start());
        traveller_ = server_.process().logIn(DemoServer::kTraveller);
    }

    void theNextTripStandsFirst()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        QVERIFY(logIn(parts, this));
        const Booking later = book(server_, someFlight(server_, "GMP", "CJU", 11), {{"Narae Kim", "20A"}}, traveller_);
        const Booking sooner = book(server_, someFlight(server_, "GMP", "CJU", 5), {{"Narae Kim", "20A"}}, traveller_);
        TripsPage page(parts);
        page.resize(1280, 736);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(openOf(page, later) != nullptr && openOf(page, sooner) != nullptr, 10000);
        QTRY_VERIFY(openOf(page, sooner)->mapTo(&page, QPoint()).y() < openOf(page, later)->mapTo(&page, QPoint()).y());
        QSignalSpy chosen(&page, &TripsPage::tripChosen);
        auto* open = openOf(page, sooner);
        open->setFocus();
        QTest::keyClick(open, Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toLongLong(), sooner.reservationId);
        QVERIFY(chosen.first().at(1).toString().isEmpty());
        if (const QString folder = qEnvironmentVariable("PICTURES_FOLDER"); !folder.isEmpty()) {
            Language::current().set(Language::Code::Korean);
            QCoreApplication::processEvents();
            page.grab().save(folder + "/trips-0-light.png");
            Language::current().set(Language::Code::English);
        }
    }

    void aGuestFindsTheirsAndItIsRemembered()
    {
        Parts parts(server_.options("customer"));
        QVERIFY(loadAirports(parts));
        const Booking trip = book(server_, someFlight(server_, "GMP", "CJU", 6), {{"Ada Guest", "21A"}});
        TripsPage page(parts);
        page.resize(1280, 736);
        page.show();
        QTRY_COMPARE(textOf(page, "stateTitle"), QString("No trip ahead"));
        auto* locator = part<QLineEdit>(page, "guestLocator");
        auto* phone = part<QLineEdit>(page, "guestPhone");
        QSignalSpy chosen(&page, &TripsPage::tripChosen);
        // What is no locator is not sent.
        locator->setText("K7");
        phone->setText("010-9777-0779");
        QTest::keyClick(phone, Qt::Key_Return);
        QVERIFY(textOf(page, "guestTold").startsWith("A locator has six"));
        locator->setText(trip.locator.toLower());
        phone->setText("010-1111-2222");
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(page, "guestTold").startsWith("There is no booking"), 10000);
        QCOMPARE(locator->text(), trip.locator.toLower());
        phone->setText("010-9777-0779");
        QTest::keyClick(phone, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(chosen.count(), 1, 10000);
        QCOMPARE(chosen.first().at(1).toString(), trip.locator);
        QTRY_VERIFY_WITH_TIMEOUT(openOf(page, trip) != nullptr, 10000);
        // The same computer, another start of the app.
        TripsPage again(parts);
        again.show();
        QTRY_VERIFY_WITH_TIMEOUT(openOf(again, trip) != nullptr, 10000);
    }

    void theTripsStayWhileTheServerIsAway()
    {
        DemoServer server;
        QVERIFY(server.start());
        Parts parts(server.options("customer"));
        QVERIFY(loadAirports(parts));
        const auto as = server.process().logIn(DemoServer::kTraveller);
        QVERIFY(logIn(parts, this));
        const Booking trip = book(server, someFlight(server), {{"Narae Kim", "20A"}}, as);
        TripsPage page(parts);
        page.show();
        QTRY_VERIFY_WITH_TIMEOUT(openOf(page, trip) != nullptr, 10000);
        server.process().kill();
        page.reload();
        QTRY_VERIFY_WITH_TIMEOUT(part<QWidget>(page, "offlineSince")->isVisible(), 20000);
        QVERIFY(openOf(page, trip) != nullptr);
        QVERIFY(!part<Button>(page, "guestFind")->isEnabled());
    }
};

NARAE_DESKTOP_MAIN(TestTrips)
#include "tst_trips.moc"
