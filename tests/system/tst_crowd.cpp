#include "tests/support/airline.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <atomic>
#include <sys/resource.h>
#include <thread>

using namespace narae::testing;
using narae::support::RawAnswer;
using narae::support::RawClient;

namespace {

/// Descriptors that this program keeps for everything but its idle clients.
constexpr rlim_t kDescriptorsKept = 600;

std::string get(const std::string& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace

/// The real server in a crowd: ten thousand clients that do nothing, some that mean harm, and those who only want their
/// answer and must not notice the others.
class TestCrowd : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::vector<std::unique_ptr<RawClient>> idle_;

    int port() const { return airline_->server.port(); }

    /// Resident memory of the server, as the kernel counts it.
    qint64 residentKiB() const
    {
        QFile status(QString("/proc/%1/status").arg(airline_->server.pid()));
        if (!status.open(QIODevice::ReadOnly)) return -1;
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:")) return line.mid(6).trimmed().split(' ').first().toLongLong();
        return -1;
    }

    std::unique_ptr<RawClient> clientThatSent(const std::string& bytes) const
    {
        auto client = std::make_unique<RawClient>(port());
        client->send(bytes);
        return client;
    }

private slots:
    void initTestCase()
    {
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = limit.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("http.keep_alive_seconds", "3600");
        airline_->server.setting("http.read_timeout_seconds", "2");
        airline_->server.setting("log.least", "warning");
        QVERIFY2(airline_->open(), airline_->server.log().constData());
    }

    void tenThousandIdleClientsCostLittle()
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        const auto clients = static_cast<std::size_t>(std::min<rlim_t>(10'000, limit.rlim_cur - kDescriptorsKept));
        QVERIFY2(clients >= 400, "this system allows a program too few descriptors to make a crowd");
        for (int i = 0; i < 200; ++i) // what comes with the first clients comes before the measurement
            QCOMPARE(clientThatSent(get("/v1/airports"))->receive().status, 200);
        const qint64 before = residentKiB();
        for (std::size_t i = 0; i < clients; ++i) {
            idle_.push_back(clientThatSent(get("/v1/airports")));
            QCOMPARE(idle_.back()->receive().status, 200);
        }
        const double bytesEach = double(residentKiB() - before) * 1024 / double(clients);
        qInfo("%zu idle clients, %.0f bytes each in the server's memory", clients, bytesEach);
        QVERIFY2(bytesEach < 2048, qPrintable(QString::number(bytesEach)));
    }

    void aNewClientIsServedAtOnceBesideSixtyFourBusyOnes()
    {
        std::atomic<bool> done{false};
        std::atomic<int> answered{0};
        std::vector<std::thread> busy;
        for (int i = 0; i < 64; ++i)
            busy.emplace_back([&] {
                RawClient client(port());
                while (!done) {
                    client.send(get("/v1/flights?limit=20"));
                    if (client.receive().status != 0) ++answered;
                }
            });
        bool allWell = waitFor([&] { return answered >= 64; });
        qint64 slowest = 0;
        for (int i = 0; i < 20; ++i) {
            QElapsedTimer timer;
            timer.start();
            allWell = clientThatSent(get("/v1/airports"))->receive().status == 200 && allWell;
            slowest = std::max(slowest, timer.elapsed());
        }
        done = true;
        for (std::thread& thread : busy)
            thread.join();
        qInfo("a new client's first answer took %lld ms at most, of 20", static_cast<long long>(slowest));
        QVERIFY(allWell);
        QVERIFY2(slowest < 2000, qPrintable(QString::number(slowest)));
    }

    void whoDripsGetsItsAnswerAndOthersTheirs()
    {
        std::vector<std::unique_ptr<RawClient>> dripping;
        for (int i = 0; i < 100; ++i)
            dripping.push_back(clientThatSent("POST /v1/reservations HTTP/1.1\r\nHost: localhost\r\nConte"));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(clientThatSent(get("/v1/airports"))->receive().status, 200);
        for (const auto& client : dripping) {
            QCOMPARE(client->receive().status, 408);
            QVERIFY(client->isClosedByPeer());
        }
    }

    void whoNeverReadsCostsLittle()
    {
        const qint64 before = residentKiB();
        std::vector<std::unique_ptr<RawClient>> greedy;
        std::string requests;
        for (int i = 0; i < 200; ++i)
            requests += get("/openapi.json");
        for (int i = 0; i < 100; ++i)
            greedy.push_back(clientThatSent(requests));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(clientThatSent(get("/v1/airports"))->receive().status, 200);
        const qint64 more = residentKiB() - before;
        qInfo("100 clients that never read: %lld KiB more", static_cast<long long>(more));
        QVERIFY2(more < 32 * 1024, qPrintable(QString::number(more)));
    }

    void theIdleOnesAreStillThere()
    {
        for (std::size_t i = 0; i < idle_.size(); i += 97) {
            idle_[i]->send(get("/livez"));
            QCOMPARE(idle_[i]->receive().status, 200);
        }
        const std::string gauge = "narae_http_connections ";
        const std::string metrics = airline_->server.get("/metrics").body;
        const auto at = metrics.find("\n" + gauge);
        QVERIFY(std::stoul(metrics.substr(at + 1 + gauge.size())) >= idle_.size());
    }

    void theStopIsQuickInACrowdToo()
    {
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(airline_->server.stop(), 0);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(idle_.back()->isClosedByPeer());
    }
};

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
