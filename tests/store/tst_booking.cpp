#include "tests/store/booking_house.hpp"
#include "tests/support/wait_for.hpp"

#include <latch>
#include <thread>

using namespace narae;
using namespace narae::reservation;

/// Booking, paying, expiring and cancelling on a real database, through the committer.
class TestBooking : public QObject {
    Q_OBJECT

private slots:
    void aKoreanNumberIsOneHoweverItIsDialled()
    {
        for (const char* same : {"+82 10-9777-0779", "+82-(0)10-9777-0779", "01097770779", "010 9777 0779"})
            QVERIFY2(samePhone("010-9777-0779", same), same);
        for (const char* other : {"+81 10-9777-0779", "010-9777-0778", "10-9777-0779", "8210-9777-0779"})
            QVERIFY2(!samePhone("010-9777-0779", other), other);
    }

    void sixtyFourClientsSellTheLastSeatsExactly_data()
    {
        QTest::addColumn<int>("batchMax");
        QTest::newRow("grouped") << 256;
        QTest::newRow("one transaction each") << 1;
    }
    void sixtyFourClientsSellTheLastSeatsExactly()
    {
        QFETCH(int, batchMax);
        House house(std::size_t(batchMax), "", 100);
        std::atomic<int> sold = 0;
        std::atomic<int> soldOut = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 64; ++client)
            clients.emplace_back([&] {
                for (int i = 0; i < 4; ++i) {
                    const auto booked = house.booking->book(house.order(1), "ok", "");
                    if (booked)
                        ++sold;
                    else if (booked.error().code() == "seat.sold_out")
                        ++soldOut;
                }
            });
        for (auto& client : clients)
            client.join();
        QCOMPARE(sold.load(), 100);
        QCOMPARE(soldOut.load(), 64 * 4 - 100);
        QCOMPARE(house.stock().sold, 100);
        QCOMPARE(house.stock().held, 0);
    }

    void namedSeatsGoToOnePartyEach()
    {
        House house;
        std::atomic<int> booked = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 16; ++client)
            clients.emplace_back([&] {
                while (house.booking->book(house.order(3), "ok", ""))
                    ++booked;
            });
        for (auto& client : clients)
            client.join();
        QCOMPARE(booked.load(), 10);
        compareStock(house, 0, 30);
    }

    void fiveCopiesOfOneBookingMakeOne()
    {
        House house;
        std::atomic<int> fresh = 0;
        std::atomic<int> refusedAsInProgress = 0;
        // The one that pays waits until all others have been told something.
        std::latch others(4);
        house.payments.whileItCharges = [&others] { testing::waitFor([&others] { return others.try_wait(); }); };
        std::vector<std::thread> clients;
        for (int client = 0; client < 5; ++client)
            clients.emplace_back([&] {
                const auto booked = house.booking->book(house.order(2, "key-1"), "ok", "");
                if (booked && !booked->repeated)
                    ++fresh;
                else {
                    if (!booked && booked.error().code() == "request.in_progress") ++refusedAsInProgress;
                    others.count_down();
                }
            });
        for (auto& client : clients)
            client.join();
        QCOMPARE(fresh.load(), 1);
        QCOMPARE(refusedAsInProgress.load(), 4);
        QCOMPARE(house.payments.charges, 1);
        compareStock(house, 0, 2);
        const auto again = house.booking->book(house.order(2, "key-1"), "ok", "");
        QVERIFY(again && again->repeated);
        QCOMPARE(again->reservation.state, Reservation::State::Confirmed);
        auto other = house.order(3, "key-1");
        other.fingerprint = "another";
        QCOMPARE(house.booking->book(other, "ok", "").error().code(), std::string("request.idempotency_key_reused"));
    }

    void declinedPaymentGivesTheSeatsBackAndStaysDeclined()
    {
        House house;
        for (int i = 0; i < 2; ++i) {
            const auto booked = house.booking->book(house.order(2, "key-1"), "declined", "");
            QCOMPARE(booked.error().code(), std::string("payment.declined"));
            compareStock(house, 0, 0);
        }
        QCOMPARE(house.payments.charges, 1);
    }

    void whilePaymentRestsOnlyWhatIsNewIsRefused()
    {
        House house;
        const auto lost = house.booking->book(house.order(2, "key-lost"), "lost", "");
        QCOMPARE(lost->reservation.state, Reservation::State::PaymentUnknown);
        const auto sold = house.booking->book(house.order(3, "key-sold"), "ok", "");
        QVERIFY(!house.booking->book(house.order(1, "key-declined"), "declined", "").has_value());
        const auto held = house.booking->book(house.order(2, "key-held"), "", "");
        StartPayment first;
        first.reservation = held->reservation.id;
        first.asker.staff = true;
        first.intent = IntentKey{"guest", "pay-1"};
        QVERIFY(house.booking->pay(first, "lost", "")->reservation.state == Reservation::State::PaymentUnknown);
        const auto other = house.booking->book(house.order(1, "key-other"), "", "");
        compareStock(house, 5, 3);
        const std::int64_t reservations = house.count("reservation_reservations");
        const int charges = house.payments.charges;
        house.payments.rests = true;

        const auto refused = house.booking->book(house.order(2, "key-new"), "ok", "");
        QCOMPARE(refused.error().code(), std::string("payment.resting"));
        QCOMPARE(refused.error().retryAfterSeconds(), 7);
        QCOMPARE(house.booking->book(house.order(2), "ok", "").error().code(), std::string("payment.resting"));
        StartPayment second;
        second.reservation = other->reservation.id;
        second.asker.staff = true;
        second.intent = IntentKey{"guest", "pay-2"};
        QCOMPARE(house.booking->pay(second, "ok", "").error().code(), std::string("payment.resting"));
        QCOMPARE(house.payments.charges, charges);
        QCOMPARE(house.count("reservation_reservations"), reservations);
        QCOMPARE(house.count("reservation_intents WHERE intent_key IN ('key-new', 'pay-2')"), 0);
        compareStock(house, 5, 3);

        const auto again = house.booking->book(house.order(2, "key-lost"), "lost", "");
        QVERIFY(again.has_value() && again->repeated);
        QCOMPARE(again->reservation.id, lost->reservation.id);
        QCOMPARE(again->reservation.state, Reservation::State::PaymentUnknown);
        const auto known = house.booking->book(house.order(3, "key-sold"), "ok", "");
        QCOMPARE(known->reservation.id, sold->reservation.id);
        QCOMPARE(known->reservation.state, Reservation::State::Confirmed);
        QCOMPARE(house.booking->book(house.order(1, "key-declined"), "declined", "").error().code(),
                 std::string("payment.declined"));
        PlaceReservation another = house.order(2, "key-lost");
        another.fingerprint = "another";
        QCOMPARE(house.booking->book(another, "lost", "").error().code(),
                 std::string("request.idempotency_key_reused"));
        const auto paying = house.booking->pay(first, "lost", "");
        QVERIFY(paying.has_value() && paying->repeated);
        QCOMPARE(paying->reservation.state, Reservation::State::PaymentUnknown);
        QVERIFY(house.booking->book(house.order(1, "key-hold"), "", "").has_value()); // which costs nothing
        compareStock(house, 6, 3);

        house.payments.rests = false;
        QVERIFY(house.booking->book(house.order(2, "key-new"), "ok", "").has_value());
        QVERIFY(house.booking->pay(second, "ok", "").has_value());
    }

    void aHoldMayBePaidInAnotherWayAfterADecline()
    {
        House house;
        const auto held = house.booking->book(house.order(2), "", "");
        QCOMPARE(held->reservation.state, Reservation::State::Held);
        StartPayment pay;
        pay.reservation = held->reservation.id;
        pay.asker.staff = true;
        QCOMPARE(house.booking->pay(pay, "declined", "").error().code(), std::string("payment.declined_still_held"));
        compareStock(house, 2, 0);
        const auto paid = house.booking->pay(pay, "ok", "");
        QVERIFY(paid.has_value());
        QCOMPARE(paid->reservation.paymentAttempt, 2);
        compareStock(house, 0, 2);
    }

    void aCaptureThatComesToLightAfterADeclineIsASaleOrARefund()
    {
        House house;
        QVERIFY(!house.booking->book(house.order(3, "key-1"), "declined", "").has_value());
        compareStock(house, 0, 0);
        const auto confirmed = house.desk->carryOut(ConfirmReservation{ReservationId(1), PaymentId(1001)}, "");
        QCOMPARE(confirmed->state, Reservation::State::Confirmed);
        compareStock(house, 0, 3);
    }

    void partOfAPartyCancelsByQuoteAndRepeatsChangeNothing()
    {
        House house;
        const auto booked = house.booking->book(house.order(3), "ok", "");
        QuoteCancellation ask{booked->reservation.id, Asker{{}, true, {}, ""}, {2}};
        const auto quote = house.desk->carryOut(ask, "");
        QCOMPARE(quote->refund.amountMinor(), 45'000);
        QCOMPARE(quote->fee.amountMinor(), 5'000);
        CancelReservation cancel{booked->reservation.id, Asker{{}, true, {}, ""}, quote->id, "traveller"};
        for (int i = 0; i < 3; ++i) {
            const auto done = house.desk->carryOut(cancel, "");
            QCOMPARE(done->cancellation.number, 1);
            QCOMPARE(done->reservation.travelling(), 2);
        }
        compareStock(house, 0, 2);
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationCancelled'"), 1);
        // To anybody else the reservation does not exist.
        ask.asker = Asker{AccountId(99), false, {}, ""};
        QCOMPARE(house.desk->carryOut(ask, "").error().code(), std::string("reservation.unknown"));
    }

    void staffGiveUpTheFeeAndTheirReasonIsKept()
    {
        House house;
        const auto booked = house.booking->book(house.order(2), "ok", "");
        const Asker staff{{}, true, {}, ""};
        const auto quote = house.desk->carryOut(QuoteCancellation{booked->reservation.id, staff, {1}, true}, "");
        QCOMPARE(quote->refund.amountMinor(), 50'000);
        QCOMPARE(quote->fee.amountMinor(), 0);
        QVERIFY(quote->feeWaived);
        QCOMPARE(house.count("reservation_quotes WHERE fee_waived = 1"), 1);
        const auto done = house.desk->carryOut(
            CancelReservation{booked->reservation.id, staff, quote->id, "아이가 아파서 / ill child"}, "");
        QCOMPARE(done->cancellation.refund.amountMinor(), 50'000);
        QCOMPARE(done->cancellation.reason, std::string("아이가 아파서 / ill child"));
        const auto kept = house.queries->find(booked->reservation.id);
        QCOMPARE((*kept)->reservation.cancellations.at(0).reason, std::string("아이가 아파서 / ill child"));
        QCOMPARE(house.count("event_outbox WHERE type = 'ReservationCancelled' AND data LIKE '%ill child%'"), 1);
        // After the departure there is nothing to give back, whoever asks.
        house.clock.ms += std::int64_t{21} * 24 * 3'600'000;
        QCOMPARE(house.desk->carryOut(QuoteCancellation{booked->reservation.id, staff, {}, true}, "").error().code(),
                 std::string("flight.departed"));
    }

    void refusalsLeaveNothingBehind()
    {
        House house;
        auto order = house.order(2);
        order.travellers[0].seat = "1A";
        order.travellers[1].seat = "1B";
        QVERIFY(house.booking->book(order, "ok", "").has_value());
        const auto events = house.count("event_outbox");
        order.travellers[0].seat = "2A"; // free, but 1B is not
        QCOMPARE(house.booking->book(order, "ok", "").error().code(), std::string("seat.taken"));
        order.travellers[1].seat = "9Z";
        QCOMPARE(house.booking->book(order, "ok", "").error().code(), std::string("seat.unknown"));
        order.expectedTotal = Money(1, Currency::krw());
        QCOMPARE(house.booking->book(order, "ok", "").error().code(), std::string("reservation.wrong_total"));
        order = house.order(1);
        order.flight = FlightId(77);
        QCOMPARE(house.booking->book(order, "ok", "").error().code(), std::string("flight.unknown"));
        QCOMPARE(house.count("event_outbox"), events);
        compareStock(house, 0, 2);
    }

    void capacityNeverFallsBelowWhatIsTaken()
    {
        House house;
        QVERIFY(house.booking->book(house.order(4), "ok", "").has_value());
        const NarrowCabin tooFew{House::kFlight, "economy", 3, "1-1:ABC"};
        QCOMPARE(house.desk->carryOut(tooFew, "").error().code(), std::string("flight.capacity_below_sold"));
        const NarrowCabin vanishing{House::kFlight, "economy", 24, "2-5:ABC_DEF"};
        QCOMPARE(house.desk->carryOut(vanishing, "").error().code(), std::string("seat.still_taken"));
        QVERIFY(house.desk->carryOut(NarrowCabin{House::kFlight, "economy", 12, "1-2:ABC_DEF"}, "").has_value());
        QCOMPARE(house.stock().capacity, 12);
        compareStock(house, 0, 4);
    }
};

QTEST_GUILESS_MAIN(TestBooking)
#include "tst_booking.moc"
