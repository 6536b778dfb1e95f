#include "server/platform/commit/committer.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/commit/writer_row.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/schema.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <future>

using namespace narae;
using namespace std::chrono_literals;
using database::Failure;

namespace {

/// What may befall a database, switched on and off by the test.
struct Troubles {
    std::atomic<bool> away{false};        ///< no connection is to be had
    std::atomic<bool> dieAtCommit{false}; ///< the next COMMIT ends the connection and then is away, having done nothing
    std::atomic<bool> full{false};        ///< no row can be written
    std::atomic<bool> deadlocks{false};   ///< whoever writes kDeadlocks is a deadlock's victim, each time
    static constexpr const char* kDeadlocks = "deadlocks";

    /// How the COMMIT ends that was held until now.
    enum class End { Well, LostBefore, LostAfter };
    /// The next COMMIT waits for letGo().
    void holdCommit()
    {
        end_ = std::promise<End>();
        hold_ = true;
    }
    bool held() const { return held_; }
    void letGo(End end) { end_.set_value(end); }
    /// For a COMMIT.
    End waitIfHeld()
    {
        if (!hold_.exchange(false)) return End::Well;
        held_ = true;
        const End end = end_.get_future().get();
        held_ = false;
        return end;
    }

private:
    std::atomic<bool> hold_{false};
    std::atomic<bool> held_{false};
    std::promise<End> end_;
};

class TroubledSession final : public database::Session {
public:
    TroubledSession(std::unique_ptr<database::Session> inner, Troubles& troubles)
        : inner_(std::move(inner)), troubles_(troubles)
    {
        if (troubles_.away) fail({Failure::Kind::ConnectionLost, 2002, "away"});
    }

    database::Dialect dialect() const override { return inner_->dialect(); }
    database::Rows query(std::string_view statement, std::span<const database::Value> parameters) override
    {
        if (failure()) return {};
        auto rows = inner_->query(statement, parameters);
        keepUp();
        return rows;
    }
    std::int64_t execute(std::string_view statement, std::span<const database::Value> parameters) override
    {
        if (failure()) return 0;
        if (troubles_.full && statement.find("view_checkpoints") != std::string_view::npos) {
            fail({Failure::Kind::NoRoom, 13, "database or disk is full"});
            return 0;
        }
        const auto writes = [&parameters](const std::string& text) {
            return std::any_of(parameters.begin(), parameters.end(), [&text](const database::Value& value) {
                const auto* written = std::get_if<std::string>(&value);
                return written != nullptr && *written == text;
            });
        };
        if (troubles_.deadlocks && writes(Troubles::kDeadlocks)) {
            fail({Failure::Kind::Transient, 1213, "a deadlock's victim"});
            return 0;
        }
        const auto found = inner_->execute(statement, parameters);
        keepUp();
        return found;
    }
    void begin() override
    {
        if (!failure()) inner_->begin();
        keepUp();
    }
    void beginReading() override { begin(); }
    void commit() override
    {
        if (failure()) return;
        if (troubles_.dieAtCommit.exchange(false)) {
            troubles_.away = true;
            inner_->rollback();
            fail({Failure::Kind::ConnectionLost, 2013, "lost at COMMIT"});
            return;
        }
        switch (troubles_.waitIfHeld()) {
        case Troubles::End::Well: inner_->commit(); break;
        case Troubles::End::LostBefore:
            inner_->rollback();
            fail({Failure::Kind::ConnectionLost, 2013, "lost before it was done"});
            break;
        case Troubles::End::LostAfter:
            inner_->commit();
            fail({Failure::Kind::ConnectionLost, 2013, "lost after it was done"});
            break;
        }
        keepUp();
    }
    void rollback() override
    {
        if (failure() && failure()->kind == Failure::Kind::ConnectionLost) return;
        clearFailure();
        inner_->rollback();
    }
    bool changedElsewhere() override { return inner_->changedElsewhere(); }
    bool alive() override { return !failure() && inner_->alive(); }

private:
    void keepUp()
    {
        if (inner_->failure() && !failure()) fail(*inner_->failure());
    }

    std::unique_ptr<database::Session> inner_;
    Troubles& troubles_;
};

class TroubledDatabase final : public database::Database {
public:
    TroubledDatabase(database::Database& inner, Troubles& troubles) : inner_(inner), troubles_(troubles) {}
    database::Dialect dialect() const override { return inner_.dialect(); }
    std::unique_ptr<database::Session> open() override
    {
        return std::make_unique<TroubledSession>(inner_.open(), troubles_);
    }
    std::string address() const override { return inner_.address(); }

private:
    database::Database& inner_;
    Troubles& troubles_;
};

/// The real clock, but for waits that may be made short.
class HastyClock final : public Clock {
public:
    std::atomic<int> factor{1};

    Instant now() const override { return SystemClock().now(); }
    std::chrono::steady_clock::time_point steady() const override
    {
        return std::chrono::steady_clock::time_point(Clock::steady().time_since_epoch() * factor.load());
    }
};

/// Has the turn until the test lets go: what comes meanwhile travels in one batch.
class Busy final : public commit::Command {
public:
    Busy() : Command("") {}
    void want() override {}
    Verdict decide(Instant) override
    {
        began_.set_value();
        letGo.get_future().wait();
        return Verdict::Refused;
    }
    void settled() override {}
    void failed(const Refusal&) override {}
    void waitUntilBegun() { began_.get_future().wait(); }

    std::promise<void> letGo;

private:
    std::promise<void> began_;
};

/// Tells one event and changes nothing else; answers the refusal's code or "told".
class Tell final : public commit::Command {
public:
    explicit Tell(commit::Outbox& outbox, std::string subject = "subject")
        : Command(""), outbox_(outbox), subject_(std::move(subject))
    {
    }
    void want() override {}
    Verdict decide(Instant) override
    {
        ++decided_;
        outbox_.append("test", "Told", subject_, 1, "{}");
        return Verdict::Accepted;
    }
    void settled() override { outcome_.set_value("told"); }
    void failed(const Refusal& why) override { outcome_.set_value(why.code()); }
    std::future<std::string> outcome() { return outcome_.get_future(); }
    int decided() const { return decided_; }

private:
    commit::Outbox& outbox_;
    const std::string subject_;
    std::atomic<int> decided_{0};
    std::promise<std::string> outcome_;
};

std::string tellThrough(commit::Committer& committer)
{
    auto command = std::make_shared<Tell>(committer.outbox());
    auto outcome = command->outcome();
    committer.submit(command);
    return outcome.get();
}

} // namespace

/// What the committer tells those who wait, when its database is in trouble.
class TestCommitTroubles : public QObject {
    Q_OBJECT

    std::unique_ptr<testing::TestDatabase> stored_;
    std::unique_ptr<TroubledDatabase> database_;
    std::unique_ptr<commit::Committer> committer_;
    std::unique_ptr<view::CheckpointShelf> shelf_;
    std::unique_ptr<view::CommittedCheckpoints> checkpoints_;
    std::vector<std::string> told_; ///< subjects; never by two threads at once, which is the committer's promise
    Troubles troubles_;
    HastyClock clock_;

    /// Any small change will do: it keeps a mark, and answers the refusal's code or "kept".
    std::future<std::string> keep(std::int64_t place)
    {
        return std::async(std::launch::async, [this, place] {
            const auto kept = checkpoints_->keep({{{"narae-1", place}}, "hash"});
            return kept ? std::string("kept") : kept.error().code();
        });
    }
    std::string stored()
    {
        const auto rows = stored_->open()->query("SELECT cursors FROM view_checkpoints");
        return rows.empty() ? "" : rows.text(0, 0);
    }

private slots:
    void init()
    {
        stored_ = std::make_unique<testing::TestDatabase>();
        const auto session = stored_->open();
        QVERIFY(migrate(*session, {commit::schema(), view::schema()}, 0).has_value());
        troubles_.away = troubles_.dieAtCommit = troubles_.full = troubles_.deadlocks = false;
        clock_.factor = 1;
        database_ = std::make_unique<TroubledDatabase>(stored_->database(), troubles_);
        committer_ = std::make_unique<commit::Committer>(*database_, clock_, commit::CommitterOptions{});
        shelf_ = std::make_unique<view::CheckpointShelf>();
        committer_->add(*shelf_);
        told_.clear();
        committer_->onEvents([this](const std::vector<commit::Envelope>& events) {
            for (const commit::Envelope& event : events)
                told_.push_back(event.subject);
        });
        checkpoints_ = std::make_unique<view::CommittedCheckpoints>(*committer_, *shelf_);
        committer_->start();
    }
    void cleanup()
    {
        committer_->stop();
        checkpoints_.reset();
        committer_.reset();
        shelf_.reset();
        database_.reset();
        stored_.reset();
    }

    void whoWaitsBehindAnUnknownOutcomeIsToldAtOnce()
    {
        QCOMPARE(keep(1).get(), std::string("kept"));
        troubles_.dieAtCommit = true;
        auto unknown = keep(2);
        QTRY_VERIFY(!committer_->healthy());
        // Nothing was begun for this one; it need not wait for the other's outcome.
        auto behind = keep(3);
        QVERIFY(behind.wait_for(5s) == std::future_status::ready);
        QCOMPARE(behind.get(), std::string("database.away"));
        QVERIFY(unknown.wait_for(0s) == std::future_status::timeout);
        QCOMPARE(stored(), std::string("{\"narae-1\":1}"));
        // Once the database is back, its own row tells that nothing had happened, and it is done.
        troubles_.away = false;
        QCOMPARE(unknown.get(), std::string("kept"));
        QCOMPARE(stored(), std::string("{\"narae-1\":2}"));
        QVERIFY(committer_->healthy());
    }

    void theNextBatchIsDecidedWhileTheLastIsFlushed_data()
    {
        QTest::addColumn<int>("end");
        QTest::addRow("well") << static_cast<int>(Troubles::End::Well);
        QTest::addRow("lost before it was done") << static_cast<int>(Troubles::End::LostBefore);
        QTest::addRow("lost after it was done") << static_cast<int>(Troubles::End::LostAfter);
    }
    void theNextBatchIsDecidedWhileTheLastIsFlushed()
    {
        QFETCH(int, end);
        auto first = std::make_shared<Tell>(committer_->outbox(), "first");
        auto second = std::make_shared<Tell>(committer_->outbox(), "second");
        auto firstOutcome = first->outcome();
        auto secondOutcome = second->outcome();

        troubles_.holdCommit();
        committer_->submit(first);
        QTRY_VERIFY(troubles_.held());
        committer_->submit(second);
        const bool overlaps = stored_->database().dialect() == database::Dialect::MySql;
        if (overlaps) QTRY_COMPARE(second->decided(), 1);
        // It is not told, nor is it there, while the one before it may still come to nothing.
        QVERIFY(secondOutcome.wait_for(100ms) == std::future_status::timeout);
        QCOMPARE(second->decided(), overlaps ? 1 : 0);
        QVERIFY(firstOutcome.wait_for(0s) == std::future_status::timeout);
        troubles_.letGo(static_cast<Troubles::End>(end));

        QCOMPARE(firstOutcome.get(), std::string("told"));
        QCOMPARE(secondOutcome.get(), std::string("told"));
        const std::vector<std::string> inOrder{"first", "second"};
        QCOMPARE(told_, inOrder);
        const auto rows = stored_->open()->query("SELECT subject FROM event_outbox ORDER BY seq");
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows.text(0, 0), inOrder[0]);
        QCOMPARE(rows.text(1, 0), inOrder[1]);
        QVERIFY(committer_->healthy());
    }

    /// Its batch is there, and nobody could say so in time: what comes next goes on behind it, whichever thread writes.
    void anOutcomeThatStaysUnknownLeavesTheNumbersRight()
    {
        QCOMPARE(tellThrough(*committer_), std::string("told"));
        auto first = std::make_shared<Tell>(committer_->outbox(), "unknown");
        auto outcome = first->outcome();
        troubles_.holdCommit();
        committer_->submit(first);
        QTRY_VERIFY(troubles_.held());
        troubles_.away = true; // to new connections: an idle one goes on
        clock_.factor = 200;
        troubles_.letGo(Troubles::End::LostAfter);
        QCOMPARE(outcome.get(), std::string("commit.outcome_unknown"));
        // Nothing that tells no event may set the numbers back.
        for (int i = 0; i < 8; ++i)
            QCOMPARE(keep(1).get(), std::string("database.away"));
        troubles_.away = false;
        QTRY_VERIFY(committer_->healthy());
        QCOMPARE(tellThrough(*committer_), std::string("told"));
        QCOMPARE(keep(2).get(), std::string("kept"));
        QCOMPARE(tellThrough(*committer_), std::string("told"));
        const auto rows = stored_->open()->query("SELECT seq, subject FROM event_outbox ORDER BY seq");
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows.integer(3, 0), std::int64_t(4));
        QCOMPARE(rows.text(1, 1), std::string("unknown"));
    }

    /// Numbers that are behind the row's write nothing, whatever they would have been for.
    void aRowThatWentOnUnseenIsNotSetBack()
    {
        const auto session = stored_->open();
        commit::WriterRow row("another");
        QVERIFY(row.take(*session) == commit::WriterRow::Held::Ours);
        session->begin();
        QVERIFY(row.advance(*session, 3) == commit::WriterRow::Held::Ours);
        session->commit();
        session->begin();
        QVERIFY(row.advance(*session, 0) == commit::WriterRow::Held::Other); // committed() was not called
        session->rollback();
        QVERIFY(row.take(*session) == commit::WriterRow::Held::Ours);
        QCOMPARE(row.seq(), std::int64_t(3));
    }

    void whoseNameWasTakenIsFencedByTheFirstCommitOfTheOther()
    {
        QCOMPARE(tellThrough(*committer_), std::string("told"));
        commit::Committer other(stored_->database(), clock_, commit::CommitterOptions{});
        other.start();
        // The other has used the next number of the event stream, which is the one that the first would write next.
        QCOMPARE(tellThrough(other), std::string("told"));
        QCOMPARE(tellThrough(*committer_), std::string("server.fenced"));
        QVERIFY(committer_->fenced());
        QVERIFY(!committer_->healthy());
        QCOMPARE(tellThrough(*committer_), std::string("server.fenced"));
        QCOMPARE(tellThrough(other), std::string("told"));
        other.stop();
    }

    void aCommandThatAlwaysDeadlocksFailsAlone()
    {
        troubles_.deadlocks = true;
        const auto busy = std::make_shared<Busy>();
        committer_->submit(busy);
        busy->waitUntilBegun();
        std::vector<std::future<std::string>> outcomes;
        for (const char* subject : {"before", Troubles::kDeadlocks, "after"}) {
            auto command = std::make_shared<Tell>(committer_->outbox(), subject);
            outcomes.push_back(command->outcome());
            committer_->submit(std::move(command));
        }
        busy->letGo.set_value();
        QCOMPARE(outcomes[0].get(), std::string("told"));
        QCOMPARE(outcomes[1].get(), std::string("server.busy"));
        QCOMPARE(outcomes[2].get(), std::string("told"));
        QCOMPARE(told_, (std::vector<std::string>{"before", "after"}));
    }

    void aFullDiskIsCalledByItsNameAndPasses()
    {
        QCOMPARE(keep(1).get(), std::string("kept"));
        troubles_.full = true;
        QCOMPARE(keep(2).get(), std::string("database.full"));
        QCOMPARE(keep(3).get(), std::string("database.full"));
        QVERIFY(committer_->healthy()); // what is stored can be read
        QCOMPARE(stored(), std::string("{\"narae-1\":1}"));
        troubles_.full = false;
        QCOMPARE(keep(4).get(), std::string("kept"));
        QCOMPARE(stored(), std::string("{\"narae-1\":4}"));
    }
};

QTEST_GUILESS_MAIN(TestCommitTroubles)
#include "tst_commit_troubles.moc"
