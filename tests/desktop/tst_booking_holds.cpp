#include <QSignalSpy>
#include <QTest>

#include "client-customer/booking/booking_flow.hpp"
#include "tests/desktop/answer_door.hpp"
#include "tests/desktop/desktop_main.hpp"

#include <QJsonArray>
#include <QJsonDocument>

using namespace narae;
using namespace narae::customer;
using narae::desktop::Options;
using narae::testing::AnswerDoor;

namespace {

desktop::FlightStatus someFlight(int id, bool numbered = false)
{
    return desktop::FlightStatus::fromJson(
        {{"flightId", id},
         {"flightNumber", "NR1201"},
         {"cabins", QJsonArray{QJsonObject{{"cabin", "economy"},
                                           {"left", 9},
                                           {"numbered", numbered},
                                           {"price", QJsonObject{{"amountMinor", 1000}, {"currency", "KRW"}}}}}}});
}

} // namespace

/// What becomes of seats that are held: of the server's answers each comes when the test lets it, for here it is the
/// moment that counts.
class TestBookingHolds : public QObject {
    Q_OBJECT

    struct Desk {
        Desk() : parts(options()), flow(parts)
        {
            // What nobody here looks at is not there.
            door.answerBy([this](const QByteArray& request) {
                if (request.startsWith("POST /v1/reservations HTTP")) return holds;
                if (request.startsWith("POST /v1/reservations/") && request.contains("/cancellation-quotes"))
                    return quotes;
                if (request.startsWith("POST /v1/reservations/") && request.contains("/cancellation?"))
                    return AnswerDoor::words(200, reservation(of(request), "cancelled"));
                if (request.startsWith("POST /v1/reservations/") && request.contains("/payment?")) return payments;
                if (request.startsWith("GET /v1/reservations/")) return asks;
                if (request.contains("/seats ") && !seats.isEmpty()) return AnswerDoor::words(200, seats);
                return AnswerDoor::problem(404, "route.unknown");
            });
        }
        Options options() const
        {
            Options options;
            options.app = "customer";
            options.server = door.url();
            options.storeFile = ":memory:";
            options.useKeyring = false;
            return options;
        }

        static QByteArray reservation(int id, const QByteArray& state)
        {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            return QJsonDocument(QJsonObject{{"reservationId", id},
                                             {"locator", "ABCDE" + QString::number(id)},
                                             {"state", QString::fromLatin1(state)},
                                             {"passengers", QJsonArray{QJsonObject{{"number", 1}, {"name", "Ida"}}}},
                                             {"total", QJsonObject{{"amountMinor", 1000}, {"currency", "KRW"}}},
                                             {"placedAt", now.toString(Qt::ISODateWithMs)},
                                             {"holdExpiresAt", now.addSecs(600).toString(Qt::ISODateWithMs)}})
                .toJson(QJsonDocument::Compact);
        }
        static QByteArray held(int id) { return AnswerDoor::words(201, reservation(id, "held")); }
        static QByteArray quote() { return AnswerDoor::words(201, R"({"quoteId":1})"); }
        /// The reservation that a request is about.
        static int of(const QByteArray& request)
        {
            const QByteArray rest = request.mid(request.indexOf("/v1/reservations/") + 17);
            return rest.left(rest.indexOf('/')).toInt();
        }

        void begin(int flightId, bool numbered = false)
        {
            flow.begin(someFlight(flightId, numbered), "economy", 1);
            type("Ida Kim");
        }
        void type(const QString& name)
        {
            flow.type({name}, "010-9777-0779", {});
            flow.passengersDone();
        }
        int count(const QByteArray& part) const
        {
            int found = 0;
            for (const QByteArray& request : door.asked())
                if (request.contains(part)) ++found;
            return found;
        }
        bool asked(const QByteArray& part, int times = 1)
        {
            return QTest::qWaitFor([&] { return count(part) >= times; }, 10'000);
        }
        bool gaveBack(int id) { return asked("POST /v1/reservations/" + QByteArray::number(id) + "/cancellation?"); }
        /// One more question and its answer: what was answered before has come.
        bool answersArrived()
        {
            bool came = false;
            parts.client.send(desktop::Call::get("/livez"), &flow, [&came](const desktop::Outcome&) { came = true; });
            return QTest::qWaitFor([&came] { return came; }, 10'000);
        }
        bool at(Step step)
        {
            return QTest::qWaitFor([&] { return flow.step() == step && !flow.busy(); }, 10'000);
        }

        AnswerDoor door;
        QByteArray holds, quotes = quote(), payments, asks; ///< empty: the answer is owed
        QByteArray seats;                                   ///< of every flight; empty: they cannot be had
        desktop::Parts parts;
        BookingFlow flow;
    };

    static constexpr const char* kHold = "POST /v1/reservations HTTP";

private slots:
    void seatsThatComeAfterTheBookingWasForgottenGoBack()
    {
        Desk desk;
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.asked(kHold));
        desk.flow.leave(false);
        desk.door.answer(Desk::held(7));
        QVERIFY(desk.gaveBack(7));
        QVERIFY(!desk.flow.unfinished() && !desk.flow.draft().hold);
    }

    void seatsThatComeWhileAnotherBookingIsUnderWayGoBack()
    {
        Desk desk;
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.asked(kHold));
        desk.begin(2);
        desk.door.answer(Desk::held(7));
        QVERIFY(desk.gaveBack(7));
        QCOMPARE(desk.flow.draft().flight.flightId, qint64(2));
        QVERIFY(!desk.flow.draft().hold);
    }

    void seatsThatComeAfterWhoWantedThemLoggedOutGoBack()
    {
        Desk desk;
        desk.parts.client.setToken("ns_a", "7");
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.asked(kHold));
        desk.parts.session.logOut();
        desk.door.answer(Desk::held(7));
        QVERIFY(desk.gaveBack(7));
        QVERIFY(!desk.flow.draft().hold);
    }

    void leavingWhileSeatsAreExchangedHoldsNoNewOnes()
    {
        Desk desk;
        desk.holds = Desk::held(7);
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        // Another name wants another hold; the old one is on its way back.
        desk.flow.goTo(Step::Passengers);
        desk.type("Ida Park");
        desk.quotes.clear();
        desk.flow.seatsDone();
        QVERIFY(desk.asked("/cancellation-quotes"));
        desk.quotes = Desk::quote();
        desk.flow.leave(false);
        desk.begin(2);
        desk.door.answer(Desk::quote());
        QVERIFY(desk.gaveBack(7));
        // The control: the next one's own hold is the second that is asked for.
        desk.holds = Desk::held(8);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        QCOMPARE(desk.count(kHold), 2);
        QCOMPARE(desk.flow.draft().hold->reservationId, qint64(8));
    }

    void whatIsAnsweredOfAnEarlierHoldSaysNothingOfThisOne()
    {
        Desk desk;
        desk.holds = Desk::held(7);
        desk.payments = AnswerDoor::problem(402, "payment.declined_still_held");
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        desk.flow.reviewDone();
        desk.flow.pay("pm_card_declined");
        QVERIFY(desk.asked("GET /v1/reservations/7?"));
        QCOMPARE(desk.flow.situation(), Situation::Declined);
        desk.flow.leave(false);
        desk.begin(2);
        desk.holds = Desk::held(8);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        desk.door.answer(AnswerDoor::words(200, Desk::reservation(7, "expired")));
        QVERIFY(desk.answersArrived());
        QCOMPARE(desk.flow.situation(), Situation::None);
        QCOMPARE(desk.flow.draft().hold->reservationId, qint64(8));
        // The control: of its own it does.
        desk.flow.reviewDone();
        desk.flow.pay("pm_card_declined");
        QVERIFY(desk.asked("GET /v1/reservations/8?"));
        desk.door.answer(AnswerDoor::words(200, Desk::reservation(8, "expired")));
        QTRY_COMPARE(desk.flow.situation(), Situation::HoldOver);
    }

    void aServerThatIsTooBusyIsAskedAgainByItself_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("a failure of its own") << 500 << QByteArray("server.internal");
        QTest::newRow("too many at once") << 429 << QByteArray("request.too_many");
    }
    void aServerThatIsTooBusyIsAskedAgainByItself()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        Desk desk;
        desk.holds = AnswerDoor::problem(status, code);
        desk.begin(1);
        desk.flow.seatsDone();
        QTRY_COMPARE(desk.flow.situation(), Situation::ServerAway);
        QVERIFY(desk.parts.client.connectivity().online());
        desk.holds = Desk::held(7);
        QVERIFY(desk.at(Step::Review));
        QCOMPARE(desk.flow.draft().hold->reservationId, qint64(7));
        // And so it is when seats are exchanged.
        desk.quotes = AnswerDoor::problem(status, code);
        desk.flow.goTo(Step::Passengers);
        desk.type("Ida Park");
        desk.flow.seatsDone();
        QTRY_COMPARE(desk.flow.situation(), Situation::ServerAway);
        desk.holds = Desk::held(8);
        desk.quotes = Desk::quote();
        QVERIFY(desk.at(Step::Review));
        QCOMPARE(desk.flow.draft().hold->reservationId, qint64(8));
    }

    void seatsThatWereSoldWhileTheAnswerWasAwaitedAreNotChosenAnyMore()
    {
        const auto rowWhere12AIs = [](const QString& state) {
            const QJsonObject seat{{"seat", "12A"}, {"state", state}, {"window", true}};
            const QJsonObject row{{"row", 12}, {"letters", "A"}, {"seats", QJsonArray{seat}}};
            const QJsonObject cabin{{"cabin", "economy"}, {"numbered", true}, {"left", 1}, {"rows", QJsonArray{row}}};
            return QJsonDocument(QJsonObject{{"flightId", 1}, {"cabins", QJsonArray{cabin}}}).toJson();
        };
        Desk desk;
        desk.seats = rowWhere12AIs("free");
        desk.flow.setLooking(true);
        desk.begin(1, true);
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow.draft().seats, QStringList{"12A"}, 10'000);
        desk.flow.seatsDone();
        QVERIFY(desk.asked(kHold));
        desk.seats = rowWhere12AIs("taken");
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow.chart().seat(desk.flow.chart().find("12A")).state,
                                  desktop::SeatCell::State::Taken, 10'000);
        QVERIFY(desk.flow.busy() && desk.flow.draft().seatsComplete());
        desk.door.answer(AnswerDoor::problem(409, "seat.sold_out"));
        QTRY_COMPARE_WITH_TIMEOUT(desk.flow.situation(), Situation::SoldOut, 10'000);
        QVERIFY(!desk.flow.draft().seatsComplete());
    }

    void seatsThatWereToStayStayWhenAnotherFlightIsBooked()
    {
        Desk desk;
        desk.holds = Desk::held(7);
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        desk.flow.leave(true);
        desk.begin(2);
        desk.holds = Desk::held(8);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        QCOMPARE(desk.flow.draft().hold->reservationId, qint64(8));
        QCOMPARE(desk.count("/cancellation"), 0);
        // The control: these were not to stay.
        desk.begin(3);
        QVERIFY(desk.gaveBack(8));
        QCOMPARE(desk.count("POST /v1/reservations/7/"), 0);
    }

    void seatsWhosePaymentWasDeclinedMeanwhileGoBackWithTheNextBooking()
    {
        Desk desk;
        desk.holds = Desk::held(7);
        desk.begin(1);
        desk.flow.seatsDone();
        QVERIFY(desk.at(Step::Review));
        desk.flow.reviewDone();
        desk.flow.pay("pm_card_declined");
        QVERIFY(desk.asked("/payment?"));
        desk.flow.leave(true); // nothing is asked while a payment is under way
        desk.door.answer(AnswerDoor::problem(402, "payment.declined_still_held"));
        QTRY_COMPARE(desk.flow.situation(), Situation::Declined);
        desk.begin(2);
        QVERIFY(desk.gaveBack(7));
    }
};

NARAE_DESKTOP_MAIN(TestBookingHolds)
#include "tst_booking_holds.moc"
