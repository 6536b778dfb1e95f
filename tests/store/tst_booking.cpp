#include "server/platform/commit/schema.hpp"
#include "server/platform/database/pool.hpp"
#include "server/reservation/adapters/committing_desk.hpp"
#include "server/reservation/adapters/reservation_queries.hpp"
#include "server/reservation/adapters/reservation_shelf.hpp"
#include "server/reservation/adapters/schema.hpp"
#include "server/reservation/application/book_and_pay.hpp"
#include "server/reservation/application/caretaker.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <atomic>
#include <random>
#include <thread>

using namespace narae;
using namespace narae::reservation;

namespace {

class SafeRandomness final : public Randomness {
public:
    std::uint32_t below(std::uint32_t bound) override
    {
        const std::lock_guard lock(mutex_);
        return std::uniform_int_distribution<std::uint32_t>(0, bound - 1)(engine_);
    }

private:
    std::mutex mutex_;
    std::mt19937 engine_{11};
};

class ManualClock final : public Clock {
public:
    Instant now() const override { return fromEpochMs(ms); }
    std::atomic<std::int64_t> ms{1'790'000'000'000};
};

/// A payment company that does as it is told. The same attempt gets the same answer.
class FakePayments final : public Payments {
public:
    Result<void> accepts(std::string_view) const override { return {}; }
    PaymentOutcome charge(const PaymentRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        ++charges;
        if (request.method == "declined") return {PaymentOutcome::Kind::Declined, {}, "card_declined"};
        if (request.method == "down") return {PaymentOutcome::Kind::Unavailable, {}, ""};
        captured.insert(request.reservation.value());
        if (request.method == "lost") return {PaymentOutcome::Kind::Unknown, {}, ""};
        return {PaymentOutcome::Kind::Captured, PaymentId(request.reservation.value() + 1000), ""};
    }
    PaymentOutcome settle(const PaymentRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        if (!reachable) return {PaymentOutcome::Kind::Unknown, {}, ""};
        if (!captured.contains(request.reservation.value()))
            return {PaymentOutcome::Kind::Declined, {}, "never_charged"};
        return {PaymentOutcome::Kind::Captured, PaymentId(request.reservation.value() + 1000), ""};
    }
    std::mutex mutex_;
    std::set<std::int64_t> captured;
    int charges = 0;
    bool reachable = true;
};

/// Everything the context needs to run on a database, with one flight of 30 economy seats on sale.
struct House {
    testing::TestDatabase stored;
    ManualClock clock;
    SafeRandomness randomness;
    FakePayments payments;
    SeatMapCache maps;
    std::unique_ptr<database::Pool> pool;
    std::unique_ptr<commit::Committer> committer;
    std::unique_ptr<ReservationShelf> shelf;
    std::unique_ptr<CommittingDesk> desk;
    std::unique_ptr<StoredReservations> queries;
    std::unique_ptr<BookAndPay> booking;
    std::unique_ptr<Caretaker> caretaker;
    static constexpr auto kFlight = FlightId(1);

    /// `seatMap` empty: free seating with `capacity` seats.
    explicit House(std::size_t batchMax = 256, const std::string& seatMap = "1-5:ABC_DEF", int capacity = 30)
    {
        auto session = stored.open();
        auto migrated = database::migrate(*session, {commit::schema(), schema()}, 0);
        check(migrated.has_value(), "the schema fits");
        pool = std::make_unique<database::Pool>(stored.database(), 4);
        committer = std::make_unique<commit::Committer>(stored.database(), clock,
                                                        commit::CommitterOptions{"narae-1", batchMax, 4096, 8});
        shelf = std::make_unique<ReservationShelf>(committer->outbox(), committer->ids(), maps);
        committer->add(*shelf);
        committer->start();
        desk = std::make_unique<CommittingDesk>(*committer, *shelf);
        queries = std::make_unique<StoredReservations>(*pool);
        booking = std::make_unique<BookAndPay>(*desk, payments, randomness);
        caretaker = std::make_unique<Caretaker>(*queries, *desk, payments, *booking, clock, BookingPolicy{});
        offer(1, seatMap, capacity);
    }

    void offer(std::int64_t version, const std::string& seatMap, int capacity)
    {
        struct Offer {
            using Answer = bool;
            FlightDescription description;
            void want(ReservationBooks& books) const { books.wantSeats(description.flight); }
            Result<bool> decide(ReservationBooks& books, Instant) const
            {
                if (auto offered = offerFlight(books, description); !offered) return offered.error();
                return true;
            }
        };
        FlightDescription flight;
        flight.flight = kFlight;
        flight.flightNumber = "NR1207";
        flight.origin = "GMP";
        flight.destination = "CJU";
        flight.departsAt = clock.now() + std::chrono::hours(24 * 20);
        flight.arrivesAt = flight.departsAt + std::chrono::hours(1);
        flight.version = version;
        flight.refundSteps = {{30, 100}, {7, 90}, {1, 70}};
        flight.cabins = {{"economy", capacity, Money(50'000, Currency::krw()), seatMap}};
        auto done = commit::carryOut<Offer, ReservationBooks>(*committer, *shelf, Offer{flight}, "");
        check(done.has_value(), "the flight is offered");
    }

    PlaceReservation order(int travellers, const std::string& key = "")
    {
        PlaceReservation order;
        if (!key.empty()) order.intent = IntentKey{"guest", key};
        order.fingerprint = "f";
        order.flight = kFlight;
        order.cabin = "economy";
        for (int i = 0; i < travellers; ++i)
            order.travellers.push_back({"김나래 \xF0\x9F\x9B\xAB", std::nullopt});
        order.contact = {"01097770779", ""};
        return order;
    }

    struct Stock {
        std::int64_t capacity, held, sold, named, travelling;
    };
    Stock stock()
    {
        auto session = stored.open();
        const auto cabin = session->query("SELECT capacity, held, sold FROM reservation_cabins WHERE flight_id = 1");
        const auto named = session->query("SELECT COUNT(*) FROM reservation_passengers WHERE claimed_seat IS NOT NULL");
        const auto travelling = session->query(
            "SELECT COUNT(*) FROM reservation_passengers p JOIN reservation_reservations r ON r.reservation_id = "
            "p.reservation_id WHERE p.cancellation = 0 AND r.state IN ('held', 'paying', 'payment_unknown', "
            "'confirmed')");
        check(!session->failure(), "the stock can be read");
        return {cabin.integer(0, 0), cabin.integer(0, 1), cabin.integer(0, 2), named.integer(0, 0),
                travelling.integer(0, 0)};
    }
    std::int64_t count(const std::string& from)
    {
        auto session = stored.open();
        return session->query("SELECT COUNT(*) FROM " + from).integer(0, 0);
    }
};

void compareStock(House& house, std::int64_t held, std::int64_t sold)
{
    const auto stock = house.stock();
    QCOMPARE(stock.held, held);
    QCOMPARE(stock.sold, sold);
    QCOMPARE(stock.named, held + sold);
    QCOMPARE(stock.travelling, held + sold);
}

} // namespace

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
        std::vector<std::thread> clients;
        for (int client = 0; client < 5; ++client)
            clients.emplace_back([&] {
                const auto booked = house.booking->book(house.order(2, "key-1"), "ok", "");
                if (booked && !booked->repeated)
                    ++fresh;
                else if (!booked && booked.error().code() == "request.in_progress")
                    ++refusedAsInProgress;
            });
        for (auto& client : clients)
            client.join();
        QCOMPARE(fresh.load(), 1);
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
