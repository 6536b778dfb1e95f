#include "server/platform/database/migrations.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <thread>
#include <vector>

using namespace narae::database;
using narae::testing::TestDatabase;

namespace {

Schema fleet(int steps)
{
    Schema schema{
        "fleet",
        {{1, "planes", {"CREATE TABLE fleet_planes (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(190))"}},
         {2,
          "hangars",
          {"\n  CREATE TABLE fleet_hangars (id BIGINT NOT NULL PRIMARY KEY)",
           "CREATE INDEX fleet_planes_by_name ON fleet_planes (name)", "INSERT INTO fleet_hangars (id) VALUES (1)"}},
         {3, "a column", {"ALTER TABLE fleet_planes ADD COLUMN hangar BIGINT"}}}};
    schema.migrations.resize(static_cast<std::size_t>(steps));
    return schema;
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT

private slots:
    void aFreshDatabaseGetsEveryStep()
    {
        TestDatabase test;
        const auto session = test.open();
        const auto done = migrate(*session, {fleet(3)}, 1'000);
        QVERIFY(done.has_value());
        QCOMPARE(done->size(), 3u);
        QCOMPARE(done->at(1).name, std::string("hangars"));
        QCOMPARE(session->query("SELECT COUNT(*) FROM fleet_hangars").integer(0, 0), 1);
        session->execute("INSERT INTO fleet_planes (id, name, hangar) VALUES (1, 'HL8001', 1)");
        QVERIFY(!session->failure());
    }
    void theSecondTimeNothingIsLeftToDo()
    {
        TestDatabase test;
        QVERIFY(migrate(*test.open(), {fleet(2)}, 1'000).has_value());
        QCOMPARE(migrate(*test.open(), {fleet(2)}, 2'000)->size(), 0u);
        const auto later = migrate(*test.open(), {fleet(3)}, 3'000);
        QCOMPARE(later->size(), 1u);
        QCOMPARE(later->at(0).number, 3);
        const Rows rows = test.open()->query("SELECT applied_at_ms FROM schema_migrations ORDER BY number");
        QCOMPARE(rows.integer(0, 0), 1'000);
        QCOMPARE(rows.integer(2, 0), 3'000);
    }
    void severalAtOnceDoEachStepOnce()
    {
        TestDatabase test;
        std::vector<std::size_t> done(4, 99);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < done.size(); ++i) {
            threads.emplace_back([&, i] {
                const auto session = test.database().open();
                const auto applied = migrate(*session, {fleet(3)}, 1'000);
                if (applied) done[i] = applied->size();
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        std::size_t sum = 0;
        for (const std::size_t steps : done)
            sum += steps;
        QCOMPARE(sum, 3u);
        QCOMPARE(test.open()->query("SELECT COUNT(*) FROM fleet_hangars").integer(0, 0), 1);
    }
    void whatANewerNaraeWroteIsRefusedAndNotTouched()
    {
        TestDatabase test;
        QVERIFY(migrate(*test.open(), {fleet(3)}, 1'000).has_value());
        const Schema newContext{"crew", {{1, "people", {"CREATE TABLE crew_people (id BIGINT NOT NULL PRIMARY KEY)"}}}};
        const auto session = test.open();
        const auto refused = migrate(*session, {fleet(2), newContext}, 2'000);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code(), std::string("database.newer_version"));
        QVERIFY(!session->failure());
        QCOMPARE(session->query("SELECT COUNT(*) FROM schema_migrations").integer(0, 0), 3);
        session->query("SELECT id FROM crew_people");
        QVERIFY(session->failure());
    }
    void aWrongStepIsNamedAndTheDatabaseStaysUsable()
    {
        TestDatabase test;
        Schema schema = fleet(2);
        schema.migrations.push_back({3, "nonsense", {"CREATE TABLE fleet_more (id BIGINT)", "CREATE NONSENSE"}});
        const auto session = test.open();
        const auto refused = migrate(*session, {schema}, 1'000);
        QCOMPARE(refused.error().code(), std::string("database.migration_failed"));
        QCOMPARE(refused.error().facts().at(0).second, std::string("fleet 3 nonsense"));
        // Mended, the step goes on: on MySQL its table stands already, on SQLite the step was undone as a whole.
        schema.migrations.back().statements.back() = "CREATE TABLE fleet_most (id BIGINT)";
        QCOMPARE(migrate(*session, {schema}, 2'000)->size(), 1u);
        QVERIFY(session->query("SELECT id FROM fleet_more").empty());
        QVERIFY(session->query("SELECT id FROM fleet_most").empty());
        QVERIFY(!session->failure());
    }
    void aStepThatACrashCutInHalfGoesOn()
    {
        if (!TestDatabase::isMySql()) QSKIP("a step is one transaction there");
        TestDatabase test;
        const auto session = test.open();
        QVERIFY(migrate(*session, {fleet(1)}, 1'000).has_value());
        // As the crash leaves it between the table and the note that it is done.
        session->execute("INSERT INTO schema_migrations (context, number, name, statements_done) VALUES (?, ?, ?, ?)",
                         {std::string("fleet"), 2, std::string("hangars"), 0});
        session->execute("CREATE TABLE fleet_hangars (id BIGINT NOT NULL PRIMARY KEY)");
        QCOMPARE(migrate(*session, {fleet(2)}, 2'000)->size(), 1u);
        QCOMPARE(session->query("SELECT COUNT(*) FROM fleet_hangars").integer(0, 0), 1);
        const Rows rows =
            session->query("SELECT applied_at_ms, statements_done FROM schema_migrations WHERE number = 2");
        QCOMPARE(rows.integer(0, 0), 2'000);
        QCOMPARE(rows.integer(0, 1), 3);
    }
};

QTEST_APPLESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
