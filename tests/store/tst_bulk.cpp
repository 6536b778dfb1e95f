#include "server/platform/database/bulk.hpp"
#include "server/platform/database/bulk_update.hpp"
#include "server/platform/database/statement_size.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <set>
#include <vector>

using namespace narae::database;
using narae::testing::TestDatabase;

namespace {

std::unique_ptr<Session> withTable(TestDatabase& test)
{
    std::unique_ptr<Session> session = test.open();
    session->execute("CREATE TABLE seats (flight BIGINT NOT NULL, seat VARCHAR(4) NOT NULL, held_by BIGINT,"
                     " PRIMARY KEY (flight, seat))");
    return session;
}

void insert(Session& session, std::int64_t rows)
{
    BulkInsert bulk("seats", "flight, seat, held_by");
    for (std::int64_t i = 0; i < rows; ++i)
        bulk.add(i, std::to_string(i % 10) + "A", std::monostate{});
    bulk.send(session);
    QVERIFY(bulk.empty());
}

} // namespace

class TestBulk : public QObject {
    Q_OBJECT

private slots:
    void fewStatementsOfFewSizesCarryAnyNumberOfRows()
    {
        std::set<std::size_t> sizes;
        for (std::size_t rows = 1; rows <= 2000; ++rows) {
            std::size_t statements = 0;
            for (std::size_t left = rows; left > 0; ++statements) {
                const std::size_t size = statementSize(left, 512);
                QVERIFY(size > 0 && size <= left && size <= 512);
                sizes.insert(size);
                left -= size;
            }
            QVERIFY2(rows > 128 || statements <= 2, qPrintable(QString::number(rows)));
            QVERIFY2(statements <= rows / 512 + 4, qPrintable(QString::number(rows)));
        }
        QVERIFY(sizes.size() <= 32);
    }

    void everyNumberOfRowsArrivesOnce_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : {0, 1, 2, 3, 7, 8, 9, 255, 256, 257, 511, 512, 513, 1000, 1537})
            QTest::addRow("%d", rows) << rows;
    }
    void everyNumberOfRowsArrivesOnce()
    {
        QFETCH(int, rows);
        TestDatabase test;
        const auto session = withTable(test);
        session->begin();
        insert(*session, rows);
        session->commit();
        QVERIFY(!session->failure());
        QCOMPARE(session->query("SELECT COUNT(*) FROM seats").integer(0, 0), rows);

        std::vector<Value> keys;
        for (std::int64_t i = 0; i < rows; ++i)
            keys.emplace_back(i);
        std::vector<std::int64_t> found;
        selectIn(*session, "SELECT flight FROM seats WHERE flight", keys, "ORDER BY flight",
                 [&](const Rows& answer, std::size_t row) { found.push_back(answer.integer(row, 0)); });
        QVERIFY(!session->failure());
        QCOMPARE(found.size(), static_cast<std::size_t>(rows));
        for (std::size_t i = 0; i < found.size(); ++i)
            QCOMPARE(found[i], static_cast<std::int64_t>(i));
    }
    void everyNumberOfPairsIsFoundOnce_data() { everyNumberOfRowsArrivesOnce_data(); }
    void everyNumberOfPairsIsFoundOnce()
    {
        QFETCH(int, rows);
        TestDatabase test;
        const auto session = withTable(test);
        insert(*session, rows);
        std::vector<Value> keys;
        for (std::int64_t i = 0; i < rows; ++i) {
            keys.emplace_back(i);
            keys.emplace_back(std::to_string(i % 10) + "A");
        }
        std::size_t found = 0;
        selectInTuples(*session, "SELECT flight FROM seats WHERE (flight, seat)", keys, 2, session->forUpdate(),
                       [&](const Rows&, std::size_t) { ++found; });
        QVERIFY(!session->failure());
        QCOMPARE(found, static_cast<std::size_t>(rows));
    }
    void aKeyNamedTwiceIsFoundOnce()
    {
        TestDatabase test;
        const auto session = withTable(test);
        insert(*session, 3);
        std::size_t found = 0;
        const auto count = [&](const Rows&, std::size_t) { ++found; };
        selectIn(*session, "SELECT flight FROM seats WHERE flight", {1, 1, 2, 1}, "", count);
        QCOMPARE(found, 2u);
        found = 0;
        const std::string seat = "1A";
        selectInTuples(*session, "SELECT flight FROM seats WHERE (flight, seat)", {1, seat, 1, seat, 2, seat}, 2, "",
                       count);
        QCOMPARE(found, 1u);
        QVERIFY(!session->failure());
    }
    void absentKeysAreJustNotFound()
    {
        TestDatabase test;
        const auto session = withTable(test);
        insert(*session, 3);
        std::vector<std::int64_t> found;
        selectIn(*session, "SELECT flight FROM seats WHERE flight", {1, 2, 8}, "ORDER BY flight",
                 [&](const Rows& answer, std::size_t row) { found.push_back(answer.integer(row, 0)); });
        QCOMPARE(found, (std::vector<std::int64_t>{1, 2}));
    }
    void aColumnMayBeSetAndAGuardAtOnce_data() { everyNumberOfRowsArrivesOnce_data(); }
    void aColumnMayBeSetAndAGuardAtOnce()
    {
        QFETCH(int, rows);
        TestDatabase test;
        const auto session = withTable(test);
        const auto countOn = [&](std::int64_t from) {
            BulkUpdate bulk("seats", "held_by", "flight, held_by");
            for (std::int64_t i = 0; i < rows; ++i)
                bulk.add({from + 1, i, from});
            bulk.send(*session);
        };
        session->begin();
        insert(*session, rows);
        session->execute("UPDATE seats SET held_by = 1");
        countOn(1);
        countOn(2);
        QVERIFY(!session->failure());
        QCOMPARE(session->query("SELECT COUNT(*) FROM seats WHERE held_by = 3").integer(0, 0), rows);
        // Somebody else has counted on meanwhile.
        countOn(2);
        QCOMPARE(session->failure().has_value(), rows > 0);
        if (rows > 0) QCOMPARE(session->failure()->kind, Failure::Kind::Transient);
    }

    void oneRefusedRowStopsTheBatch()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->begin();
        BulkInsert bulk("seats", "flight, seat, held_by");
        for (int i = 0; i < 5; ++i)
            bulk.add(1, std::string("1A"), i);
        bulk.send(*session);
        QCOMPARE(session->failure()->kind, Failure::Kind::Constraint);
        session->rollback();
        QCOMPARE(session->query("SELECT COUNT(*) FROM seats").integer(0, 0), 0);
    }
};

QTEST_APPLESS_MAIN(TestBulk)
#include "tst_bulk.moc"
