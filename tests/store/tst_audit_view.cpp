#include "server/view/adapters/rebuild.hpp"
#include "tests/store/audit_house.hpp"

#include <QTest>

using namespace narae;
using namespace narae::testing;

namespace {

const audit::InvariantResult& viewIn(const audit::AuditReport& report)
{
    return report.invariants[5];
}

QByteArray printed(const audit::AuditReport& report)
{
    return QByteArray::fromStdString(audit::text(report, api::Language::English));
}

} // namespace

/// I6 on systems whose view left no checkpoint, an old one, or several: what can be compared is compared, and what
/// cannot is said. A crash leaves such systems behind.
class TestAuditView : public QObject {
    Q_OBJECT

    std::unique_ptr<AuditedBooks> books_;
    std::int64_t flight_ = 0;

    void run(const std::string& statement)
    {
        const auto session = books_->stored.open();
        session->execute(statement);
        check(!session->failure(), "the rows are changed: " + statement);
    }
    /// The airline works on, and its view keeps a checkpoint as it stops.
    void workOn(int bookings)
    {
        AuditedHouse house(*books_);
        if (flight_ == 0) flight_ = house.offerFlight("1-5:ABC_DEF", 30);
        for (int i = 0; i < bookings; ++i)
            (void)house.book(flight_, 1, "pm_card_ok");
        house.settle();
    }
    view::RebuildReport rebuilt()
    {
        const auto session = books_->stored.open();
        return view::rebuild(*session).value();
    }
    /// Keeps the checkpoint there is under the name of another process, as the older one.
    void keepAs(const std::string& name)
    {
        run("UPDATE view_checkpoints SET name = '" + name + "', at_ms = 1 WHERE name = 'narae-1'");
    }

private slots:
    void init()
    {
        books_ = std::make_unique<AuditedBooks>();
        flight_ = 0;
        workOn(2);
    }
    void cleanup() { books_.reset(); }

    void killedBeforeItsFirstCheckpointNothingIsCompared()
    {
        run("DELETE FROM view_checkpoints");
        const auto report = books_->audit();
        QVERIFY2(report.clean(), printed(report));
        QVERIFY(viewIn(report).checked > 0);
        QVERIFY2(printed(report).contains("no checkpoint of a view is on record yet"), printed(report));
        QVERIFY(rebuilt().sound() && rebuilt().comparisons.empty());
        // The control: what is wrong with the events themselves shows all the same.
        run("UPDATE event_outbox SET data = '{' WHERE seq = 2");
        QVERIFY(!viewIn(books_->audit()).holds());
        QVERIFY(!rebuilt().sound());
    }

    void anOldCheckpointIsComparedWhereItStood()
    {
        keepAs("narae-1-old");
        workOn(3);
        run("DELETE FROM view_checkpoints WHERE name = 'narae-1'");
        const auto report = books_->audit();
        QVERIFY2(report.clean(), printed(report));
        QVERIFY2(printed(report).contains("events came since the last checkpoint"), printed(report));
        QCOMPARE(rebuilt().comparisons.size(), std::size_t(1));
        QVERIFY(rebuilt().notCompared > 0);
        // The control.
        run("UPDATE view_checkpoints SET hash = 'f00'");
        QVERIFY(!viewIn(books_->audit()).holds());
        QVERIFY(!rebuilt().sound());
    }

    /// Another version's fingerprint is of another state: it proves nothing, and goes by itself.
    void aCheckpointOfAnotherVersionIsNotComparedAndIsReplaced_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::newRow("of the first format") << "0123456789abcdef0123456789abcdef";
        QTest::newRow("of a later one") << "3:23456789abcdef0123456789abcdef";
    }
    void aCheckpointOfAnotherVersionIsNotComparedAndIsReplaced()
    {
        QFETCH(QString, hash);
        run("UPDATE view_checkpoints SET hash = '" + hash.toStdString() + "'");
        const auto report = books_->audit();
        QVERIFY2(report.clean(), printed(report));
        QVERIFY2(printed(report).contains("of another version of Narae and were not compared"), printed(report));
        QVERIFY(rebuilt().sound() && rebuilt().comparisons.empty());
        QCOMPARE(rebuilt().ofOtherFormats, 1);
        workOn(1);
        QCOMPARE(rebuilt().ofOtherFormats, 0);
        QCOMPARE(rebuilt().comparisons.size(), std::size_t(1));
        QVERIFY(rebuilt().sound());
        // The control: what is of this format is compared.
        run("UPDATE view_checkpoints SET hash = '2:23456789abcdef0123456789abcdef'");
        QVERIFY(!rebuilt().sound());
        QVERIFY(!viewIn(books_->audit()).holds());
    }

    void aNewCheckpointHidesNoOlderOne()
    {
        keepAs("narae-2");
        workOn(1);
        QCOMPARE(rebuilt().comparisons.size(), std::size_t(2));
        QVERIFY2(books_->audit().clean(), printed(books_->audit()));
        QCOMPARE(rebuilt().notCompared, 0);
        run("UPDATE view_checkpoints SET hash = 'f00' WHERE name = 'narae-2'");
        const auto report = books_->audit();
        QCOMPARE(viewIn(report).breachCount, 1);
        QVERIFY2(printed(report).contains("has the hash f00"), printed(report));
    }

    /// Of two processes each may have seen what the other had not: no single replay passes both places.
    void viewsThatWereAheadOfEachOtherAreBothCompared()
    {
        const auto seq = books_->figure("SELECT MAX(seq) FROM event_outbox WHERE type = 'FlightAdded'");
        run("INSERT INTO event_outbox SELECT 'other', 1, type, source, subject, 77, trace_id, time_ms, "
            "REPLACE(data, '\"flightId\":', '\"flightId\":77') FROM event_outbox WHERE seq = " +
            std::to_string(seq));
        run("UPDATE event_writers SET writer = 'away' WHERE writer = 'narae-1'");
        run("UPDATE view_checkpoints SET name = 'away', at_ms = -1");
        run("INSERT INTO event_writers (writer, epoch, seq, batch) VALUES ('other', 1, 1, 1)");
        run("CREATE TABLE kept AS SELECT * FROM view_checkpoints");
        run("DELETE FROM view_checkpoints");
        const std::string hash = rebuilt().hash;
        run("INSERT INTO view_checkpoints SELECT * FROM kept");
        run("DROP TABLE kept");
        run("UPDATE event_writers SET writer = 'narae-1' WHERE writer = 'away'");
        run("INSERT INTO view_checkpoints (name, cursors, hash, at_ms) VALUES ('other', '{\"other\":1}', '" + hash +
            "', 1)");
        const auto report = rebuilt();
        QCOMPARE(report.comparisons.size(), std::size_t(2));
        QVERIFY(report.comparisons[0].equal() && report.comparisons[1].equal());
        QVERIFY(report.sound());
        QCOMPARE(report.notCompared, 0);
    }

    void damagedCheckpointsAreNamed_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("hash") << "hash = 'f00'" << QByteArray("has the hash f00, its events make");
        QTest::newRow("beyond the events")
            << "cursors = '{\"narae-1\":100000}'" << QByteArray("the events do not go so far");
        QTest::newRow("of a writer that never was")
            << "cursors = '{\"nobody\":3}'" << QByteArray("the events do not go so far");
        QTest::newRow("unreadable") << "cursors = '{\"narae'" << QByteArray("the events do not go so far");
    }
    void damagedCheckpointsAreNamed()
    {
        QFETCH(QString, damage);
        QFETCH(QByteArray, told);
        QVERIFY2(books_->audit().clean(), printed(books_->audit()));
        run("UPDATE view_checkpoints SET " + damage.toStdString());
        const auto report = books_->audit();
        QCOMPARE(viewIn(report).breachCount, 1);
        QVERIFY2(printed(report).contains(told), printed(report));
        QVERIFY(!rebuilt().sound());
    }
};

QTEST_GUILESS_MAIN(TestAuditView)
#include "tst_audit_view.moc"
