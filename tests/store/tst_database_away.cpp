#include "common/base/check.hpp"
#include "server/platform/database/pool.hpp"
#include "tests/support/mariadb.hpp"

#include <QTest>
#include <arpa/inet.h>
#include <future>
#include <sys/socket.h>
#include <unistd.h>

using namespace narae::database;
using narae::check;
using narae::testing::MariaDb;

namespace {

std::unique_ptr<Database> openDatabase(const char* schema, Patience patience = {})
{
    return open(MariaDb::shared().address(schema), "", patience);
}

/// Two things, 1 and 2.
std::unique_ptr<Database> withThings(const char* schema, Patience patience = {})
{
    auto database = openDatabase(schema, patience);
    const auto session = database->open();
    session->execute("CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, amount BIGINT NOT NULL)");
    session->execute("INSERT INTO things (id, amount) VALUES (1, 0), (2, 0)");
    check(!session->failure(), "the test's table is there");
    return database;
}

std::int64_t amountOf(Session& session, std::int64_t id)
{
    const Rows rows = session.query("SELECT amount FROM things WHERE id = ?", {id});
    return rows.empty() ? -1 : rows.integer(0, 0);
}

int freePort()
{
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(listener, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    close(listener);
    return ntohs(address.sin_port);
}

} // namespace

/// What a MySQL server's troubles look like from here. On a MariaDB of its own.
class TestDatabaseAway : public QObject {
    Q_OBJECT

private slots:
    void aKilledServerIsALostConnection()
    {
        const auto database = withThings("killed");
        const auto session = database->open();
        session->begin();
        session->execute("UPDATE things SET amount = 1 WHERE id = ?", {1});
        session->commit();
        session->begin();
        session->execute("UPDATE things SET amount = 2 WHERE id = ?", {1});
        MariaDb::shared().kill();
        session->execute("UPDATE things SET amount = 3 WHERE id = ?", {2});
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::ConnectionLost);

        const auto whileAway = database->open();
        QVERIFY(whileAway->failure());
        QCOMPARE(whileAway->failure()->kind, Failure::Kind::ConnectionLost);

        MariaDb::shared().start();
        // The old connection stays lost: nothing of its transaction may go on by itself.
        session->rollback();
        QCOMPARE(session->execute("UPDATE things SET amount = 4 WHERE id = ?", {1}), 0);
        QVERIFY(session->failure());
        const auto fresh = database->open();
        QCOMPARE(amountOf(*fresh, 1), 1);
        QCOMPARE(amountOf(*fresh, 2), 0);
    }
    void readersComeBackWithTheServer()
    {
        const auto database = withThings("pooled");
        Pool pool(*database, 2, std::chrono::hours(1));
        {
            const auto one = pool.lease();
            const auto two = pool.lease();
            QCOMPARE(amountOf(*one, 1), 0);
            QCOMPARE(amountOf(*two, 1), 0);
        }
        MariaDb::shared().kill();
        QCOMPARE(amountOf(*pool.lease(), 1), -1);
        QCOMPARE(amountOf(*pool.lease(), 1), -1);
        MariaDb::shared().start();
        QCOMPARE(amountOf(*pool.lease(), 1), 0);
        QCOMPARE(amountOf(*pool.lease(), 2), 0);
    }
    void anIdleConnectionThatDiedIsNoticedBeforeItIsLent()
    {
        const auto database = withThings("idle");
        Pool pool(*database, 1, std::chrono::milliseconds(0));
        QCOMPARE(amountOf(*pool.lease(), 1), 0);
        MariaDb::shared().kill();
        MariaDb::shared().start();
        QCOMPARE(amountOf(*pool.lease(), 1), 0);
    }
    void aConnectionThatDiesAtCommitSaysSo()
    {
        // The connector's own commit() says nothing here, and the row is not there.
        const auto database = withThings("cut");
        const auto session = database->open();
        const std::int64_t connection = session->query("SELECT CONNECTION_ID()").integer(0, 0);
        session->begin();
        session->execute("UPDATE things SET amount = 5 WHERE id = ?", {1});
        const auto other = database->open();
        other->execute("KILL CONNECTION " + std::to_string(connection));
        QVERIFY(!other->failure());
        session->commit();
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::ConnectionLost);
        QCOMPARE(amountOf(*other, 1), 0);
    }
    void aServerThatHangsIsLostInTime()
    {
        const auto database =
            withThings("hung", {.connect = std::chrono::seconds(1), .answer = std::chrono::seconds(1)});
        const auto session = database->open();
        MariaDb::shared().hang();
        QCOMPARE(amountOf(*session, 1), -1);
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::ConnectionLost);
        const auto other = database->open();
        MariaDb::shared().resume();
        QVERIFY(other->failure());
        QCOMPARE(other->failure()->kind, Failure::Kind::ConnectionLost);
        QCOMPARE(amountOf(*database->open(), 1), 0);
    }
    void aDeadlocksLoserIsTransientAndGoesOn()
    {
        const auto database = withThings("deadlock");
        const auto one = database->open();
        const auto other = database->open();
        one->begin();
        other->begin();
        one->execute("UPDATE things SET amount = amount + 1 WHERE id = ?", {1});
        other->execute("UPDATE things SET amount = amount + 1 WHERE id = ?", {2});
        auto crossing = std::async(std::launch::async,
                                   [&] { one->execute("UPDATE things SET amount = amount + 1 WHERE id = ?", {2}); });
        other->execute("UPDATE things SET amount = amount + 1 WHERE id = ?", {1});
        if (!other->failure()) other->commit();
        crossing.wait();
        QVERIFY(one->failure().has_value() != other->failure().has_value());
        Session& loser = one->failure() ? *one : *other;
        Session& winner = one->failure() ? *other : *one;
        QCOMPARE(loser.failure()->kind, Failure::Kind::Transient);
        QCOMPARE(loser.failure()->code, 1213);
        loser.rollback();
        winner.commit();
        loser.begin();
        loser.execute("UPDATE things SET amount = amount + 1 WHERE id = ?", {1});
        loser.commit();
        QVERIFY(!loser.failure());
        QCOMPARE(amountOf(*database->open(), 1), 2);
        QCOMPARE(amountOf(*database->open(), 2), 1);
    }
    void twoWritersOfNewRowsDoNotBlockEachOther_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("good");
        QTest::newRow("as we open it") << "" << true;
        QTest::newRow("control: with locks on gaps")
            << "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ" << false;
    }
    void twoWritersOfNewRowsDoNotBlockEachOther()
    {
        QFETCH(QString, before);
        QFETCH(bool, good);
        const auto database = withThings(good ? "gaps" : "gaps_control", {.lock = std::chrono::seconds(1)});
        const auto one = database->open();
        const auto other = database->open();
        for (Session* session : {one.get(), other.get()}) {
            if (!before.isEmpty()) session->execute(before.toStdString());
            session->begin();
        }
        // Neither key is there yet: what can be locked is the gap where both would be.
        QVERIFY(one->query("SELECT id FROM things WHERE id = ? FOR UPDATE", {10}).empty());
        QVERIFY(other->query("SELECT id FROM things WHERE id = ? FOR UPDATE", {11}).empty());
        one->execute("INSERT INTO things (id, amount) VALUES (?, 0)", {10});
        other->execute("INSERT INTO things (id, amount) VALUES (?, 0)", {11});
        one->commit();
        other->commit();
        QCOMPARE(!one->failure() && !other->failure(), good);
    }
    void theSessionMayWanderFromThreadToThread()
    {
        const auto database = withThings("threads");
        auto session = database->open();
        for (int i = 1; i <= 8; ++i) {
            std::async(std::launch::async, [&] {
                session->execute("UPDATE things SET amount = ? WHERE id = ?", {i, 1});
            }).wait();
        }
        QCOMPARE(amountOf(*session, 1), 8);
        std::async(std::launch::async, [&] { session.reset(); }).wait();
    }
    void aWrongAccountIsNoConnection()
    {
        Address address = MariaDb::shared().address("accounts");
        address.user = "nobody_known";
        const auto session = open(address, "secret")->open();
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::ConnectionLost);
        QVERIFY(QString::fromStdString(session->failure()->message).contains("denied"));
    }
    void overTcpWithAPassword()
    {
        const MariaDb server(freePort());
        const auto root = open(server.address("away"), "")->open();
        root->execute("CREATE USER narae@'%' IDENTIFIED BY 'p@ss:word/나래'");
        root->execute("GRANT ALL ON away.* TO narae@'%'");
        QVERIFY(!root->failure());
        const auto parsed =
            Address::parse("mysql://narae@127.0.0.1:" + std::to_string(server.address("away").port) + "/away");
        const auto session = open(*parsed, "p@ss:word/나래")->open();
        QVERIFY(!session->failure());
        QCOMPARE(session->query("SELECT DATABASE()").text(0, 0), std::string("away"));
        QCOMPARE(session->query("SELECT 7 + ?", {1}).integer(0, 0), 8);
    }
};

QTEST_APPLESS_MAIN(TestDatabaseAway)
#include "tst_database_away.moc"
