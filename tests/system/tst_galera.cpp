#include "common/base/check.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/galera_cluster.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QProcess>
#include <QTest>
#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

using namespace narae::testing;
using nlohmann::json;
using std::chrono::seconds;

namespace {

constexpr std::size_t kCopies = 3;
/// What must be the same on every node.
const std::vector<std::string> kTables{
    "event_outbox",           "event_writers",    "event_cursors",  "reservation_cabins", "reservation_reservations",
    "reservation_passengers", "payment_payments", "payment_ledger", "flight_purchases"};

/// installer/gateway/database-haproxy.cfg in a real HAProxy; only ports and the user it runs as are replaced.
class DatabaseProxy {
public:
    explicit DatabaseProxy(const GaleraCluster& cluster) : port_(narae::support::freePort())
    {
        std::ifstream in(std::filesystem::path(qEnvironmentVariable("NARAE_SOURCE").toStdString()) /
                         "installer/gateway/database-haproxy.cfg");
        std::ostringstream content;
        content << in.rdbuf();
        std::string text = content.str();
        replace(text, "    user haproxy\n    group haproxy\n", "");
        replace(text, "127.0.0.1:3307", "127.0.0.1:" + std::to_string(port_));
        for (std::size_t i = 0; i < GaleraCluster::kNodes; ++i)
            replace(text, "127.0.0.1:331" + std::to_string(i + 1), "127.0.0.1:" + std::to_string(cluster.port(i)));
        const auto file = folder_.path() / "haproxy.cfg";
        std::ofstream(file) << text;
        process_.setProcessChannelMode(QProcess::MergedChannels);
        process_.start("/usr/sbin/haproxy", {"-db", "-f", QString::fromStdString(file.string())});
    }
    ~DatabaseProxy()
    {
        process_.kill();
        process_.waitForFinished();
    }
    QByteArray why() { return process_.readAll(); }
    std::string address() const { return "mysql://root@127.0.0.1:" + std::to_string(port_) + "/any"; }
    /// The port of the node that everybody writes to; 0 while there is none.
    int writesTo() const
    {
        const auto session =
            narae::database::open(
                narae::database::Address::parse("mysql://root@127.0.0.1:" + std::to_string(port_) + "/mysql").value(),
                "")
                ->open();
        const auto rows = session->query("SELECT @@port");
        return session->failure() || rows.empty() ? 0 : static_cast<int>(rows.integer(0, 0));
    }

private:
    static void replace(std::string& text, const std::string& what, const std::string& by)
    {
        const auto at = text.find(what);
        narae::check(at != std::string::npos, "the file has: " + what);
        text.replace(at, what.size(), by);
    }

    const int port_;
    TemporaryFolder folder_;
    QProcess process_;
};

} // namespace

/// Three copies of the server on a Galera cluster, of which one node is written to: it dies under load, and the next
/// one goes on; nothing is lost or done twice, and all nodes hold the same.
class TestGalera : public QObject {
    Q_OBJECT

    std::unique_ptr<GaleraCluster> cluster_;
    std::unique_ptr<DatabaseProxy> proxy_;
    std::unique_ptr<Airline> airline_;
    std::vector<std::unique_ptr<ServerProcess>> others_;

    ServerProcess& copy(std::size_t number) { return number == 0 ? airline_->server : *others_[number - 1]; }

    /// Asked again under its key, of whichever copy, until it is answered for good.
    Answer book(std::size_t first, std::int64_t flight, const std::string& key)
    {
        Answer answer;
        std::size_t next = first;
        waitFor(
            [&] {
                answer = ServerProcess::ask(copy(next++ % kCopies).port(), "POST", "/v1/reservations",
                                            Airline::order(flight, 1, "pm_card_ok").dump(),
                                            Airline::with(airline_->customer, "Idempotency-Key", key));
                return answer.status != 0 && answer.status != 202 && answer.status != 503 &&
                       answer.code() != "request.in_progress" && answer.code() != "reservation.payment_pending";
            },
            seconds(60));
        return answer;
    }
    bool settled()
    {
        std::int64_t before = -1;
        return waitFor(
            [&] {
                const std::int64_t told = airline_->figure("SELECT SUM(seq) FROM event_writers");
                bool all = std::exchange(before, told) == told &&
                           airline_->figure("SELECT COUNT(*) FROM reservation_reservations WHERE state IN ('paying', "
                                            "'payment_unknown')") == 0;
                for (std::size_t i = 0; i < kCopies && all; ++i) {
                    const json health = copy(i).get("/v1/health", airline_->staff).json();
                    all = health.is_object() && health.contains("eventLag");
                    for (const auto& lag : all ? health["eventLag"] : json::object())
                        all = all && lag.get<std::int64_t>() == 0;
                }
                return all;
            },
            seconds(60));
    }
    std::string schema() const
    {
        return narae::database::Address::parse(airline_->server.databaseAddress().toStdString()).value().schema;
    }
    std::string sum(std::size_t node) { return cluster_->sumOf(node, schema(), kTables); }

    /// 64 clients want the last hundred seats while `dying` dies.
    void sellAHundredWhileANodeDies(std::size_t dying, const std::string& round)
    {
        const auto flight = airline_->offerUnnumbered(100);
        std::atomic<int> sold = 0;
        std::atomic<int> soldOut = 0;
        std::vector<std::thread> clients;
        for (int client = 0; client < 64; ++client)
            clients.emplace_back([&, client] {
                for (int turn = 0; turn < 3; ++turn) {
                    const std::string key = round + std::to_string(client) + "-" + std::to_string(turn);
                    const Answer answer = book(std::size_t(client), flight, key);
                    sold += answer.status == 201;
                    soldOut += answer.code() == "seat.sold_out";
                }
            });
        const bool underWay = waitFor([&] { return sold >= 10; }, seconds(30));
        cluster_->node(dying).kill();
        for (std::thread& client : clients)
            client.join();
        QVERIFY(underWay);
        QVERIFY2(settled(), airline_->server.log().right(4000).constData());
        const std::int64_t onRecord =
            airline_->figure("SELECT sold FROM reservation_cabins WHERE flight_id = " + std::to_string(flight));
        // A booking that was begun when the node died may have been called off, and its seat have gone to nobody: then
        // it is still for sale.
        QCOMPARE(std::int64_t(sold), onRecord);
        for (int i = 0; std::int64_t(sold) + i < 100; ++i)
            QCOMPARE(book(0, flight, round + "rest-" + std::to_string(i)).status, 201);
        QCOMPARE(book(0, flight, round + "one-more").code(), std::string("seat.sold_out"));
        QVERIFY(settled());
        const QString report = airline_->auditReport();
        QVERIFY2(report.isEmpty(), qPrintable(report));
    }

private slots:
    void initTestCase()
    {
        if (!GaleraCluster::available()) QSKIP("not run: packages galera-4 and mariadb-server are not there");
        cluster_ = std::make_unique<GaleraCluster>();
        narae::database::open(cluster_->node(0).address("mysql"), "")
            ->open()
            ->execute("CREATE USER 'haproxy'@'127.0.0.1'");
        proxy_ = std::make_unique<DatabaseProxy>(*cluster_);
        QVERIFY2(waitFor([&] { return proxy_->writesTo() == cluster_->port(0); }), proxy_->why().constData());
        qputenv("NARAE_TEST_DATABASE", "mysql");
        qputenv("NARAE_TEST_MYSQL", QByteArray::fromStdString(proxy_->address()));
        airline_ = std::make_unique<Airline>();
        airline_->server.setting("reservation.settle_after_seconds", "1");
        airline_->server.keepPorts();
        QVERIFY2(airline_->open(), airline_->server.log().constData());
        for (std::size_t i = 1; i < kCopies; ++i) {
            others_.push_back(ServerProcess::beside(airline_->server));
            others_.back()->setting("instance.writer", "narae-" + QString::number(i + 1));
            others_.back()->keepPorts();
            QVERIFY2(others_.back()->start(), others_.back()->log().constData());
        }
    }
    void cleanupTestCase()
    {
        others_.clear();
        airline_.reset();
        proxy_.reset();
        cluster_.reset();
    }

    void theWritingNodeDiesAndTheNextGoesOn()
    {
        sellAHundredWhileANodeDies(0, "first-");
        QCOMPARE(proxy_->writesTo(), cluster_->port(1));
        QCOMPARE(sum(2), sum(1));
    }

    void theOneThatDiedComesBackAndIsNotWrittenTo()
    {
        QVERIFY(cluster_->rejoin(0));
        QCOMPARE(book(0, airline_->offerUnnumbered(1), "after").status, 201);
        QVERIFY(settled());
        QCOMPARE(sum(0), sum(1));
        // Its checks are green again by now; everybody stays where they are.
        QTest::qWait(3'000);
        QCOMPARE(proxy_->writesTo(), cluster_->port(1));
    }

    void soDoesTheNext()
    {
        sellAHundredWhileANodeDies(1, "second-");
        QVERIFY(proxy_->writesTo() != cluster_->port(1));
        QCOMPARE(sum(2), sum(0));
    }
};

QTEST_GUILESS_MAIN(TestGalera)
#include "tst_galera.moc"
