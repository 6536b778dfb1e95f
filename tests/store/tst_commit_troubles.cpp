#include "server/platform/commit/committer.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/schema.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>
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
        inner_->commit();
        keepUp();
    }
    void rollback() override
    {
        if (failure() && failure()->kind == Failure::Kind::ConnectionLost) return;
        clearFailure();
        inner_->rollback();
    }
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

/// Tells one event and changes nothing else; answers the refusal's code or "told".
class Tell final : public commit::Command {
public:
    explicit Tell(commit::Outbox& outbox) : Command(""), outbox_(outbox) {}
    void want() override {}
    Verdict decide(Instant) override
    {
        outbox_.append("test", "Told", "subject", 1, "{}");
        return Verdict::Accepted;
    }
    void settled() override { outcome_.set_value("told"); }
    void failed(const Refusal& why) override { outcome_.set_value(why.code()); }
    std::future<std::string> outcome() { return outcome_.get_future(); }

private:
    commit::Outbox& outbox_;
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
    Troubles troubles_;
    SystemClock clock_;

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
        troubles_.away = troubles_.dieAtCommit = troubles_.full = false;
        database_ = std::make_unique<TroubledDatabase>(stored_->database(), troubles_);
        committer_ = std::make_unique<commit::Committer>(*database_, clock_, commit::CommitterOptions{});
        shelf_ = std::make_unique<view::CheckpointShelf>();
        committer_->add(*shelf_);
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
