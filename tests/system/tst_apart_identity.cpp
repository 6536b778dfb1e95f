#include "tests/support/apart_airline.hpp"
#include "tests/support/wait_for.hpp"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

/// The airline as five processes, of which the one that knows the accounts hangs: it is there, and answers nobody.
class TestApartIdentity : public QObject {
    Q_OBJECT

    /// More than there are threads (`http.threads`).
    static constexpr int kStrangers = 120;
    /// Longer than anything here may wait.
    static constexpr seconds kPeersDeadline{20};

    std::unique_ptr<ApartAirline> airline_;

    bool makeIdentity(int signal) const { return ::kill(pid_t(airline_->of("identity").pid()), signal) == 0; }
    /// A signal stops a process once one of its threads has taken it: on a busy machine the others work on until then.
    bool identityStands() const
    {
        const std::string tasks = "/proc/" + std::to_string(airline_->of("identity").pid()) + "/task";
        const std::filesystem::directory_iterator threads(tasks);
        return std::all_of(begin(threads), end(threads), [](const auto& thread) {
            std::ifstream file(thread.path() / "stat");
            const std::string stat(std::istreambuf_iterator<char>(file), {});
            return stat.find(") T ") != std::string::npos;
        });
    }

private slots:
    void initTestCase()
    {
        airline_ = std::make_unique<ApartAirline>();
        airline_->setting("peers.deadline_ms", QString::number(std::chrono::milliseconds(kPeersDeadline).count()));
        QVERIFY2(airline_->open(), airline_->logs().constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed()) qWarning("%s", airline_->logs().constData());
    }
    void cleanupTestCase() { airline_.reset(); }

    void strangersAreTurnedAwayAndEverybodyElseBooksOn()
    {
        ServerProcess& reservation = airline_->of("reservation");
        const auto flight = airline_->offer(50);
        QCOMPARE(airline_->book(ApartAirline::order(flight, 1)).status, 201);
        QVERIFY(makeIdentity(SIGSTOP));
        QVERIFY(waitFor([this] { return identityStands(); }));
        std::atomic<int> turnedAway = 0;
        std::atomic<int> unknown = 0;
        std::vector<std::thread> strangers;
        for (int i = 0; i < kStrangers; ++i)
            strangers.emplace_back([&, i] {
                const ServerProcess::Headers headers{
                    {"Authorization", "Bearer ns_" + std::string(40, 'A') + std::to_string(100 + i)}};
                const Answer answer = ServerProcess::ask(reservation.port(), "GET", "/v1/reservations", "", headers);
                if (answer.code() == "peer.away") ++turnedAway;
                if (answer.code() == "session.unknown") ++unknown;
            });
        const bool mostAreTold = waitFor([&] { return turnedAway >= kStrangers - 8; });
        QElapsedTimer timer;
        timer.start();
        const Answer known = airline_->book(ApartAirline::order(flight, 1));
        const Answer guest = reservation.post("/v1/reservations", ApartAirline::order(flight, 1, ""),
                                              {{"Idempotency-Key", "a-guests-hold"}});
        const Answer ready = reservation.get("/readyz");
        const qint64 took = timer.elapsed();
        const bool goesOn = makeIdentity(SIGCONT);
        for (std::thread& stranger : strangers)
            stranger.join();
        QVERIFY(goesOn);
        QVERIFY2(mostAreTold, qPrintable(QString::number(turnedAway)));
        QVERIFY2(known.status == 201, known.body.c_str());
        QVERIFY2(guest.status == 201, guest.body.c_str());
        QCOMPARE(ready.status, 200);
        QVERIFY2(std::chrono::milliseconds(took) < kPeersDeadline / 2, qPrintable(QString::number(took)));
        // Those whose question was under way hear what identity says, once it speaks again.
        QCOMPARE(turnedAway + unknown, kStrangers);
        QVERIFY(unknown > 0);
        QVERIFY(waitFor([&] { return reservation.get("/v1/reservations", airline_->customer).status == 200; }));
    }
};

QTEST_GUILESS_MAIN(TestApartIdentity)
#include "tst_apart_identity.moc"
