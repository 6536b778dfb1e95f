#include "tests/support/airline.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/booking_load.hpp"

#include <QElapsedTimer>
#include <QTest>
#include <csignal>
#include <future>

using namespace narae::testing;

/// The server ends in the midst of bookings: by a crash, again and again, or because it is told to.
class TestKilledUnderLoad : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::unique_ptr<Acknowledgements> acknowledgements_;

    std::unique_ptr<BookingLoad> load(int clients)
    {
        const std::vector<std::int64_t> flights{airline_->offer(90), airline_->offer(90), airline_->offer(90)};
        auto load = std::make_unique<BookingLoad>(clients, flights, airline_->customer, *acknowledgements_);
        load->moveTo(airline_->server.port());
        load->begin();
        return load;
    }
    QString audit() { return airline_->auditReport(QString::fromStdString(acknowledgements_->path().string())); }

private slots:
    void init()
    {
        airline_ = std::make_unique<Airline>();
        acknowledgements_ = std::make_unique<Acknowledgements>(airline_->server.folder().path() / "acknowledged.jsonl");
        airline_->server.setting("reservation.settle_after_seconds", "1");
        airline_->server.setting("sandbox.slow_ms", "700");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
    }
    void cleanup() { airline_.reset(); }

    void fiveCrashesLoseNothingThatWasAcknowledgedAndDoubleNothing()
    {
        const auto bookings = load(8);
        for (int round = 1; round <= 5; ++round) {
            const int before = bookings->booked();
            QVERIFY(waitFor([&] { return bookings->booked() >= before + 15 + 4 * round; }, std::chrono::seconds(30)));
            airline_->server.kill();
            // As it was left: payments under way, events not taken in, no view that has kept a checkpoint. None of
            // that is a breach, and none is said to be compared.
            const QString left = audit();
            QVERIFY2(left.isEmpty(), qPrintable(left));
            QString view;
            QVERIFY2(airline_->server.run({"rebuild-view"}, &view) == 0, qPrintable(view));
            QVERIFY2(view.contains("no checkpoint") && !view.contains("replay equals live"), qPrintable(view));
            QVERIFY2(airline_->server.start(), airline_->server.log().constData());
            bookings->moveTo(airline_->server.port());
        }
        const int afterTheLast = bookings->booked();
        QVERIFY(waitFor([&] { return bookings->booked() > afterTheLast; }, std::chrono::seconds(30)));
        bookings->end();
        QVERIFY(bookings->setbacks().contains("")); // connections that broke
        QVERIFY(airline_->settle());
        const QStringList breaches = breachesOf(airline_->server, *bookings);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join('\n')));
        QVERIFY2(audit().isEmpty(), qPrintable(audit()));
        QCOMPARE(airline_->server.stop(), 0);
        QVERIFY2(audit().isEmpty(), qPrintable(audit()));
    }

    void aStopUnderLoadAnswersWhatWasAccepted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void aStopUnderLoadAnswersWhatWasAccepted()
    {
        QFETCH(int, signal);
        Airline& airline = *airline_;
        const auto flight = airline.offer(2);
        const auto bookings = load(4);
        // A payment takes its time: these are accepted, and under way when the signal comes.
        std::vector<std::future<Answer>> accepted;
        for (int i = 0; i < 6; ++i)
            accepted.push_back(std::async(std::launch::async, [&airline, flight, i, port = airline.server.port()] {
                return ServerProcess::ask(
                    port, "POST", "/v1/reservations", Airline::order(flight, 1, "pm_card_slow").dump(),
                    Airline::with(airline.customer, "Idempotency-Key", "slow-" + std::to_string(i)));
            }));
        const std::string paying = "SELECT COUNT(*) FROM reservation_reservations WHERE state = 'paying' AND "
                                   "flight_id = " +
                                   std::to_string(flight);
        QVERIFY(waitFor([&] { return airline.figure(paying) == 6 && bookings->booked() > 20; }));

        QElapsedTimer stopping;
        stopping.start();
        QCOMPARE(::kill(static_cast<pid_t>(airline.server.pid()), signal), 0);
        const auto exitCode = airline.server.waitForEnd(10'000);
        QVERIFY2(exitCode.has_value(), "it still runs");
        QCOMPARE(*exitCode, 0);
        for (auto& answer : accepted) {
            const Answer told = answer.get();
            QVERIFY2(told.status == 201, told.body.c_str());
            acknowledgements_->add(told.json()["reservationId"].get<std::int64_t>(), "confirmed", "");
        }
        bookings->breakOff();
        QVERIFY(airline.server.log().contains("server.stopped"));
        // Nothing is left half done: no reservation waits for a payment that nobody asks about any more.
        QCOMPARE(airline.figure("SELECT COUNT(*) FROM reservation_reservations WHERE state <> 'confirmed'"), 0);
        QVERIFY2(audit().isEmpty(), qPrintable(audit()));
    }
};

QTEST_GUILESS_MAIN(TestKilledUnderLoad)
#include "tst_killed_under_load.moc"
