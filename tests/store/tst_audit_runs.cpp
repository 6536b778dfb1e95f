#include "server/app/audit_runs.hpp"
#include "tests/store/audit_house.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <condition_variable>

using namespace narae;
using namespace narae::testing;
using app::AuditRuns;

namespace {

/// Lets nobody in until it is opened: an audit that has begun and cannot go on.
class ClosedDatabase final : public database::Database {
public:
    explicit ClosedDatabase(database::Database& inner) : inner_(inner) {}

    database::Dialect dialect() const override { return inner_.dialect(); }
    std::string address() const override { return inner_.address(); }
    std::unique_ptr<database::Session> open() override
    {
        std::unique_lock lock(mutex_);
        waiting_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return isOpen_; });
        return inner_.open();
    }
    void waitForAReader()
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_; });
    }
    void letIn()
    {
        const std::lock_guard lock(mutex_);
        isOpen_ = true;
        changed_.notify_all();
    }

private:
    database::Database& inner_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool waiting_ = false;
    bool isOpen_ = false;
};

} // namespace

/// Audits on demand, beside the system that they look at.
class TestAuditRuns : public QObject {
    Q_OBJECT

    std::unique_ptr<AuditedBooks> books_;
    SystemClock clock_;
    std::int64_t flight_ = 0;

    std::unique_ptr<AuditRuns> runsOn(database::Database& main)
    {
        return std::make_unique<AuditRuns>(main, *books_->gatewayStored, books_->folder.path() / "sandbox.db", clock_);
    }
    static api::AuditRun ended(AuditRuns& runs, std::int64_t id)
    {
        check(waitFor([&] { return runs.find(id)->state != "running"; }), "the audit comes to its end");
        return *runs.find(id);
    }
    static const api::AuditedRule& rule(const api::AuditRun& run, std::size_t number)
    {
        return run.rules.at(number - 1);
    }

private slots:
    void initTestCase() { books_ = std::make_unique<AuditedBooks>(); }
    void cleanupTestCase() { books_.reset(); }

    void aRunOnALiveSystemFindsItInOrderAndNothingWaitsForIt()
    {
        AuditedHouse house(*books_);
        flight_ = house.offerFlight("1-5:ABC_DEF", 30);
        auto runs = runsOn(books_->stored.database());
        const auto started = runs->start();
        QVERIFY(started.has_value());
        QCOMPARE(started->state, std::string("running"));
        for (int i = 0; i < 5; ++i)
            house.cancel(house.book(flight_, 2, "pm_card_ok"), {1});
        const auto first = ended(*runs, started->auditRunId);
        QCOMPARE(first.state, std::string("done"));
        for (const auto& checked : first.rules)
            QVERIFY2(checked.done && checked.breachCount == 0, checked.rule.c_str());
        house.settle();
        house.note("looked");
        const auto second = ended(*runs, runs->start()->auditRunId);
        QCOMPARE(rule(second, 1).looked, 1);
        QVERIFY(rule(second, 1).holds == std::optional(true));
        QCOMPARE(rule(second, 1).unit, std::string("cabins"));
        QCOMPARE(rule(second, 2).looked, 5);
        QVERIFY(rule(second, 3).holds == std::optional(true));
        QVERIFY(second.auditRunId > first.auditRunId);
        QCOMPARE(runs->all().size(), std::size_t(2));
        QCOMPARE(runs->all().front().auditRunId, second.auditRunId);
    }

    void whatCannotBeToldIsNeitherTrueNorFalse()
    {
        audit::InvariantResult open;
        open.open = true;
        QVERIFY(open.verdict() == std::nullopt);
        open.name("reservation/1", "is broken");
        QVERIFY(open.verdict() == std::optional(false));
        // Without the gateway's ledger nothing can be said of the fourth rule.
        AuditRuns runs(books_->stored.database(), *books_->gatewayStored, "/nowhere/sandbox.db", clock_);
        const auto run = ended(runs, runs.start()->auditRunId);
        QVERIFY(rule(run, 4).done);
        QVERIFY(rule(run, 4).holds == std::nullopt);
        QCOMPARE(rule(run, 4).notes.size(), std::size_t(1));
    }

    void oneRunsAtATimeAndAStopEndsIt()
    {
        ClosedDatabase closed(books_->stored.database());
        auto runs = runsOn(closed);
        const auto started = runs->start();
        closed.waitForAReader();
        QCOMPARE(runs->start().error().code(), std::string("audit.running"));
        QCOMPARE(runs->find(started->auditRunId)->state, std::string("running"));
        QVERIFY(!runs->find(started->auditRunId)->rules.front().done);
        std::thread stopping([&] { runs->stop(); });
        // The stop is under way once nothing can be started any more for that reason.
        QVERIFY(waitFor([&] { return runs->start().error().code() == "server.stopping"; }));
        closed.letIn();
        stopping.join();
        const auto run = *runs->find(started->auditRunId);
        QCOMPARE(run.state, std::string("failed"));
        QCOMPARE(run.reason, std::string("server.stopping"));
        QVERIFY(api::toJson(run)["clean"].is_null());
    }

    void onlyTheLastFewAreKept()
    {
        auto runs = runsOn(books_->stored.database());
        std::int64_t first = 0;
        for (std::size_t i = 0; i <= AuditRuns::kRunsKept; ++i) {
            const auto started = runs->start();
            if (i == 0) first = started->auditRunId;
            ended(*runs, started->auditRunId);
        }
        QCOMPARE(runs->all().size(), AuditRuns::kRunsKept);
        QVERIFY(!runs->find(first));
    }

    void aDatabaseThatIsAwayFailsTheRunAndNothingElse()
    {
        database::Address nowhere;
        nowhere.path = "/nowhere/narae.sqlite";
        const auto away = database::open(nowhere, "");
        auto runs = runsOn(*away);
        const auto run = ended(*runs, runs->start()->auditRunId);
        QCOMPARE(run.state, std::string("failed"));
        QVERIFY(!run.reason.empty());
    }

    void breachesAreNamedTwentyAtMostAndCounted()
    {
        {
            AuditedHouse house(*books_);
            for (int i = 0; i < 20; ++i)
                house.book(flight_, 1, "pm_card_ok");
            house.settle();
        }
        {
            const auto session = books_->stored.open();
            session->execute("DELETE FROM payment_ledger");
            session->execute("UPDATE payment_payments SET amount_minor = amount_minor + 1");
        }
        auto runs = runsOn(books_->stored.database());
        const auto run = ended(*runs, runs->start()->auditRunId);
        QCOMPARE(run.state, std::string("done"));
        QVERIFY(rule(run, 2).holds == std::optional(false));
        QVERIFY(rule(run, 2).breachCount >= 25);
        QCOMPARE(rule(run, 2).breaches.size(), std::size_t(20));
        QVERIFY(QString::fromStdString(rule(run, 2).breaches.front()).startsWith("reservation/"));
    }
};

QTEST_GUILESS_MAIN(TestAuditRuns)
#include "tst_audit_runs.moc"
