#include "common/base/fail_point.hpp"
#include "tests/support/wait_for.hpp"
#include "tests/system/settled.hpp"

#include <QTest>

using namespace narae::testing;

namespace {

constexpr int kDiedAtThePoint = 134;

/// Who finds what the crash left first: the client, who repeats its calls at once, or the server's own caretaker.
enum class First { Client, Caretaker };

} // namespace
Q_DECLARE_METATYPE(First)

/// The process dies at every place between two steps where it can; a client that knows nothing of it repeats what got
/// no answer, and everything is as if nothing had happened.
class TestFailPoints : public QObject {
    Q_OBJECT

    std::unique_ptr<ServerProcess> server_;
    std::unique_ptr<Acknowledgements> acknowledgements_;
    LogIns logIns_;
    int lives_ = 0;
    bool sound_ = false; // whether the last walk left the data as it should be

    bool dieAt(const std::string& point, int passage, Life& life)
    {
        server_->environment("NARAE_FAILPOINT", QString::fromStdString(point) + ":" + QString::number(passage));
        // It may die before it listens.
        if (server_->start()) life.goOn();
        server_->forgetEnvironment("NARAE_FAILPOINT");
        // What follows from the calls may yet be under way.
        return server_->waitForEnd(8000) == kDiedAtThePoint;
    }

    void addRow(const std::string& point, int passage, First first)
    {
        const std::string name =
            point + ":" + std::to_string(passage) + (first == First::Client ? " client first" : " caretaker first");
        QTest::newRow(name.c_str()) << QString::fromStdString(point) << passage << first;
    }

private slots:
    void init()
    {
        if (sound_) return;
        server_ = std::make_unique<ServerProcess>();
        acknowledgements_ = std::make_unique<Acknowledgements>(server_->folder().path() / "acknowledged.jsonl");
        QString output;
        QVERIFY2(server_->run({"demo", "--no-sales"}, &output) == 0, qPrintable(output));
        QVERIFY2(server_->start(), server_->log().constData());
        logIns_ = {server_->logIn("clerk@narae.example"), server_->logIn("traveller@narae.example")};
        QCOMPARE(server_->stop(), 0);
    }

    void aCrashAtThisPointLosesAndDoublesNothing_data()
    {
        QTest::addColumn<QString>("point");
        QTest::addColumn<int>("passage");
        QTest::addColumn<First>("first");
        for (const std::string_view name : narae::kFailPoints) {
            const std::string point(name);
            const bool manyPassages = point.starts_with("commit.");
            if (manyPassages) {
                for (int passage = 1; passage <= 16; ++passage)
                    addRow(point, passage, passage % 2 == 0 ? First::Client : First::Caretaker);
                continue;
            }
            addRow(point, 1, First::Caretaker);
            if (point.starts_with("book.") || point.starts_with("pay.") || point.starts_with("gateway."))
                addRow(point, 1, First::Client);
            // The second is the declined card, the third the payment of the hold.
            if (point.starts_with("gateway.") && point.ends_with("capture")) {
                addRow(point, 2, First::Caretaker);
                addRow(point, 3, First::Caretaker);
                addRow(point, 3, First::Client);
            }
        }
    }
    void aCrashAtThisPointLosesAndDoublesNothing()
    {
        QFETCH(QString, point);
        QFETCH(int, passage);
        QFETCH(First, first);
        sound_ = false;
        const bool lapses = point.startsWith("expire.");
        server_->setting("reservation.hold_seconds", lapses ? "1" : "600");
        server_->setting("reservation.settle_after_seconds", first == First::Client ? "20" : "1");
        server_->setting("reservation.caretaker_pause_ms", "20");
        Life life(*server_, logIns_, *acknowledgements_, ++lives_);

        QVERIFY2(dieAt(point.toStdString(), passage, life), "it did not die there");
        QVERIFY(server_->log().contains("fail point " + point.toUtf8() + " reached"));

        QVERIFY2(server_->start(), server_->log().constData());
        if (first == First::Caretaker) QVERIFY(waitUntilSettled(*server_, logIns_.staff));
        QVERIFY(life.goOn());
        QVERIFY(waitUntilSettled(*server_, logIns_.staff));
        const QStringList repeated = life.repeatEverything();
        QVERIFY2(repeated.isEmpty(), qPrintable(repeated.join('\n')));
        const QStringList breaches = breachesOf(*server_, life);
        QVERIFY2(breaches.isEmpty(), qPrintable(breaches.join('\n')));

        const QString running = auditOf(*server_, *acknowledgements_);
        QVERIFY2(running.isEmpty(), qPrintable(running));
        QCOMPARE(server_->stop(), 0);
        const QString stopped = auditOf(*server_, *acknowledgements_);
        QVERIFY2(stopped.isEmpty(), qPrintable(stopped));
        QString view;
        QVERIFY2(server_->run({"rebuild-view"}, &view) == 0, qPrintable(view));
        QVERIFY2(view.contains("replay equals live") && view.contains("compared at"), qPrintable(view));
        sound_ = true;
    }

    void cleanup()
    {
        if (server_ && server_->running()) server_->kill();
    }
};

QTEST_GUILESS_MAIN(TestFailPoints)
#include "tst_fail_points.moc"
