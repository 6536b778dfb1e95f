#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "client-customer/booking/hold_clock.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"
#include "common/desktop/widgets/seat_readout.hpp"
#include "tests/desktop/booking_desk.hpp"
#include "tests/desktop/desktop_main.hpp"

using namespace narae;
using namespace narae::customer;
using narae::testing::BookingDesk;
using narae::testing::DemoServer;

namespace {

const QStringList kTwo{"Haneul Kim", "Jiwoo Park"};

qint64 purchasesOf(DemoServer& server, qint64 flight)
{
    const auto clerk = server.process().logIn(DemoServer::kClerk);
    const auto page = server.process().get("/v1/purchases?limit=100", clerk).json();
    qint64 count = 0;
    for (const auto& purchase : page["items"])
        if (purchase["flightId"].get<qint64>() == flight) ++count;
    return count;
}

int leftOn(DemoServer& server, const desktop::FlightStatus& flight)
{
    const auto seats = server.process().get("/v1/flight-statuses/" + std::to_string(flight.flightId) + "/seats").json();
    return seats["cabins"][1]["left"].get<int>();
}

} // namespace

/// A booking from the names to the ticket, in front of the real server.
class TestBookingFlow : public QObject {
    Q_OBJECT

    std::unique_ptr<DemoServer> server_;

    static desktop::Options optionsOf(DemoServer& server) { return server.options("customer"); }

private slots:
    void initTestCase()
    {
        server_ = std::make_unique<DemoServer>();
        server_->process().setting("sandbox.slow_ms", "400");
        server_->process().setting("sandbox.lost_ms", "300");
        server_->process().setting("payment.deadline_ms", "1000");
        QVERIFY(server_->start(testing::DemoServer::Sales::None));
    }

    void fromTheNamesToTheTicketByKeyboardAlone()
    {
        const auto flight = BookingDesk::flight(*server_);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.page.focusWidget() == desk.find<QLineEdit>("name1"));
        QVERIFY(desk.typeParty(kTwo));
        // Two who travel together are offered two seats together.
        QTRY_VERIFY_WITH_TIMEOUT(desk.flow().draft().seatsComplete(), 8000);
        QCOMPARE(desk.flow().draft().seats, QStringList({"7A", "7B"}));
        // Another choice: seats one row further back.
        auto* map = desk.find<desktop::SeatMapView>("seatMap");
        QTRY_COMPARE(desk.page.focusWidget(), map);
        QCOMPARE(map->focusedSeat(), QString("7A"));
        desk.key(Qt::Key_Return); // gives 7A back
        QVERIFY(desk.flow().draft().seats.front().isEmpty());
        QVERIFY(!desk.find<QAbstractButton>("summaryAction")->isEnabled());
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.flow().draft().seats, QStringList({"8A", "7B"}));
        desk.key(Qt::Key_2); // the second passenger chooses, and the focus is on their seat
        QCOMPARE(map->focusedSeat(), QString("7B"));
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.flow().draft().seats, QStringList({"8A", "8B"}));
        QCOMPARE(desk.find<desktop::SeatReadout>("seatReadout")->seat(), QString("8B"));
        desk.key(Qt::Key_Escape);
        desk.key(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Review, 8000);
        QVERIFY(desk.flow().draft().hold.has_value());
        QVERIFY(desk.flow().holdLeft() > std::chrono::seconds(500));
        QVERIFY(desk.find<HoldClock>("holdClock")->isVisible());
        desk.key(Qt::Key_Space);
        QCOMPARE(desk.flow().step(), Step::Pay);
        // The radio has the focus; the way on is reached by Tab.
        for (int tab = 0; tab < 12 && desk.page.focusWidget() != desk.find<QWidget>("payNext"); ++tab)
            desk.key(Qt::Key_Tab);
        QCOMPARE(desk.page.focusWidget(), desk.find<QWidget>("payNext"));
        desk.key(Qt::Key_Space);
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 8000);
        QCOMPARE(desk.text("locator").size(), 6);
        QCOMPARE(purchasesOf(*server_, flight.flightId), 1);
        QSignalSpy finished(&desk.page, &BookingPage::finished);
        desk.key(Qt::Key_Space);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.front()[1].toString(), desk.text("locator"));
        QVERIFY(!desk.flow().unfinished());
    }

    void whatIsTypedWrongIsSaidBesideTheField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("fault");
        QTest::newRow("no name") << "  "
                                 << "01012345678"
                                 << ""
                                 << "name1Fault";
        QTest::newRow("a card number") << "4111 1111 1111 1111"
                                       << "01012345678"
                                       << ""
                                       << "name1Fault";
        QTest::newRow("no phone") << "Kim"
                                  << ""
                                  << ""
                                  << "phoneFault";
        QTest::newRow("four digits") << "Kim"
                                     << "1234"
                                     << ""
                                     << "phoneFault";
        QTest::newRow("letters") << "Kim"
                                 << "phone"
                                 << ""
                                 << "phoneFault";
        QTest::newRow("no at") << "Kim"
                               << "01012345678"
                               << "kim.example"
                               << "emailFault";
    }
    void whatIsTypedWrongIsSaidBesideTheField()
    {
        QFETCH(QString, name);
        QFETCH(QString, phone);
        QFETCH(QString, email);
        QFETCH(QString, fault);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(BookingDesk::flight(*server_, 1), 1));
        desk.type(name);
        desk.key(Qt::Key_Tab);
        desk.type(phone);
        desk.key(Qt::Key_Tab);
        desk.type(email);
        desk.key(Qt::Key_Return);
        QCOMPARE(desk.flow().step(), Step::Passengers);
        QVERIFY(desk.find<QLabel>(fault.toLatin1().constData())->isVisible());
        // The focus is where the mistake is.
        QCOMPARE(desk.page.focusWidget()->objectName() + "Fault", fault);
    }

    void goingBackKeepsWhatWasTyped()
    {
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(BookingDesk::flight(*server_, 1)));
        QVERIFY(desk.reachReview(kTwo));
        const auto hold = desk.flow().draft().hold;
        desk.flow().goTo(Step::Passengers);
        QCOMPARE(desk.find<QLineEdit>("name2")->text(), QString("Jiwoo Park"));
        QCOMPARE(desk.find<QLineEdit>("phone")->text(), QString("010-9777-0779"));
        // Nothing changed: the same hold.
        desk.find<QAbstractButton>("passengersNext")->click();
        QTRY_VERIFY(desk.find<QAbstractButton>("summaryAction")->isEnabled());
        desk.find<QAbstractButton>("summaryAction")->click();
        QCOMPARE(desk.flow().step(), Step::Review);
        QCOMPARE(desk.flow().draft().hold->reservationId, hold->reservationId);
    }

    void otherSeatsGiveTheOldHoldUpBeforeTheNewOne()
    {
        const auto flight = BookingDesk::flight(*server_, 2);
        BookingDesk desk(optionsOf(*server_));
        const int before = leftOn(*server_, flight);
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.reachReview(kTwo));
        const qint64 first = desk.flow().draft().hold->reservationId;
        desk.flow().goTo(Step::Seats);
        // One of the two moves; the other keeps the seat that the first hold had taken.
        desk.flow().takeSeat(1, "9F");
        desk.find<QAbstractButton>("summaryAction")->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Review, 8000);
        QVERIFY(desk.flow().draft().hold->reservationId != first);
        QCOMPARE(desk.flow().draft().hold->seats, QStringList({"7A", "9F"}));
        QTRY_COMPARE_WITH_TIMEOUT(leftOn(*server_, flight), before - 2, 5000);
        // Given back on leaving.
        bool left = false;
        desk.page.askToLeave([&left] { left = true; });
        QVERIFY(!left);
        QVERIFY(desk.find<QWidget>("leaveQuestion")->isVisible());
        desk.key(Qt::Key_Escape);
        QVERIFY(!desk.find<QWidget>("leaveQuestion")->isVisible() && !left);
        desk.page.askToLeave([&left] { left = true; });
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Tab);
        desk.key(Qt::Key_Space);
        QVERIFY(left);
        QTRY_COMPARE_WITH_TIMEOUT(leftOn(*server_, flight), before, 5000);
    }

    void aDeclinedCardLeavesTheHoldAndAnotherOnePays()
    {
        const auto flight = BookingDesk::flight(*server_, 3);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.reachPay(kTwo));
        desk.payWith("pm_card_declined");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::Declined, 8000);
        QVERIFY(desk.find<QWidget>("situation")->isVisible());
        QVERIFY(!desk.text("situationTitle").isEmpty());
        QVERIFY(desk.flow().holdLeft().count() > 0);
        desk.key(Qt::Key_Space); // pay with another card
        QCOMPARE(desk.flow().step(), Step::Pay);
        desk.payWith("pm_card_ok");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 8000);
        QCOMPARE(purchasesOf(*server_, flight.flightId), 1);
    }

    void inALowWindowEveryRowOfSeatsIsSeen()
    {
        BookingDesk desk(optionsOf(*server_));
        desk.page.resize(1024, 656);
        QVERIFY(desk.begin(BookingDesk::flight(*server_, 4)));
        QVERIFY(desk.typeParty(kTwo));
        QTRY_VERIFY_WITH_TIMEOUT(desk.flow().draft().seatsComplete(), 8000);
        auto* map = desk.find<desktop::SeatMapView>("seatMap");
        QTRY_COMPARE(map->height(), map->sizeHint().height());
        const auto* suggest = desk.find<QWidget>("suggestSeats");
        QVERIFY(desk.page.rect().contains(QRect(suggest->mapTo(&desk.page, QPoint()), suggest->size())));
    }

    void aGatewayThatIsAwayLeavesTheHold()
    {
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(BookingDesk::flight(*server_, 4)));
        QVERIFY(desk.reachPay(kTwo));
        desk.payWith("pm_card_down");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::GatewayDown, 12000);
        // The journal is at an end with it: nothing is sent again behind the traveller's back.
        QVERIFY(desk.parts.journal.open().empty());
        desk.key(Qt::Key_Space);
        desk.payWith("pm_card_slow");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 8000);
        // The method that paid last is offered first the next time.
        QCOMPARE(desk.flow().savedMethod(), QString("pm_card_slow"));
    }

    void aLostAnswerIsFoundOutByItself()
    {
        const auto flight = BookingDesk::flight(*server_, 5);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.reachPay(kTwo));
        desk.payWith("pm_card_lost");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::Unknown, 10000);
        // There is nothing to press, least of all a second payment.
        QVERIFY(!desk.find<QAbstractButton>("situationAct")->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Done, 20000);
        QCOMPARE(purchasesOf(*server_, flight.flightId), 1);
    }

    void anotherPriceIsAskedForBeforeAnythingIsHeld()
    {
        auto flight = BookingDesk::flight(*server_, 6);
        const Money real = flight.cabin("economy")->price;
        for (desktop::CabinStatus& cabin : flight.cabins)
            cabin.price = Money(cabin.price.amountMinor() - 1000, cabin.price.currency());
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.typeParty(kTwo));
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("summaryAction")->isEnabled(), 8000);
        desk.find<QAbstractButton>("summaryAction")->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::PriceChanged, 8000);
        QCOMPARE(desk.flow().newTotal(), *real.times(2));
        QVERIFY(!desk.flow().draft().hold);
        desk.key(Qt::Key_Space); // continue at the new price
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Review, 8000);
        QCOMPARE(desk.flow().draft().total, *real.times(2));
    }

    void tooFewSeatsLeadToOtherFlights()
    {
        const auto flight = BookingDesk::flight(*server_, 7);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight, 2, "business"));
        QVERIFY(desk.typeParty(kTwo));
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("summaryAction")->isEnabled(), 8000);
        // Meanwhile somebody buys the cabin up.
        nlohmann::json passengers = nlohmann::json::array();
        for (int number = 0; number < 8; ++number)
            passengers.push_back({{"name", "Somebody"}});
        const auto bought = server_->process().post("/v1/reservations",
                                                    {{"flightId", flight.flightId},
                                                     {"cabin", "business"},
                                                     {"passengers", passengers},
                                                     {"contact", {{"phone", "010-1111-2222"}}},
                                                     {"paymentMethod", "pm_card_ok"}},
                                                    {{"Idempotency-Key", "the-cabin-is-bought-up"}});
        QCOMPARE(bought.status, 201);
        desk.find<QAbstractButton>("summaryAction")->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::SoldOut, 8000);
        QSignalSpy left(&desk.page, &BookingPage::leftForResults);
        // That the chosen seats are among those sold is told a moment later, and takes nothing from under the keys.
        QTRY_VERIFY(!desk.flow().draft().seatsComplete());
        QCOMPARE(desk.page.focusWidget(), desk.find<QWidget>("situationAct"));
        desk.key(Qt::Key_Space);
        QCOMPARE(left.size(), 1);
    }

    void aHoldThatIsOverKeepsWhatWasTyped()
    {
        DemoServer brief;
        brief.process().setting("reservation.hold_seconds", "3");
        QVERIFY(brief.start(testing::DemoServer::Sales::None));
        BookingDesk desk(optionsOf(brief));
        QVERIFY(desk.begin(BookingDesk::flight(brief)));
        QVERIFY(desk.reachReview(kTwo));
        auto* clock = desk.find<HoldClock>("holdClock");
        QTRY_COMPARE(clock->role(), desktop::Role::Danger);
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::HoldOver, 8000);
        desk.key(Qt::Key_Space); // choose again
        QCOMPARE(desk.flow().step(), Step::Seats);
        QCOMPARE(desk.flow().draft().names, kTwo);
        QTRY_VERIFY_WITH_TIMEOUT(
            desk.flow().draft().seatsComplete() && desk.find<QAbstractButton>("summaryAction")->isEnabled(), 8000);
        desk.find<QAbstractButton>("summaryAction")->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Review, 8000);
    }

    void theClockSpeaksAtItsFourMarksOnly()
    {
        HoldClock clock;
        QSignalSpy announced(&clock, &HoldClock::announced);
        for (int left = 600; left >= 0; --left)
            clock.show(std::chrono::seconds(left), std::chrono::seconds(600));
        QCOMPARE(announced.size(), 4);
        QCOMPARE(announced.front().front().toString(), QString("Your seats are held for 5 minutes more."));
        QCOMPARE(announced.back().front().toString(), QString("Your seats are held for 30 seconds more."));
        clock.show(std::chrono::seconds(119), std::chrono::seconds(600));
        QCOMPARE(clock.role(), desktop::Role::Warning);
    }

    void aServerThatIsAwayIsWaitedForAndNothingIsLost()
    {
        DemoServer own;
        QVERIFY(own.start(testing::DemoServer::Sales::None));
        BookingDesk desk(optionsOf(own));
        const auto flight = BookingDesk::flight(own);
        QVERIFY(desk.begin(flight));
        QVERIFY(desk.typeParty(kTwo));
        QTRY_VERIFY_WITH_TIMEOUT(desk.find<QAbstractButton>("summaryAction")->isEnabled(), 8000);
        own.process().kill();
        desk.find<QAbstractButton>("summaryAction")->click();
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().situation(), Situation::ServerAway, 20000);
        QVERIFY(own.process().start());
        // The order was written down: it goes out by itself, once.
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow().step(), Step::Review, 40000);
        QCOMPARE(desk.flow().draft().seats, QStringList({"7A", "7B"}));
        QTRY_COMPARE_WITH_TIMEOUT(leftOn(own, flight), 172, 5000);
    }

    void twoWhoWantOneSeatBothFinish()
    {
        const auto flight = BookingDesk::flight(*server_, 8);
        BookingDesk one(optionsOf(*server_));
        BookingDesk other(optionsOf(*server_));
        QVERIFY(one.begin(flight, 1));
        QVERIFY(one.typeParty({"Haneul Kim"}));
        QVERIFY(other.begin(flight, 1));
        QVERIFY(other.typeParty({"Jiwoo Park"}));
        QTRY_VERIFY_WITH_TIMEOUT(one.flow().draft().seatsComplete() && other.flow().draft().seatsComplete(), 8000);
        one.flow().takeSeat(0, "12A");
        other.flow().takeSeat(0, "12A");
        one.find<QAbstractButton>("summaryAction")->click();
        other.find<QAbstractButton>("summaryAction")->click();
        const auto settled = [](BookingDesk& desk) {
            return desk.flow().step() == Step::Review || (!desk.flow().busy() && !desk.flow().draft().seatsComplete());
        };
        QTRY_VERIFY_WITH_TIMEOUT(settled(one) && settled(other), 8000);
        QVERIFY(one.flow().draft().hold.has_value() != other.flow().draft().hold.has_value());
        BookingDesk& loser = one.flow().draft().hold ? other : one;
        BookingDesk& winner = one.flow().draft().hold ? one : other;
        QCOMPARE(winner.flow().draft().hold->seats, QStringList({"12A"}));
        // The loser sees it flash, is told, and stands on the nearest free seat.
        auto* map = loser.find<desktop::SeatMapView>("seatMap");
        QCOMPARE(map->lookOf(map->chart().find("12A")), desktop::SeatLook::Lost);
        QCOMPARE(map->focusedSeat(), QString("12B"));
        QVERIFY(loser.text("seatNews").contains("12A") && loser.text("seatNews").contains("12B"));
        loser.page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&loser.page));
        map->setFocus();
        loser.key(Qt::Key_Return);
        QCOMPARE(loser.flow().draft().seats, QStringList({"12B"}));
        for (BookingDesk* desk : {&loser, &winner}) {
            if (desk->flow().step() == Step::Seats) desk->find<QAbstractButton>("summaryAction")->click();
            QTRY_COMPARE_WITH_TIMEOUT(desk->flow().step(), Step::Review, 8000);
            desk->flow().reviewDone();
            desk->flow().pay("pm_card_ok");
            QTRY_COMPARE_WITH_TIMEOUT(desk->flow().step(), Step::Done, 8000);
        }
        QCOMPARE(purchasesOf(*server_, flight.flightId), 2);
    }

    void aSeatTakenMeanwhileFlashesOnTheMap()
    {
        const auto flight = BookingDesk::flight(*server_, 9);
        BookingDesk desk(optionsOf(*server_));
        QVERIFY(desk.begin(flight, 1));
        QVERIFY(desk.typeParty({"Haneul Kim"}));
        QTRY_VERIFY_WITH_TIMEOUT(desk.flow().draft().seatsComplete(), 8000);
        desk.flow().takeSeat(0, "20C");
        QSignalSpy lost(&desk.flow(), &BookingFlow::seatsLost);
        QCOMPARE(server_->process()
                     .post("/v1/reservations",
                           {{"flightId", flight.flightId},
                            {"cabin", "economy"},
                            {"passengers", {{{"name", "Somebody"}, {"seat", "20C"}}}},
                            {"contact", {{"phone", "010-1111-2222"}}}},
                           {{"Idempotency-Key", "somebody-takes-20C"}})
                     .status,
                 201);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 8000);
        QVERIFY(desk.text("seatNews").contains("20C"));
        QVERIFY(!desk.find<QAbstractButton>("summaryAction")->isEnabled());
    }

    void anAccountsPartyIsRemembered()
    {
        desktop::Options options = optionsOf(*server_);
        testing::TemporaryFolder folder;
        options.storeFile = QString::fromStdString((folder.path() / "app.db").string());
        for (const bool again : {false, true}) {
            BookingDesk desk(options);
            std::optional<bool> inside;
            desk.parts.session.logIn(DemoServer::kTraveller, DemoServer::kPassword, this,
                                     [&inside](const std::optional<desktop::Problem>& problem) { inside = !problem; });
            QTRY_VERIFY_WITH_TIMEOUT(inside.has_value(), 8000);
            QVERIFY(*inside);
            QVERIFY(desk.begin(BookingDesk::flight(*server_, 1), 1));
            if (again) {
                QCOMPARE(desk.find<QLineEdit>("phone")->text(), QString("010-2222-3333"));
                continue;
            }
            QVERIFY(!desk.find<QLineEdit>("name1")->text().isEmpty()); // the account's own name
            desk.find<QLineEdit>("phone")->setFocus();
            desk.type("010-2222-3333");
            desk.find<QAbstractButton>("passengersNext")->click();
            QCOMPARE(desk.flow().step(), Step::Seats);
        }
    }
};

NARAE_DESKTOP_MAIN(TestBookingFlow)
#include "tst_booking_flow.moc"
