#include "server/platform/commit/carry_out.hpp"
#include "server/reservation/adapters/caretaker_worker.hpp"
#include "server/reservation/application/follow_flight.hpp"
#include "tests/store/booking_house.hpp"

using namespace narae;
using namespace narae::reservation;

namespace {

/// A capture that comes late, and the end of its flight, in one batch.
struct LearnAndWithdraw {
    using Answer = bool;
    ConfirmReservation late;
    void want(ReservationBooks& books) const
    {
        late.want(books);
        books.wantSeats(House::kFlight);
        books.wantActiveOn(House::kFlight);
    }
    Result<bool> decide(ReservationBooks& books, Instant now) const
    {
        if (auto confirmed = late.decide(books, now); !confirmed) return confirmed.error();
        if (auto withdrawn = withdrawFlight(books, House::kFlight, 2, now); !withdrawn) return withdrawn.error();
        return true;
    }
};

} // namespace

/// What becomes of holds and payments that nobody asks about any more, on a real database.
class TestCaretaker : public QObject {
    Q_OBJECT

private slots:
    void holdsRunOutAndTheirSeatsComeBack()
    {
        House house;
        for (int i = 0; i < 3; ++i)
            QVERIFY(house.booking->book(house.order(2), "", "").has_value());
        compareStock(house, 6, 0);
        house.clock.ms += 599'000;
        QCOMPARE(*house.caretaker->lookAround(), 0);
        house.clock.ms += 2'000;
        QCOMPARE(*house.caretaker->lookAround(), 3);
        compareStock(house, 0, 0);
        StartPayment late;
        late.reservation = ReservationId(1);
        late.asker.staff = true;
        QCOMPARE(house.booking->pay(late, "ok", "").error().code(), std::string("reservation.hold_expired"));
        QCOMPARE(*house.caretaker->lookAround(), 0);
    }

    void lostAnswersAreSettledByTheCaretaker()
    {
        House house;
        const auto booked = house.booking->book(house.order(2, "key-1"), "lost", "");
        QCOMPARE(booked->reservation.state, Reservation::State::PaymentUnknown);
        compareStock(house, 2, 0);
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationPaymentUnknown' AND data LIKE '%\"known\":false%'"),
                 1);
        house.payments.reachable = false;
        house.clock.ms += 70'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        house.payments.reachable = true;
        house.clock.ms += 70'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 0, 2);
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationPaymentUnknown'"), 1);
        const auto again = house.booking->book(house.order(2, "key-1"), "lost", "");
        QCOMPARE(again->reservation.state, Reservation::State::Confirmed);
    }

    void aGatewayThatGivesNoAnswerKeepsTheCaretakerFromNothingElse()
    {
        House house(256, "", 900);
        for (int i = 0; i < Caretaker::kAtOnce + 4; ++i)
            QVERIFY(house.booking->book(house.order(1), "lost", "").has_value());
        QVERIFY(house.booking->book(house.order(2), "", "").has_value());
        house.payments.reachable = false;
        house.clock.ms += 601'000;
        QCOMPARE(*house.caretaker->lookAround(), 2);
        QCOMPARE(house.payments.settled.load(), 1);
        QCOMPARE(house.stock().held, Caretaker::kAtOnce + 4);
        // What it has not come to is due still, and what it has asked for in vain comes last.
        house.payments.reachable = true;
        int rounds = 0;
        while (house.stock().held > 1 && ++rounds < 10)
            QVERIFY(house.caretaker->lookAround().has_value());
        QCOMPARE(house.stock().sold, Caretaker::kAtOnce + 3);
        house.clock.ms += 5'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        QCOMPARE(house.stock().sold, Caretaker::kAtOnce + 4);
    }

    void whoStopsTheCaretakerWaitsForOnePaymentAtMost()
    {
        House house;
        for (int i = 0; i < 3; ++i)
            QVERIFY(house.booking->book(house.order(1), "lost", "").has_value());
        house.payments.whileItSettles = [&house] { house.caretaker->leave(); };
        house.clock.ms += 70'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        QCOMPARE(house.payments.settled.load(), 1);
        compareStock(house, 2, 1);
    }

    void whoIsPromptedIsLookedAtAtOnceEvenBehindOneThatStaysUnknown()
    {
        House house;
        for (int i = 0; i < 4; ++i)
            QVERIFY(house.booking->book(house.order(1), "lost", "").has_value());
        house.payments.reachable = false;
        CaretakerWorker worker(*house.caretaker, std::chrono::hours(1));
        const auto promptAll = [&worker] {
            for (int i = 1; i <= 4; ++i)
                worker.prompt(ReservationId(i));
        };
        promptAll();
        worker.start();
        QTRY_COMPARE(house.payments.settled.load(), 4);
        compareStock(house, 4, 0);
        house.payments.reachable = true;
        promptAll();
        QTRY_COMPARE(house.stock().sold, 4);
        worker.stop();
        compareStock(house, 0, 4);
    }

    void aPaymentIsUnknownSinceItBeganHoweverOldItsHold()
    {
        using std::chrono::hours;
        House house(256, "1-5:ABC_DEF", 30, {hours(24), std::chrono::seconds(20), std::chrono::minutes(30)});
        const auto hold = house.booking->book(house.order(2), "", "");
        house.clock.ms += std::chrono::milliseconds(hours(5)).count();
        StartPayment pay;
        pay.reservation = hold->reservation.id;
        pay.asker.staff = true;
        QCOMPARE(house.booking->pay(pay, "lost", "")->reservation.state, Reservation::State::PaymentUnknown);
        house.payments.reachable = false;
        house.clock.ms += 70'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 2, 0);
        QCOMPARE((*house.queries->find(hold->reservation.id))->reservation.state, Reservation::State::PaymentUnknown);
        house.clock.ms += std::chrono::milliseconds(std::chrono::minutes(30)).count();
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 0, 0);
    }

    void aHoldWhosePaymentTurnsOutNotToBeCapturedIsTold()
    {
        House house;
        const auto hold = house.booking->book(house.order(2, "key-1"), "", "");
        const StartPayment pay{hold->reservation.id, Asker{{}, true, {}, ""}, IntentKey{"guest", "pay-1"}, "f", {}};
        QCOMPARE(house.booking->pay(pay, "lost", "")->reservation.state, Reservation::State::PaymentUnknown);
        house.payments.captured.clear();
        house.clock.ms += 70'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 2, 0);
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationPaymentUnknown' AND data LIKE '%\"known\":true%'"),
                 1);
    }

    void unknownForTooLongGivesTheSeatsBackAndALateCaptureTakesOthersOrIsRefunded_data()
    {
        QTest::addColumn<bool>("seatsLeft");
        QTest::newRow("seats are free again") << true;
        QTest::newRow("everything was sold meanwhile") << false;
    }
    void unknownForTooLongGivesTheSeatsBackAndALateCaptureTakesOthersOrIsRefunded()
    {
        QFETCH(bool, seatsLeft);
        House house;
        QVERIFY(house.booking->book(house.order(3, "key-1"), "lost", "").has_value());
        house.payments.reachable = false;
        house.clock.ms += 31 * 60'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 0, 0);
        const int others = seatsLeft ? 3 : 10;
        for (int i = 0; i < others; ++i)
            QVERIFY(house.booking->book(house.order(3), "ok", "").has_value());
        house.payments.reachable = true;
        house.clock.ms += 120'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 0, seatsLeft ? 12 : 30);
        const auto late = house.queries->find(ReservationId(1));
        QCOMPARE((*late)->reservation.state, seatsLeft ? Reservation::State::Confirmed : Reservation::State::Cancelled);
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationCancelled'"), seatsLeft ? 0 : 1);
    }

    void aLateCaptureIsRefundedWithItsFlightThatEndsInTheSameBatch()
    {
        House house;
        QVERIFY(house.booking->book(house.order(3, "key-1"), "lost", "").has_value());
        QVERIFY(house.booking->book(house.order(2, "key-2"), "ok", "").has_value());
        house.payments.reachable = false;
        house.clock.ms += 31 * 60'000;
        QCOMPARE(*house.caretaker->lookAround(), 1);
        compareStock(house, 0, 2);
        ConfirmReservation late;
        late.reservation = ReservationId(1);
        late.payment = PaymentId(1001);
        const auto done =
            commit::carryOut<LearnAndWithdraw, ReservationBooks>(*house.committer, *house.shelf, {late}, "");
        QVERIFY(done.has_value());
        compareStock(house, 0, 0);
        for (const ReservationId id : {ReservationId(1), ReservationId(2)}) {
            const auto found = house.queries->find(id);
            QCOMPARE((*found)->reservation.state, Reservation::State::Cancelled);
            QCOMPARE((*found)->reservation.refunded(), (*found)->reservation.total);
        }
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationCancelled'"), 2);
    }
};

QTEST_GUILESS_MAIN(TestCaretaker)
#include "tst_caretaker.moc"
