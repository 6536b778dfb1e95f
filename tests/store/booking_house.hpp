#pragma once

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
#include <functional>
#include <random>

namespace narae::reservation {

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
    Result<void> ready() const override
    {
        if (rests) return refuse("payment.resting").retryAfter(7);
        return {};
    }
    PaymentOutcome charge(const PaymentRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        ++charges;
        if (whileItCharges) whileItCharges();
        // As a breaker has it: nothing is sent, and of what was sent before something may have come.
        if (rests)
            return {request.repeated ? PaymentOutcome::Kind::Unknown : PaymentOutcome::Kind::Unavailable, {}, ""};
        if (request.method == "declined") return {PaymentOutcome::Kind::Declined, {}, "card_declined"};
        if (request.method == "down") return {PaymentOutcome::Kind::Unavailable, {}, ""};
        captured.insert(request.reservation.value());
        if (request.method == "lost") return {PaymentOutcome::Kind::Unknown, {}, ""};
        return {PaymentOutcome::Kind::Captured, PaymentId(request.reservation.value() + 1000), ""};
    }
    PaymentOutcome settle(const PaymentRequest& request) override
    {
        const std::lock_guard lock(mutex_);
        ++settled;
        if (whileItSettles) whileItSettles();
        if (!reachable) return {PaymentOutcome::Kind::Unknown, {}, ""};
        if (!captured.contains(request.reservation.value()))
            return {PaymentOutcome::Kind::Declined, {}, "never_charged"};
        return {PaymentOutcome::Kind::Captured, PaymentId(request.reservation.value() + 1000), ""};
    }
    std::mutex mutex_;
    std::set<std::int64_t> captured;
    int charges = 0;
    std::atomic<int> settled = 0;
    std::atomic<bool> reachable = true;
    std::atomic<bool> rests = false;
    std::function<void()> whileItCharges;
    std::function<void()> whileItSettles;
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
    const BookingPolicy policy;
    static constexpr auto kFlight = FlightId(1);

    /// `seatMap` empty: free seating with `capacity` seats.
    explicit House(std::size_t batchMax = 256, const std::string& seatMap = "1-5:ABC_DEF", int capacity = 30,
                   BookingPolicy thePolicy = {})
        : policy(thePolicy)
    {
        auto session = stored.open();
        auto migrated = database::migrate(*session, {commit::schema(), schema()}, 0);
        check(migrated.has_value(), "the schema fits");
        pool = std::make_unique<database::Pool>(stored.database(), 4);
        committer = std::make_unique<commit::Committer>(stored.database(), clock,
                                                        commit::CommitterOptions{"narae-1", batchMax, 4096, 8});
        shelf = std::make_unique<ReservationShelf>(committer->outbox(), committer->ids(), maps, randomness);
        committer->add(*shelf);
        committer->start();
        desk = std::make_unique<CommittingDesk>(*committer, *shelf);
        queries = std::make_unique<StoredReservations>(*pool);
        booking = std::make_unique<BookAndPay>(*desk, payments, randomness);
        caretaker = std::make_unique<Caretaker>(*queries, *desk, payments, *booking, clock, policy);
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
        order.policy = policy;
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

inline void compareStock(House& house, std::int64_t held, std::int64_t sold)
{
    const auto stock = house.stock();
    QCOMPARE(stock.held, held);
    QCOMPARE(stock.sold, sold);
    QCOMPARE(stock.named, held + sold);
    QCOMPARE(stock.travelling, held + sold);
}

} // namespace narae::reservation
