#include "tests/support/test_database.hpp"

#include <QTest>
#include <fstream>
#include <limits>

using namespace narae::database;
using narae::testing::TestDatabase;

namespace {

constexpr const char* kTable = "CREATE TABLE things (id BIGINT NOT NULL PRIMARY KEY, amount BIGINT CHECK (amount >= 0),"
                               " name VARCHAR(190) UNIQUE, note LONGTEXT)";

std::unique_ptr<Session> withTable(TestDatabase& test)
{
    std::unique_ptr<Session> session = test.open();
    session->execute(kTable);
    return session;
}

std::int64_t count(Session& session)
{
    return session.query("SELECT COUNT(*) FROM things").integer(0, 0);
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void valuesComeBackAsTheyWent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString("");
        QTest::newRow("blanks at both ends") << QString("  wing  ");
        QTest::newRow("Korean") << QString::fromUtf8("나래 항공");
        QTest::newRow("decomposed Korean") << QString::fromUtf8("나래");
        QTest::newRow("emoji") << QString::fromUtf8("✈️👩‍✈️🛫");
        QTest::newRow("right to left") << QString::fromUtf8("שלום مرحبا");
        QTest::newRow("four bytes") << QString::fromUtf8("𠮷野家 𝔫𝔞𝔯𝔞𝔢");
        QTest::newRow("quotes") << QString("'; DROP TABLE things; -- \"\\");
        QTest::newRow("with a zero byte") << QString("a") + QChar(0) + "b";
        QTest::newRow("long") << QString(2'000'000, QChar('x')) + QString::fromUtf8("끝");
    }
    void valuesComeBackAsTheyWent()
    {
        QFETCH(QString, text);
        TestDatabase test;
        const auto session = withTable(test);
        QCOMPARE(session->execute("INSERT INTO things (id, note) VALUES (?, ?)", {1, text.toStdString()}), 1);
        const Rows rows = session->query("SELECT note, amount FROM things WHERE id = ?", {1});
        QVERIFY(!session->failure());
        QCOMPARE(rows.size(), 1u);
        QCOMPARE(QString::fromStdString(rows.text(0, 0)), text);
        QVERIFY(rows.isNull(0, 1));
        QVERIFY(!rows.optionalInteger(0, 1));
    }
    void longAndShortTextsShareAStatement()
    {
        TestDatabase test;
        const auto session = withTable(test);
        const std::string insert = "INSERT INTO things (id, note) VALUES (?, ?)";
        session->execute(insert, {1, std::string("short")});
        session->execute(insert, {2, std::string(1'000'000, 'y')});
        session->execute(insert, {3, std::string("again")});
        session->execute(insert, {4, std::monostate{}});
        const std::string select = "SELECT note FROM things WHERE id = ?";
        QCOMPARE(session->query(select, {1}).text(0, 0), std::string("short"));
        QCOMPARE(session->query(select, {2}).text(0, 0).size(), 1'000'000u);
        QCOMPARE(session->query(select, {3}).text(0, 0), std::string("again"));
        QVERIFY(session->query(select, {4}).isNull(0, 0));
        QVERIFY(!session->failure());
    }
    void wordsMeanTheSameOnBothDatabases()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("INSERT INTO things (id, name) VALUES (1, 'Seoul'), (2, 'back\\slash')");
        QCOMPARE(session->query("SELECT id FROM things WHERE name = 'seoul'").size(), 0u);
        QCOMPARE(session->query("SELECT id FROM things WHERE name LIKE 'seo%'").size(), 0u);
        QCOMPARE(session->query("SELECT id FROM things WHERE name LIKE ?", {std::string("Seo%")}).size(), 1u);
        QCOMPARE(session->query("SELECT id FROM things WHERE name = 'back\\slash'").integer(0, 0), 2);
        QCOMPARE(session->query("SELECT \"name\" || '!' FROM things WHERE id = 1").text(0, 0), std::string("Seoul!"));
        QVERIFY(!session->failure());
    }
    void aStatementWorksAgainAfterARefusedRow()
    {
        TestDatabase test;
        const auto session = withTable(test);
        const std::string insert = "INSERT INTO things (id) VALUES (?)";
        session->execute(insert, {1});
        session->begin();
        session->execute(insert, {1});
        QVERIFY(session->failure());
        session->rollback();
        QCOMPARE(session->execute(insert, {2}), 1);
        QCOMPARE(count(*session), 2);
    }
    void integersKeepAllTheirBits_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::newRow("least") << std::numeric_limits<qint64>::min();
        QTest::newRow("most") << std::numeric_limits<qint64>::max();
        QTest::newRow("zero") << qint64{0};
        QTest::newRow("minus one") << qint64{-1};
        QTest::newRow("beyond a double") << (qint64{1} << 53) + 1;
    }
    void integersKeepAllTheirBits()
    {
        QFETCH(qint64, value);
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("INSERT INTO things (id) VALUES (?)", {value});
        QCOMPARE(session->query("SELECT id FROM things WHERE id = ?", {value}).integer(0, 0), value);
        QCOMPARE(session->query("SELECT SUM(id) FROM things").integer(0, 0), value);
        QCOMPARE(session->query("SELECT id FROM things").text(0, 0), std::to_string(value));
    }
    void aTextIsTakenOutOnceAndAnAnswerMayGrow()
    {
        TestDatabase test;
        const auto session = withTable(test);
        const std::string note(40, 'x');
        for (const std::int64_t id : {1, 2, 3})
            session->execute("INSERT INTO things (id, note) VALUES (?, ?)", {id, note});
        // Room is made for an answer as long as the statement's last one: longer and shorter ones fit as well.
        for (const std::int64_t last : {1, 3, 2}) {
            Rows rows = session->query("SELECT note, id FROM things WHERE id <= ? ORDER BY id", {last});
            QVERIFY(!session->failure());
            QCOMPARE(rows.size(), static_cast<std::size_t>(last));
            QCOMPARE(rows.takeText(0, 0), note);
            QCOMPARE(rows.text(0, 0), std::string());
            QCOMPARE(rows.takeText(0, 1), std::string("1"));
            QCOMPARE(rows.integer(0, 1), 1);
        }
    }
    void nothingFoundIsNoRows()
    {
        TestDatabase test;
        const auto session = withTable(test);
        const Rows rows = session->query("SELECT id, name FROM things");
        QVERIFY(rows.empty());
        QCOMPARE(rows.size(), 0u);
        QVERIFY(!session->failure());
    }
    void rowsFoundAreCountedEvenWhenNothingChanges()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("INSERT INTO things (id, amount) VALUES (1, 5), (2, 5), (3, 6)");
        QCOMPARE(session->execute("UPDATE things SET amount = ? WHERE amount = ?", {5, 5}), 2);
        QCOMPARE(session->execute("UPDATE things SET amount = ? WHERE id = ?", {7, 9}), 0);
        QCOMPARE(session->execute("DELETE FROM things WHERE amount = ?", {5}), 2);
        QCOMPARE(session->execute("CREATE TABLE others (id BIGINT)"), 0);
    }
    void whatIsRolledBackIsNotThere()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->begin();
        session->execute("INSERT INTO things (id) VALUES (1)");
        session->rollback();
        QCOMPARE(count(*session), 0);
        session->begin();
        session->execute("INSERT INTO things (id) VALUES (2)");
        session->commit();
        QCOMPARE(count(*test.open()), 1);
    }
    void aFailureSticks()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->begin();
        session->execute("INSERT INTO things (id) VALUES (1)");
        session->execute("INSERT INTO nowhere (id) VALUES (1)");
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::Broken);
        const int code = session->failure()->code;
        QCOMPARE(session->execute("INSERT INTO things (id) VALUES (2)"), 0);
        QVERIFY(session->query("SELECT id FROM things").empty());
        session->commit();
        QCOMPARE(session->failure()->code, code);
        QCOMPARE(count(*test.open()), 0);
        session->rollback();
        QVERIFY(!session->failure());
        QCOMPARE(count(*session), 0);
    }
    void theSchemasGuardsAreConstraints_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("the same key") << "INSERT INTO things (id) VALUES (1)";
        QTest::newRow("the same name") << "INSERT INTO things (id, name) VALUES (2, 'one')";
        QTest::newRow("check") << "INSERT INTO things (id, amount) VALUES (2, -1)";
        QTest::newRow("check of a change") << "UPDATE things SET amount = amount - 1 WHERE id = 1";
        QTest::newRow("not null") << "INSERT INTO things (id) VALUES (NULL)";
        QTest::newRow("no such parent") << "INSERT INTO children (id, thing) VALUES (1, 7)";
        QTest::newRow("parent still needed") << "DELETE FROM things WHERE id = 1";
    }
    void theSchemasGuardsAreConstraints()
    {
        QFETCH(QString, statement);
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("CREATE TABLE children (id BIGINT NOT NULL PRIMARY KEY, thing BIGINT,"
                         " FOREIGN KEY (thing) REFERENCES things (id))");
        session->execute("INSERT INTO things (id, amount, name) VALUES (1, 0, 'one')");
        session->execute("INSERT INTO children (id, thing) VALUES (5, 1)");
        QVERIFY(!session->failure());
        session->begin();
        session->execute(statement.toStdString());
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::Constraint);
        session->rollback();
        QVERIFY(!session->failure());
        QCOMPARE(count(*session), 1);
    }
    void aLockedRowIsTransientAndTheLoserCanGoOn()
    {
        TestDatabase test({.lock = std::chrono::milliseconds(100)});
        const auto one = withTable(test);
        one->execute("INSERT INTO things (id, amount) VALUES (1, 0)");
        const auto other = test.open();
        one->begin();
        one->execute("UPDATE things SET amount = 1 WHERE id = 1");
        other->begin();
        other->execute("UPDATE things SET amount = 2 WHERE id = 1");
        QVERIFY(other->failure());
        QCOMPARE(other->failure()->kind, Failure::Kind::Transient);
        other->rollback();
        QVERIFY(!other->failure());
        one->commit();
        other->begin();
        QCOMPARE(other->execute("UPDATE things SET amount = amount + 1 WHERE id = 1"), 1);
        other->commit();
        QCOMPARE(one->query("SELECT amount FROM things").integer(0, 0), 2);
    }
    void aReadingTransactionSeesOneStateThroughout()
    {
        TestDatabase test;
        const auto writer = withTable(test);
        const auto reader = test.open();
        reader->beginReading();
        QCOMPARE(count(*reader), 0);
        writer->execute("INSERT INTO things (id) VALUES (1)");
        QCOMPARE(count(*reader), 0);
        reader->commit();
        QCOMPARE(count(*reader), 1);
    }
    void itTellsWhetherOthersWrote()
    {
        TestDatabase test;
        const auto session = withTable(test);
        const auto other = test.open();
        const auto elsewhere = [&session] {
            session->begin();
            const bool changed = session->changedElsewhere();
            session->commit();
            return changed;
        };
        QVERIFY(elsewhere());
        if (!TestDatabase::isMySql()) {
            // Its own commits are not elsewhere, nor what it took back, nor what others only read.
            QVERIFY(!elsewhere());
            session->execute("INSERT INTO things (id) VALUES (1)");
            QVERIFY(!elsewhere());
            session->begin();
            session->execute("INSERT INTO things (id) VALUES (2)");
            session->rollback();
            count(*other);
            QVERIFY(!elsewhere());
        }
        other->execute("INSERT INTO things (id) VALUES (3)");
        QVERIFY(elsewhere());
        // Seen by reading already, it still counts.
        other->execute("INSERT INTO things (id) VALUES (4)");
        QCOMPARE(count(*session), TestDatabase::isMySql() ? 2 : 3);
        QVERIFY(elsewhere());
        QVERIFY(!session->failure());
    }
    void aFullDiskKeepsWhatWasThere()
    {
        if (TestDatabase::isMySql()) QSKIP("SQLite's");
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("INSERT INTO things (id) VALUES (1)");
        session->query("PRAGMA max_page_count = 20");
        session->begin();
        session->execute("INSERT INTO things (id, note) VALUES (?, ?)", {2, std::string(1'000'000, 'x')});
        QVERIFY(session->failure());
        QCOMPARE(session->failure()->kind, Failure::Kind::NoRoom);
        session->commit();
        session->rollback();
        QCOMPARE(count(*session), 1);
    }
    void whatIsNoDatabaseIsNoConnection()
    {
        if (TestDatabase::isMySql()) QSKIP("SQLite's");
        const narae::testing::TemporaryFolder folder;
        Address address;
        address.path = folder.path() / "letter.txt";
        std::ofstream(address.path) << std::string(5000, 'x');
        const auto session = narae::database::open(address, "")->open();
        QCOMPARE(session->failure()->kind, Failure::Kind::ConnectionLost);
        // Half set up, it stays unusable.
        session->rollback();
        QVERIFY(session->failure());
        address.path = folder.path() / "no such folder" / "narae.sqlite";
        QCOMPARE(narae::database::open(address, "")->open()->failure()->kind, Failure::Kind::ConnectionLost);
    }
    void aStatementIsPreparedAgainAfterItsTableChanged()
    {
        TestDatabase test;
        const auto session = withTable(test);
        session->execute("INSERT INTO things (id) VALUES (1)");
        QCOMPARE(session->query("SELECT id FROM things WHERE id = ?", {1}).size(), 1u);
        session->execute("ALTER TABLE things ADD COLUMN more BIGINT");
        QCOMPARE(session->query("SELECT id FROM things WHERE id = ?", {1}).size(), 1u);
        QVERIFY(!session->failure());
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"
