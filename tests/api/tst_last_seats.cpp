#include "tests/support/airline.hpp"

#include <QTest>
#include <atomic>
#include <barrier>
#include <set>
#include <thread>

using namespace narae::testing;
using nlohmann::json;

namespace {

constexpr int kClients = 64;
constexpr int kSeats = 100;

} // namespace

/// Many clients at once over HTTP: what there is, is sold, once.
class TestLastSeats : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;

    Answer book(const json& order, const std::string& key) const
    {
        return ServerProcess::ask(airline_->server.port(), "POST", "/v1/reservations", order.dump(),
                                  Airline::with(airline_->customer, "Idempotency-Key", key));
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("sandbox.slow_ms", "300");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
    }

    void sixtyFourClientsSellTheLastHundredSeatsExactly_data()
    {
        QTest::addColumn<bool>("numbered");
        QTest::newRow("seats with numbers") << true;
        QTest::newRow("seats without") << false;
    }
    void sixtyFourClientsSellTheLastHundredSeatsExactly()
    {
        QFETCH(bool, numbered);
        // The first seats are sold before: these are the last hundred.
        const auto flight = numbered ? airline_->offer(18) : airline_->offerUnnumbered(108);
        QCOMPARE(airline_->book(Airline::order(flight, 8)).status, 201);
        std::atomic<int> sold = 0;
        std::atomic<int> soldOut = 0;
        std::barrier together(kClients);
        std::vector<std::thread> clients;
        for (int client = 0; client < kClients; ++client)
            clients.emplace_back([&, client] {
                together.arrive_and_wait();
                for (int i = 0; i < 3; ++i) {
                    const std::string key =
                        "last-" + std::to_string(flight) + "-" + std::to_string(client) + "-" + std::to_string(i);
                    const Answer answer = book(Airline::order(flight, 1), key);
                    if (answer.status == 201) ++sold;
                    if (answer.status == 409 && answer.code() == "seat.sold_out") ++soldOut;
                }
            });
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(sold.load(), kSeats);
        QCOMPARE(soldOut.load(), 3 * kClients - kSeats);
        QVERIFY(airline_->settle());
        const std::string onFlight = " WHERE flight_id = " + std::to_string(flight);
        QCOMPARE(airline_->figure("SELECT sold FROM reservation_cabins" + onFlight), kSeats + 8);
        QCOMPARE(airline_->figure("SELECT held FROM reservation_cabins" + onFlight), 0);
        QCOMPARE(airline_->figure("SELECT COUNT(DISTINCT claimed_seat) FROM reservation_passengers" + onFlight),
                 numbered ? kSeats + 8 : 0);
        QCOMPARE(airline_->figure("SELECT sold FROM flight_seats" + onFlight), kSeats + 8);
        QCOMPARE(airline_->left(flight), 0);
    }

    /// The control: the same clients against the same database, with nothing that guards between look and sale. A test
    /// that would not see this oversell proves nothing.
    void withoutAGuardTheyOversell()
    {
        airline_->run("CREATE TABLE unguarded_sales (client BIGINT NOT NULL, number BIGINT NOT NULL)");
        std::barrier together(kClients);
        std::vector<std::thread> clients;
        for (int client = 0; client < kClients; ++client)
            clients.emplace_back([&, client] {
                const auto session = airline_->server.database().open();
                for (int i = 0; i < 3; ++i) {
                    const auto rows = session->query("SELECT COUNT(*) FROM unguarded_sales");
                    together.arrive_and_wait(); // as a slow payment between the two does it
                    if (!rows.empty() && rows.integer(0, 0) < kSeats)
                        session->execute("INSERT INTO unguarded_sales (client, number) VALUES (?, ?)",
                                         {std::int64_t{client}, std::int64_t{i}});
                    together.arrive_and_wait();
                }
            });
        for (std::thread& client : clients)
            client.join();
        QVERIFY(airline_->figure("SELECT COUNT(*) FROM unguarded_sales") > kSeats);
        airline_->run("DROP TABLE unguarded_sales");
    }

    void fiveCopiesOfOneBookingMakeOne()
    {
        const auto flight = airline_->offer(2);
        const json order = Airline::order(flight, 2, "pm_card_slow");
        std::atomic<int> made = 0;
        std::atomic<int> repeated = 0;
        std::atomic<int> inProgress = 0;
        std::barrier together(5);
        std::vector<std::thread> clients;
        for (int client = 0; client < 5; ++client)
            clients.emplace_back([&] {
                together.arrive_and_wait();
                const Answer answer = book(order, "five-copies");
                if (answer.status == 201) ++(answer.header("Idempotent-Replayed").empty() ? made : repeated);
                if (answer.status == 409 && answer.code() == "request.in_progress") ++inProgress;
            });
        for (std::thread& client : clients)
            client.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(made.load() + repeated.load() + inProgress.load(), 5);
        const Answer again = book(order, "five-copies");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.header("Idempotent-Replayed"), std::string("true"));
        QVERIFY(airline_->settle());
        const std::string onFlight = " WHERE flight_id = " + std::to_string(flight);
        QCOMPARE(airline_->figure("SELECT COUNT(*) FROM reservation_reservations" + onFlight), 1);
        QCOMPARE(airline_->figure("SELECT COUNT(*) FROM payment_payments" + onFlight), 1);
        QCOMPARE(airline_->figure("SELECT COUNT(*) FROM flight_purchases" + onFlight), 1);
        QCOMPARE(airline_->left(flight), 10);
    }

    void cleanupTestCase()
    {
        if (!airline_) return;
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
        airline_.reset();
    }
};

QTEST_GUILESS_MAIN(TestLastSeats)
#include "tst_last_seats.moc"
