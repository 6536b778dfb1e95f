#include "tests/support/airline.hpp"
#include "tests/support/mariadb.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/booking_load.hpp"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <csignal>
#include <fstream>

using namespace narae::testing;

namespace {

/// The pauses between two looks at the database, as the log tells them.
QList<int> pausesIn(const QByteArray& log)
{
    QList<int> pauses;
    for (const QByteArray& line : log.split('\n')) {
        const auto entry = QJsonDocument::fromJson(line).object();
        if (entry["message"] == "server.waiting_for_database") pauses << entry["again_in_ms"].toInt();
    }
    return pauses;
}

} // namespace

/// A database server that is not there when Narae starts, or goes away while it works. On a MariaDB of its own.
class TestDatabaseComesAndGoes : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;

    /// A server that listens, and waits for a database that is away.
    void startWaiting()
    {
        MariaDb::shared().kill();
        QVERIFY(airline_->server.start(false));
        QVERIFY(waitFor([this] { return airline_->server.get("/readyz").code() == "database.away"; }));
    }

private slots:
    void initTestCase() { qputenv("NARAE_TEST_DATABASE", "mysql"); }
    void init() { airline_ = std::make_unique<Airline>(); }
    void cleanup()
    {
        if (airline_->server.running()) airline_->server.kill();
        if (!MariaDb::shared().runs()) MariaDb::shared().start();
        airline_.reset();
    }

    void awayAtTheStartItIsWaitedFor_data()
    {
        QTest::addColumn<bool>("empty");
        QTest::newRow("tables to be made") << true;
        QTest::newRow("tables there") << false;
    }
    void awayAtTheStartItIsWaitedFor()
    {
        QFETCH(bool, empty);
        ServerProcess& server = airline_->server;
        if (!empty) {
            QVERIFY(airline_->open());
            QCOMPARE(server.stop(), 0);
        }
        startWaiting();
        if (QTest::currentTestFailed()) return;
        QCOMPARE(server.get("/livez").status, 200);
        for (const char* path :
             {"/readyz", "/v1/flight-statuses", "/v1/airports", "/v1/history", "/metrics", "/pays"}) {
            const Answer answer = server.get(path, {{"Accept-Language", "ko"}});
            QVERIFY2(answer.code() == "database.away" && answer.status == 503, path);
            QVERIFY2(answer.header("Retry-After").size() == 1 && answer.header("Retry-After") > "0", path);
            QCOMPARE(answer.header("Content-Language"), std::string("ko"));
        }
        const Answer booking = server.post("/v1/reservations", Airline::order(1, 1), {{"Idempotency-Key", "early"}});
        QCOMPARE(booking.code(), std::string("database.away"));
        QVERIFY(waitFor([&] { return pausesIn(server.log()).size() >= 3; }));
        const auto pauses = pausesIn(server.log());
        QVERIFY(pauses[0] < pauses[1] && pauses[1] < pauses[2]);

        MariaDb::shared().start();
        QVERIFY(waitFor([&] { return server.get("/readyz").status == 200; }, std::chrono::seconds(20)));
        QVERIFY(server.log().contains("server.open"));
        if (!empty) {
            const Answer booked = airline_->book(Airline::order(airline_->offer(2), 2));
            QVERIFY2(booked.status == 201, booked.body.c_str());
            QVERIFY(airline_->settle());
        }
        QCOMPARE(server.stop(), 0);
        QVERIFY2(airline_->auditReport().isEmpty(), qPrintable(airline_->auditReport()));
    }

    void whoWaitsCanBeStopped_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void whoWaitsCanBeStopped()
    {
        QFETCH(int, signal);
        startWaiting();
        if (QTest::currentTestFailed()) return;
        QCOMPARE(::kill(static_cast<pid_t>(airline_->server.pid()), signal), 0);
        const auto exitCode = airline_->server.waitForEnd(3000);
        QVERIFY(exitCode.has_value());
        QCOMPARE(*exitCode, 0);
        QVERIFY(airline_->server.log().contains("server.stopped"));
    }

    void aWrongPasswordIsNotWaitedFor()
    {
        const auto file = airline_->server.folder().path() / "database-password";
        std::ofstream(file) << "not the password\n";
        std::filesystem::permissions(file, std::filesystem::perms::owner_read);
        airline_->server.setting("database.password_file", QString::fromStdString(file.string()));
        airline_->server.setting("http.listen", "0");
        QString output;
        QCOMPARE(airline_->server.run({"serve"}, &output, 20'000), 1);
        QVERIFY2(output.contains("database.access_denied"), qPrintable(output));
        QVERIFY2(output.contains("does not let Narae in") && output.contains("허락하지 않습니다"), qPrintable(output));
        QVERIFY(!output.contains("not the password"));
    }

    /// Readiness does not wait for somebody's booking to find out.
    void whileNobodyWritesItIsMissedToo()
    {
        ServerProcess& server = airline_->server;
        QVERIFY2(airline_->open(), server.log().constData());
        const std::int64_t flight = airline_->offer(2);
        QVERIFY(airline_->settle());
        MariaDb::shared().kill();
        QVERIFY(waitFor([&] { return server.get("/readyz").code() == "database.away"; }));
        MariaDb::shared().start();
        QVERIFY(waitFor([&] { return server.get("/readyz").status == 200; }, std::chrono::seconds(20)));
        QCOMPARE(airline_->book(Airline::order(flight, 1)).status, 201);
        QCOMPARE(server.stop(), 0);
        QVERIFY2(airline_->auditReport().isEmpty(), qPrintable(airline_->auditReport()));
    }

    void killedUnderLoadItLosesNothing()
    {
        Airline& airline = *airline_;
        Acknowledgements acknowledgements(airline.server.folder().path() / "acknowledged.jsonl");
        airline.server.setting("reservation.settle_after_seconds", "1");
        QVERIFY2(airline.open(), airline.server.log().constData());
        const std::vector<std::int64_t> flights{airline.offer(90), airline.offer(90)};
        BookingLoad load(8, flights, airline.customer, acknowledgements);
        load.moveTo(airline.server.port());
        load.begin();
        for (int round = 1; round <= 2; ++round) {
            const int before = load.booked();
            QVERIFY(waitFor([&] { return load.booked() >= before + 30; }, std::chrono::seconds(30)));
            MariaDb::shared().kill();
            QVERIFY(waitFor([&] { return airline.server.get("/readyz").code() == "database.away"; }));
            QVERIFY(airline.server.get("/readyz").header("Retry-After") > "0");
            const Answer refused = airline.book(Airline::order(flights[0], 1));
            QVERIFY2(refused.code() == "database.away" && refused.status == 503, refused.body.c_str());
            QVERIFY(refused.header("Retry-After") > "0");
            // The list is the view's memory.
            const auto list = airline.server.get("/v1/flight-statuses?origin=GMP&destination=CJU");
            QCOMPARE(list.status, 200);
            QCOMPARE(list.json()["items"].size(), flights.size());
            QCOMPARE(airline.server.get("/livez").status, 200);
            MariaDb::shared().start();
            QVERIFY(waitFor([&] { return airline.server.get("/readyz").status == 200; }, std::chrono::seconds(20)));
        }
        const int afterTheLast = load.booked();
        QVERIFY(waitFor([&] { return load.booked() > afterTheLast; }, std::chrono::seconds(30)));
        load.end();
        QVERIFY(airline.settle());
        const QStringList breaches = breachesOf(airline.server, load);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join('\n')));
        const QString report = airline.auditReport(QString::fromStdString(acknowledgements.path().string()));
        QVERIFY2(report.isEmpty(), qPrintable(report));
        QCOMPARE(airline.server.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDatabaseComesAndGoes)
#include "tst_database_comes_and_goes.moc"
