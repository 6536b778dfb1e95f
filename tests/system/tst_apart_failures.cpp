#include "tests/support/apart_airline.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/apart_load.hpp"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <csignal>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

/// The airline as five processes of which one fails: it fails alone.
class TestApartFailures : public QObject {
    Q_OBJECT

    std::unique_ptr<ApartAirline> airline_;

    ServerProcess& of(const char* role) { return airline_->of(role); }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<ApartAirline>();
        airline_->setting("reservation.settle_after_seconds", "1");
        airline_->setting("payment.deadline_ms", "600");
        airline_->setting("peers.deadline_ms", "1000");
        airline_->setting("sandbox.slow_ms", "100");
        airline_->setting("sandbox.lost_ms", "1500");
        QVERIFY2(airline_->open(), airline_->logs().constData());
    }
    void init()
    {
        for (const char* role : ApartAirline::kRoles)
            if (!of(role).running()) QVERIFY2(of(role).start(), of(role).log().right(2000).constData());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed()) qWarning("%s", airline_->logs().constData());
    }
    void cleanupTestCase() { airline_.reset(); }

    void aStoppedPaymentIsNoticedInTenCallsAndComesBackByItself()
    {
        const auto flight = airline_->offer(200);
        of("payment").stop();
        int calls = 0;
        Answer refused;
        do {
            refused = airline_->book(ApartAirline::order(flight, 1));
            QCOMPARE(refused.status, 503);
        } while (++calls < 50 && refused.code() != "payment.resting");
        QVERIFY2(calls <= 10, qPrintable(QString::number(calls)));
        // The quickest of some: none of them waits for payment, but all of them wait for this machine.
        QElapsedTimer timer;
        qint64 quickest = 1'000;
        for (int i = 0; i < 10; ++i) {
            timer.start();
            refused = airline_->book(ApartAirline::order(flight, 1));
            quickest = std::min(quickest, timer.elapsed());
        }
        QVERIFY2(quickest < 50, qPrintable(QString::number(quickest)));
        QCOMPARE(refused.code(), std::string("payment.resting"));
        QVERIFY(!refused.header("Retry-After").empty());
        const std::string cabin = "FROM reservation_cabins WHERE flight_id = " + std::to_string(flight);
        QCOMPARE(airline_->figure("reservation", "SELECT held + sold " + cabin), 0);
        const json health = of("reservation").get("/v1/health", airline_->staff).json();
        const auto& peers = health["peers"];
        const auto payment =
            std::find_if(peers.begin(), peers.end(), [](const json& peer) { return peer["role"] == "payment"; });
        QVERIFY(payment != peers.end());
        QCOMPARE((*payment)["breaker"].get<std::string>(), std::string("open"));
        // The list does not mind.
        timer.restart();
        QCOMPARE(of("view").get("/v1/flight-statuses").status, 200);
        QVERIFY(timer.elapsed() < 500);

        QVERIFY(of("payment").start());
        QVERIFY(waitFor([&] { return airline_->book(ApartAirline::order(flight, 1)).status == 201; }, seconds(40)));
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void aPaymentThatDiesUnderLoadCostsNobodyMoneyOrASeat()
    {
        ApartLoad load(of("reservation").port(), airline_->offerMany(4), airline_->customer, 6);
        QVERIFY(waitFor([&] { return load.accepted() >= 10; }));
        of("payment").kill();
        QVERIFY(waitFor([&] { return !load.refusals().empty(); }));
        QVERIFY2(of("payment").start(), of("payment").log().right(2000).constData());
        const int before = load.accepted();
        QVERIFY(waitFor([&] { return load.accepted() >= before + 10; }, seconds(40)));
        load.end();
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        QCOMPARE(load.seatsOnRecord(*airline_), std::int64_t(load.accepted() + load.foundOut(*airline_)));
    }

    void lateAnswersAreFoundOut()
    {
        const auto flight = airline_->offer(20);
        // Its gateway takes the money and does not say so in time.
        const Answer late = airline_->book(ApartAirline::order(flight, 1, "pm_card_lost"));
        QVERIFY2(late.status == 202, late.body.c_str());
        const std::string path = "/v1/reservations/" + late.json()["reservationId"].dump();
        QVERIFY(waitFor([&] { return of("reservation").get(path, airline_->customer).json()["state"] == "confirmed"; },
                        seconds(20)));
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void aHangingPaymentDoesNotTakeEverybodyWithIt()
    {
        const auto flight = airline_->offer(200);
        QCOMPARE(::kill(pid_t(of("payment").pid()), SIGSTOP), 0);
        int calls = 0;
        Answer answer;
        do {
            answer = airline_->book(ApartAirline::order(flight, 1));
            QVERIFY2(answer.status == 202 || answer.status == 503, answer.body.c_str());
        } while (++calls < 20 && answer.code() != "payment.resting");
        QVERIFY2(calls <= 10, qPrintable(QString::number(calls)));
        QCOMPARE(of("view").get("/v1/flight-statuses").status, 200);
        QCOMPARE(::kill(pid_t(of("payment").pid()), SIGCONT), 0);
        QVERIFY(waitFor([&] { return airline_->book(ApartAirline::order(flight, 1)).status == 201; }, seconds(40)));
        const QString trouble = airline_->troubleOnceSettled();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
};

QTEST_GUILESS_MAIN(TestApartFailures)
#include "tst_apart_failures.moc"
