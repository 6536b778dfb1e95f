#include "tests/support/airline.hpp"
#include "tests/support/mariadb.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/gateway.hpp"

#include <QTest>
#include <atomic>
#include <mutex>
#include <thread>

using namespace narae::testing;
using nlohmann::json;

namespace {

/// Clients that search and book, one request after the other, each asked once: whatever else than the wanted answer
/// comes is a failure.
class OnceOnlyLoad {
public:
    OnceOnlyLoad(int port, std::vector<std::int64_t> flights, ServerProcess::Headers customer)
        : port_(port), flights_(std::move(flights)), customer_(std::move(customer))
    {
        for (int client = 0; client < 4; ++client)
            threads_.emplace_back([this, client] { work(client); });
    }
    ~OnceOnlyLoad() { end(); }

    void end()
    {
        ending_ = true;
        for (std::thread& thread : threads_)
            thread.join();
        threads_.clear();
    }
    int answered() const { return answered_; }
    int booked() const { return booked_; }
    QStringList failures() const
    {
        const std::lock_guard lock(mutex_);
        return failures_;
    }

private:
    void work(int client)
    {
        for (int i = 0; !ending_; ++i) {
            const bool books = i % 2 == 1;
            const std::int64_t flight = flights_[static_cast<std::size_t>(i / 2) % flights_.size()];
            const std::string path = "/v1/flight-statuses/" + std::to_string(flight);
            const Answer answer =
                books ? ServerProcess::ask(port_, "POST", "/v1/reservations", Airline::order(flight, 1).dump(),
                                           Airline::with(customer_, "Idempotency-Key",
                                                         "load-" + std::to_string(client) + "-" + std::to_string(i)))
                      : ServerProcess::ask(port_, "GET", path, "", {});
            if (answer.status == (books ? 201 : 200)) {
                ++(books ? booked_ : answered_);
                continue;
            }
            const std::lock_guard lock(mutex_);
            failures_ << QString::number(answer.status) + " " + QString::fromStdString(answer.body);
        }
    }

    const int port_;
    const std::vector<std::int64_t> flights_;
    const ServerProcess::Headers customer_;
    std::atomic<int> answered_{0};
    std::atomic<int> booked_{0};
    std::atomic<bool> ending_{false};
    mutable std::mutex mutex_;
    QStringList failures_;
    std::vector<std::thread> threads_;
};

} // namespace

/// Two copies of the server on one MariaDB behind a gateway: copies that die, come back and are taken out.
class TestGatewayCopies : public QObject {
    Q_OBJECT

    std::unique_ptr<Airline> airline_;
    std::unique_ptr<ServerProcess> second_;
    std::vector<std::int64_t> flights_;

    static void bothPrograms()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("HAProxy") << "haproxy";
        QTest::newRow("nginx") << "nginx";
    }

    /// The load is one address's; its limit is another test's.
    static void withoutLimits(Gateway& gateway)
    {
        const bool haproxy = QString(QTest::currentDataTag()) == "HAProxy";
        gateway.replace(haproxy ? "sc_http_req_rate(0) gt 600" : "rate=60r/s",
                        haproxy ? "sc_http_req_rate(0) gt 1000000" : "rate=10000r/s");
    }

private slots:
    void initTestCase()
    {
        qputenv("NARAE_TEST_DATABASE", "mysql");
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("http.trusted_proxies", "127.0.0.1");
        airline_->server.keepPorts();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        second_ = ServerProcess::copyOf(airline_->server);
        second_->setting("instance.writer", "narae-2");
        second_->keepPorts();
        QVERIFY2(second_->start(), second_->log().constData());
        for (int i = 0; i < 12; ++i)
            flights_.push_back(airline_->offerUnnumbered(1000));
        const std::string path = "/v1/flight-statuses/" + std::to_string(flights_.back());
        QVERIFY(waitFor([&] { return second_->get(path).status == 200; }));
    }

    void aCopyIsTakenOutUnderLoadAndNobodyNotices_data() { bothPrograms(); }
    void aCopyIsTakenOutUnderLoadAndNobodyNotices()
    {
        QFETCH(QString, program);
        Gateway gateway(program.toStdString());
        withoutLimits(gateway);
        gateway.copies({airline_->server.port(), second_->port()});
        QVERIFY2(gateway.start(), gateway.why().constData());
        OnceOnlyLoad load(gateway.port(), flights_, airline_->customer);
        const auto goesOn = [&load] {
            const int before = load.answered();
            const int booked = load.booked();
            return waitFor([&] { return load.answered() > before + 20 && load.booked() > booked + 20; },
                           std::chrono::seconds(30));
        };
        QVERIFY2(goesOn(), qPrintable(load.failures().join('\n')));
        for (ServerProcess* copy : {second_.get(), &airline_->server}) {
            QVERIFY(gateway.drain(copy->port()));
            QCOMPARE(copy->stop(), 0);
            QVERIFY(goesOn());
            QVERIFY2(copy->start(), copy->log().constData());
            QVERIFY2(gateway.takeBack(copy->port()), gateway.why().constData());
            QVERIFY(goesOn());
        }
        load.end();
        QVERIFY2(load.failures().isEmpty(), qPrintable(load.failures().mid(0, 5).join('\n')));
    }

    void withoutADatabaseSearchesAreAnsweredFromMemory_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("HAProxy") << "haproxy"; // nginx asks nobody how he is
    }
    void withoutADatabaseSearchesAreAnsweredFromMemory()
    {
        using Steady = std::chrono::steady_clock;
        QFETCH(QString, program);
        Gateway gateway(program.toStdString());
        withoutLimits(gateway);
        gateway.copies({airline_->server.port(), second_->port()});
        QVERIFY2(gateway.start(), gateway.why().constData());
        const auto ask = [&gateway](const char* path) {
            return ServerProcess::ask(gateway.port(), "GET", path, "", {});
        };
        const auto search = [&ask] { return ask("/v1/flight-statuses?limit=1"); };
        MariaDb::shared().kill();
        // Whoever writes finds out. A guest: of others a database that is away does not know who they are.
        for (const ServerProcess* copy : {&airline_->server, second_.get()}) {
            const int port = copy->port();
            const Answer order =
                ServerProcess::ask(port, "POST", "/v1/reservations", Airline::order(flights_[0], 1).dump(),
                                   {{"Idempotency-Key", "away-" + std::to_string(port)}});
            QVERIFY2(order.status == 503, order.body.c_str());
            QVERIFY(waitFor(
                [port] { return ServerProcess::ask(port, "GET", "/readyz", "", {}).code() == "database.away"; }));
        }
        QVERIFY(waitFor([&] { return ask("/readyz").code() == "server.away"; }));
        // For as long as it takes to find a copy out, and longer.
        for (const auto until = Steady::now() + std::chrono::seconds(5); Steady::now() < until;) {
            const Answer answer = search();
            QVERIFY2(answer.status == 200, answer.body.c_str());
        }
        // A copy that comes up meanwhile has nothing in memory, and is not asked.
        second_->kill();
        QVERIFY(second_->start(false));
        QVERIFY(waitFor([this] { return second_->get("/readyz").code() == "database.away"; }));
        QCOMPARE(second_->get("/v1/flight-statuses?limit=1").status, 503);
        QVERIFY(waitFor([&] {
            for (int i = 0; i < 40; ++i)
                if (search().status != 200) return false;
            return true;
        }));
        MariaDb::shared().start();
        QVERIFY(waitFor([&] { return ask("/readyz").status == 200 && second_->get("/readyz").status == 200; },
                        std::chrono::seconds(20)));
    }

    void aCopyThatDiesIsAskedNoMore_data() { bothPrograms(); }
    void aCopyThatDiesIsAskedNoMore()
    {
        QFETCH(QString, program);
        Gateway gateway(program.toStdString());
        withoutLimits(gateway);
        gateway.copies({airline_->server.port(), second_->port()});
        QVERIFY2(gateway.start(), gateway.why().constData());
        const auto search = [&] {
            return ServerProcess::ask(gateway.port(), "GET", "/v1/flight-statuses?limit=1", "", {});
        };
        second_->kill();
        for (int i = 0; i < 50; ++i)
            QCOMPARE(search().status, 200);
        airline_->server.kill();
        Answer answer;
        QVERIFY(waitFor([&] { return (answer = search()).status >= 500; }));
        QCOMPARE(answer.header("Content-Type"), std::string("application/problem+json"));
        QVERIFY(answer.header("Retry-After") > "0");
        QVERIFY(answer.json()["status"].get<int>() == answer.status);
        for (ServerProcess* copy : {&airline_->server, second_.get()})
            QVERIFY2(copy->start(), copy->log().constData());
        QVERIFY(waitFor([&] { return search().status == 200; }));
    }
};

QTEST_GUILESS_MAIN(TestGatewayCopies)
#include "tst_gateway_copies.moc"
