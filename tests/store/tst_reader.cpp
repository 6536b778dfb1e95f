#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/database/migrations.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/reader.hpp"
#include "server/platform/events/schema.hpp"
#include "server/platform/log/log.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <future>
#include <set>

using namespace narae;
using namespace narae::events;

namespace {

constexpr const char* kReader = "test";

/// Tells so many events about one thing.
struct Tell {
    using Answer = int;
    int count = 1;
    std::string subject = "thing/1";

    void want(commit::Outbox&) const {}
    Result<int> decide(commit::Outbox& outbox, Instant) const
    {
        for (int i = 0; i < count; ++i)
            outbox.append("test", "Told", subject, 0, "{}");
        return count;
    }
};

/// Remembers what it applied; refuses what is about something broken, until that is mended.
class Listener final : public Handler {
public:
    bool takes(std::string_view) const override { return listens; }
    bool rests() const override { return atRest; }
    /// `garbled` cannot be read, `broken` cannot be applied, until they are mended.
    Result<std::unique_ptr<Effect>> read(const Envelope& event) override
    {
        if (event.subject == "garbled" && !mended) return refuse("test.garbled");
        return effectOf<Heard>(Heard{event.id(), event.subject}, *this);
    }
    std::set<std::string> applied() const
    {
        const std::lock_guard lock(mutex_);
        return applied_;
    }
    std::atomic<bool> mended{false};
    std::atomic<bool> listens{true};
    std::atomic<bool> atRest{false};

private:
    struct Heard {
        std::string id;
        std::string subject;
        void want(Listener&) const {}
        Result<void> decide(Listener& listener, Instant) const
        {
            const std::lock_guard lock(listener.mutex_);
            if (subject == "broken" && !listener.mended) return refuse("test.broken");
            listener.applied_.insert(id);
            return {};
        }
    };

    mutable std::mutex mutex_;
    std::set<std::string> applied_;
};

/// Keeps the committer busy until the test lets go: what comes meanwhile travels in one batch.
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

/// One of the processes that share a database, with a reader.
struct Copy {
    Copy(testing::TestDatabase& data, const std::string& writer)
        : pool(data.database(), 4),
          log(pool, 100),
          committer(data.database(), clock, optionsOf(writer)),
          reader(kReader, log, listener, committer, cursors, pool)
    {
        committer.add(cursors);
        committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
        committer.start();
    }
    ~Copy()
    {
        log.interrupt();
        reader.stop();
        committer.stop();
    }
    static commit::CommitterOptions optionsOf(const std::string& writer)
    {
        commit::CommitterOptions options;
        options.writer = writer;
        return options;
    }
    void tell(Tell what)
    {
        check(commit::carryOut(committer, committer.outbox(), std::move(what), "").has_value(), "it is told");
    }

    SystemClock clock;
    database::Pool pool;
    EventLog log;
    commit::Committer committer;
    CursorShelf cursors;
    Listener listener;
    Reader reader;
};

std::string codeOf(const Result<void>& result)
{
    return result ? "done" : result.error().code();
}

} // namespace

/// Events on their way to those who follow them: each once, by whichever of several processes.
class TestReader : public QObject {
    Q_OBJECT

    std::unique_ptr<testing::TestDatabase> data_;

    std::int64_t letters(const std::string& which)
    {
        return data_->open()->query("SELECT COUNT(*) FROM event_dead_letters WHERE " + which).integer(0, 0);
    }

    /// What was applied by any of them.
    static std::set<std::string> applied(std::initializer_list<const Copy*> copies)
    {
        std::set<std::string> all;
        for (const Copy* copy : copies)
            all.merge(copy->listener.applied());
        return all;
    }

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }
    void init()
    {
        data_ = std::make_unique<testing::TestDatabase>();
        const auto session = data_->open();
        QVERIFY(database::migrate(*session, {commit::schema(), events::schema()}, 0).has_value());
    }

    void aDeadLetterOfAnyWriterIsReplayedOnce()
    {
        Copy first(*data_, "narae-1");
        Copy second(*data_, "narae-2");
        first.tell({300});
        second.tell({1, "broken"});
        first.reader.start();
        QVERIFY(testing::waitFor([&] { return letters("1 = 1") == 1; }));
        QCOMPARE(codeOf(first.reader.replay("narae-2", 1)), std::string("test.broken"));
        QCOMPARE(codeOf(first.reader.replay("narae-1", 1)), std::string("dead_letter.unknown"));
        QCOMPARE(codeOf(first.reader.replay("narae-2", 2)), std::string("dead_letter.unknown"));
        first.listener.mended = true;
        QCOMPARE(codeOf(first.reader.replay("narae-2", 1)), std::string("done"));
        QVERIFY(first.listener.applied().contains("narae-2/1"));
        QCOMPARE(codeOf(first.reader.replay("narae-2", 1)), std::string("dead_letter.unknown"));
        QCOMPARE(letters("replayed_at_ms IS NOT NULL"), 1);
    }

    void anEventThatCannotBeReadIsBuriedInItsPlace()
    {
        Copy copy(*data_, "narae-1");
        copy.tell({1, "garbled"});
        copy.tell({2});
        copy.reader.start();
        QVERIFY(testing::waitFor([&] { return copy.listener.applied().contains("narae-1/3"); }));
        QCOMPARE(letters("reason = 'test.garbled' AND seq = 1"), 1);
        QCOMPARE(copy.listener.applied().count("narae-1/1"), std::size_t(0));
        QCOMPARE(codeOf(copy.reader.replay("narae-1", 1)), std::string("test.garbled"));
        QCOMPARE(codeOf(copy.reader.replay("narae-1", 2)), std::string("dead_letter.unknown"));
        copy.listener.mended = true;
        QCOMPARE(codeOf(copy.reader.replay("narae-1", 1)), std::string("done"));
        QVERIFY(copy.listener.applied().contains("narae-1/1"));
    }

    void ofTwoReplaysAtOnceOneIsDoneAndNobodyElseIsHarmed()
    {
        Copy copy(*data_, "narae-1");
        copy.tell({1, "broken"});
        copy.reader.start();
        QVERIFY(testing::waitFor([&] { return letters("1 = 1") == 1; }));
        copy.listener.mended = true;

        const auto busy = std::make_shared<Busy>();
        copy.committer.submit(busy);
        busy->waitUntilBegun();
        const auto replay = [&copy] { return codeOf(copy.reader.replay("narae-1", 1)); };
        auto one = std::async(std::launch::async, replay);
        auto other = std::async(std::launch::async, replay);
        auto bystander = std::async(std::launch::async, [&copy] { copy.tell({1}); });
        QVERIFY(testing::waitFor([&] { return copy.committer.counts().waiting == 3; }));
        busy->letGo.set_value();
        const std::set<std::string> ends{one.get(), other.get()};
        QCOMPARE(ends, (std::set<std::string>{"dead_letter.unknown", "done"}));
        bystander.get();
        QCOMPARE(copy.committer.counts().retries, std::uint64_t(0));
        QCOMPARE(letters("replayed_at_ms IS NOT NULL"), 1);
    }

    /// Whoever waits until nothing is behind must not be told so between a commit and its telling.
    void whatIsCommittedAndNotToldYetIsBehind()
    {
        Copy here(*data_, "narae-1");
        Copy there(*data_, "narae-2");
        QCOMPARE(here.reader.lag(), 0); // and has looked for others just now
        there.tell({3});
        QCOMPARE(here.reader.lag(), 3);
    }

    void whatWasPassedOverIsAppliedBeforeWhatComesLater()
    {
        Copy late(*data_, "narae-1");
        late.listener.listens = false;
        late.reader.start();
        late.tell({2});
        QVERIFY(testing::waitFor([&] { return late.reader.lag() == 0; }));
        QVERIFY(late.listener.applied().empty());
        // It learns that somebody listens. Another copy has known it all the time.
        late.listener.listens = true;
        late.tell({1});
        QVERIFY(testing::waitFor([&] { return late.listener.applied().contains("narae-1/3"); }));
        Copy early(*data_, "narae-2");
        early.reader.start();
        early.tell({1});
        QVERIFY(testing::waitFor([&] { return applied({&late, &early}).contains("narae-2/1"); }));
        QCOMPARE(applied({&late, &early}), (std::set<std::string>{"narae-1/1", "narae-1/2", "narae-1/3", "narae-2/1"}));
    }

    void whoRestsReadsNothingAndLeavesNothingOut()
    {
        Copy copy(*data_, "narae-1");
        copy.listener.atRest = true;
        copy.reader.start();
        copy.tell({3});
        QCOMPARE(copy.reader.lag(), 0);
        QTest::qWait(300);
        QVERIFY(copy.listener.applied().empty());
        copy.listener.atRest = false;
        QVERIFY(testing::waitFor([&] { return copy.listener.applied().size() == 3; }));
        copy.listener.atRest = true;
        copy.tell({2});
        QTest::qWait(300);
        copy.listener.atRest = false;
        copy.tell({1});
        QVERIFY(testing::waitFor([&] { return copy.listener.applied().size() == 6; }));
    }

    void whatWasPassedOverDoesNotWaitForNews()
    {
        Copy copy(*data_, "narae-1");
        copy.listener.listens = false;
        copy.reader.start();
        copy.tell({2});
        QVERIFY(testing::waitFor([&] { return copy.reader.lag() == 0; }));
        copy.listener.listens = true;
        QVERIFY(testing::waitFor([&] { return copy.listener.applied().size() == 2; }));
    }

    void twoCopiesThatLearnOfAListenerOneAfterTheOtherLeaveNothingOut()
    {
        Copy early(*data_, "narae-1");
        Copy late(*data_, "narae-2");
        late.listener.listens = false;
        early.reader.start();
        late.reader.start();
        for (int i = 0; i < 20; ++i) {
            late.tell({3});
            early.tell({2});
            if (i == 10) late.listener.listens = true;
        }
        QVERIFY(testing::waitFor([&] { return applied({&late, &early}).size() == 100; }));
        QCOMPARE(letters("1 = 1"), 0);
    }
};

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
