#include "server/platform/database/pool.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <future>

using namespace narae::database;
using narae::testing::TestDatabase;

namespace {

/// A connection that breaks when the test says so.
class FragileSession final : public Session {
public:
    explicit FragileSession(const bool& broken) : broken_(broken) {}

    Dialect dialect() const override { return Dialect::Sqlite; }
    Rows query(std::string_view, std::span<const Value>) override
    {
        if (broken_) fail({Failure::Kind::ConnectionLost, 2006, "gone"});
        return {};
    }
    std::int64_t execute(std::string_view, std::span<const Value>) override { return 0; }
    void begin() override {}
    void beginReading() override {}
    void commit() override {}
    void rollback() override {}
    bool alive() override { return !broken_; }

private:
    const bool& broken_;
};

class FragileDatabase final : public Database {
public:
    Dialect dialect() const override { return Dialect::Sqlite; }
    std::unique_ptr<Session> open() override
    {
        ++opened;
        return std::make_unique<FragileSession>(broken);
    }
    std::string address() const override { return "fragile"; }

    bool broken = false;
    int opened = 0;
};

constexpr auto kHour = std::chrono::hours(1);

} // namespace

class TestPool : public QObject {
    Q_OBJECT

private slots:
    void aLeaseComesBackByItself()
    {
        FragileDatabase database;
        Pool pool(database, 1, kHour);
        for (int i = 0; i < 3; ++i)
            pool.lease()->query("SELECT 1");
        QCOMPARE(database.opened, 1);
    }
    void aBrokenConnectionAndItsNeighboursAreDiscarded()
    {
        FragileDatabase database;
        Pool pool(database, 3, kHour);
        {
            const auto one = pool.lease();
            const auto two = pool.lease();
            const auto three = pool.lease();
        }
        QCOMPARE(database.opened, 3);
        database.broken = true;
        pool.lease()->query("SELECT 1");
        database.broken = false;
        const auto one = pool.lease();
        const auto two = pool.lease();
        QVERIFY(!one->failure() && !two->failure());
        QCOMPARE(database.opened, 5);
    }
    void aConnectionThatDiedWhileItLayIdleIsNotLent()
    {
        FragileDatabase database;
        Pool pool(database, 1, std::chrono::milliseconds(0));
        {
            const auto lease = pool.lease();
        }
        {
            const auto lease = pool.lease();
        }
        QCOMPARE(database.opened, 1);
        database.broken = true;
        {
            const auto lease = pool.lease();
        }
        QCOMPARE(database.opened, 2);
    }
    void whoComesWhenAllAreOutWaitsForOneToComeBack()
    {
        TestDatabase test;
        Pool pool(test.database(), 1);
        std::promise<void> started;
        std::future<std::int64_t> answer;
        {
            const auto lease = pool.lease();
            answer = std::async(std::launch::async, [&] {
                started.set_value();
                return pool.lease()->query("SELECT 7").integer(0, 0);
            });
            started.get_future().wait();
            QCOMPARE(answer.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
        }
        QCOMPARE(answer.get(), 7);
    }
    void aTransactionLeftOpenIsRolledBack()
    {
        TestDatabase test;
        test.open()->execute("CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY)");
        Pool pool(test.database(), 1);
        {
            const auto lease = pool.lease();
            lease->begin();
            lease->execute("INSERT INTO things (id) VALUES (1)");
        }
        QCOMPARE(pool.lease()->query("SELECT COUNT(*) FROM things").integer(0, 0), 0);
    }
    void aWrongStatementLeavesTheConnectionUsable()
    {
        TestDatabase test;
        Pool pool(test.database(), 1);
        {
            const auto lease = pool.lease();
            lease->query("SELECT nonsense FROM nowhere");
            QVERIFY(lease->failure());
        }
        const auto lease = pool.lease();
        QVERIFY(!lease->failure());
        QCOMPARE(lease->query("SELECT 7").integer(0, 0), 7);
    }
};

QTEST_APPLESS_MAIN(TestPool)
#include "tst_pool.moc"
