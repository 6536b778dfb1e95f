#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/events/cursor_shelf.hpp"
#include "server/platform/events/importer.hpp"
#include "server/platform/events/reader.hpp"
#include "server/platform/events/schema.hpp"
#include "server/platform/log/log.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <atomic>
#include <deque>

using namespace narae;
using namespace narae::events;
using namespace std::chrono_literals;

namespace {

constexpr const char* kOwn = "our-own-database";

class HeldClock final : public Clock {
public:
    Instant now() const override { return fromEpochMs(1'764'000'000'000); }
    std::chrono::steady_clock::time_point steady() const override { return began_ + passed_; }
    void pass(std::chrono::milliseconds time) { passed_ += time; }

private:
    const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    std::chrono::milliseconds passed_{0};
};

ForeignEvent told(const std::string& writer, std::int64_t seq, const std::string& installation = "there")
{
    ForeignEvent foreign;
    foreign.installation = installation;
    foreign.event.writer = writer;
    foreign.event.seq = seq;
    foreign.event.type = "FlightAdded";
    foreign.event.source = "flight";
    foreign.event.subject = "flight/3";
    foreign.event.flightId = 3;
    foreign.event.traceId = "trace";
    foreign.event.time = fromEpochMs(1'764'000'000'123);
    foreign.event.data = "{\"seq\":" + std::to_string(seq) + "}";
    return foreign;
}

/// Delivers what the test lays out, and then nothing.
class LaidOutSource final : public EventSource {
public:
    Result<Delivery> after(const Cursors& cursors, std::chrono::milliseconds) override
    {
        asked = cursors;
        ++questions;
        if (laidOut.empty()) return endless ? *endless : Delivery{};
        Result<Delivery> next = std::move(laidOut.front());
        laidOut.pop_front();
        return next;
    }
    void safeUpTo(const Cursors& cursors) override { safe = cursors; }
    void interrupt() override {}
    std::string name() const override { return "laid out"; }

    void deliver(std::initializer_list<std::int64_t> seqs, const std::string& installation = "there",
                 const std::string& writer = "flight")
    {
        Delivery delivery;
        for (const std::int64_t seq : seqs)
            delivery.events.push_back(told(writer, seq, installation));
        laidOut.emplace_back(std::move(delivery));
    }
    void tellHead(std::int64_t seq, const std::string& installation = "there")
    {
        Delivery delivery;
        delivery.heads.push_back({installation, "flight", seq});
        laidOut.emplace_back(std::move(delivery));
    }

    std::deque<Result<Delivery>> laidOut;
    Cursors asked;
    Cursors safe;
    std::optional<Delivery> endless; ///< what it says over and over again
    std::atomic<int> questions{0};
};

struct Say {
    struct Answer {};
    void want(commit::Outbox&) const {}
    Result<Answer> decide(commit::Outbox& outbox, Instant) const
    {
        outbox.append("test", "Said", "thing/1", 0, "{}");
        return Answer{};
    }
};

/// Remembers what it was given to apply.
class Listener final : public Handler {
public:
    bool takes(std::string_view) const override { return true; }
    Result<std::unique_ptr<Effect>> read(const Envelope& event) override
    {
        return effectOf<Heard>(Heard{event.id()}, *this);
    }
    std::vector<std::string> all()
    {
        const std::lock_guard lock(mutex);
        return applied;
    }
    std::mutex mutex;
    std::vector<std::string> applied;

private:
    struct Heard {
        std::string id;
        void want(Listener&) const {}
        Result<void> decide(Listener& listener, Instant) const
        {
            const std::lock_guard lock(listener.mutex);
            listener.applied.push_back(id);
            return {};
        }
    };
};

/// A process's write side that imports.
struct House {
    explicit House(testing::TestDatabase& data, const std::string& writer = "ours", ImporterOptions options = quick())
        : pool(data.database(), 4),
          log(pool, 100),
          committer(data.database(), clock, commitAs(writer)),
          shelf(log),
          importer(source, &filler, committer, shelf, pool, clock, std::move(options))
    {
        committer.add(cursors);
        committer.add(shelf);
        committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
        committer.start();
    }
    ~House()
    {
        log.interrupt();
        committer.stop();
    }
    static ImporterOptions quick()
    {
        ImporterOptions options;
        options.pauseFirst = options.pauseLongest = 1ms;
        options.knows = [](std::string_view type) { return type == "FlightAdded"; };
        return options;
    }
    static commit::CommitterOptions commitAs(const std::string& writer)
    {
        commit::CommitterOptions options;
        options.writer = writer;
        return options;
    }
    void turns(int count)
    {
        for (int i = 0; i < count; ++i)
            importer.turn(0ms);
    }
    std::int64_t head(const std::string& writer)
    {
        const auto rows = pool.lease()->query("SELECT seq FROM event_writers WHERE writer = ?", {writer});
        return rows.empty() ? 0 : rows.integer(0, 0);
    }

    HeldClock clock;
    database::Pool pool;
    EventLog log;
    commit::Committer committer;
    CursorShelf cursors;
    ImportShelf shelf;
    LaidOutSource source;
    LaidOutSource filler;
    Importer importer;
};

} // namespace

/// Events of other databases on their way into ours: in order, once, and from nobody who is not who they were.
class TestImporter : public QObject {
    Q_OBJECT

    std::unique_ptr<testing::TestDatabase> data_;

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

    void anEventStandsInOurOutboxAsItStoodInTheirs()
    {
        House house(*data_);
        house.source.deliver({1, 2, 3});
        house.turns(1);
        QCOMPARE(house.head("flight"), std::int64_t(3));
        const auto found = house.log.after({}, 10);
        QVERIFY(found.has_value());
        QCOMPARE(found->size(), std::size_t(3));
        const Envelope& second = (*found)[1];
        const Envelope sent = told("flight", 2).event;
        QCOMPARE(second.id(), sent.id());
        QCOMPARE(second.data, sent.data);
        QCOMPARE(second.traceId, sent.traceId);
        QVERIFY(second.time == sent.time);
        QCOMPARE(house.source.safe.at("flight"), std::int64_t(3));
        house.turns(1);
        QCOMPARE(house.source.asked.at("flight"), std::int64_t(3));
    }

    void disorderAndRepetitionLeaveEachOnceInOrder()
    {
        House house(*data_);
        house.source.deliver({3, 1, 1});
        house.source.deliver({2, 3, 5});
        house.source.deliver({4, 1, 5});
        Listener listener;
        Reader reader("test", house.log, listener, house.committer, house.cursors, house.pool);
        reader.start();
        house.turns(3);
        QVERIFY(testing::waitFor([&] { return listener.all().size() >= 5; }));
        QCOMPARE(listener.all(),
                 (std::vector<std::string>{"flight/1", "flight/2", "flight/3", "flight/4", "flight/5"}));
        house.log.interrupt();
        reader.stop();
        QCOMPARE(house.importer.figures().imported, std::uint64_t(5));
        QCOMPARE(house.importer.figures().held, std::size_t(0));
    }

    /// A broker delivers, and never says how much there is; whoever said it last is still right about the rest.
    void howFarBehindItIsStaysKnownBetweenTwoThatSayIt()
    {
        House house(*data_);
        house.source.tellHead(10);
        house.turns(1);
        QCOMPARE(house.importer.figures().behind, std::int64_t(10));
        house.source.deliver({1, 2, 3});
        house.turns(1);
        QCOMPARE(house.importer.figures().behind, std::int64_t(7));
        house.turns(1); // nothing new
        QCOMPARE(house.importer.figures().behind, std::int64_t(7));
        house.source.tellHead(3);
        house.turns(1);
        QCOMPARE(house.importer.figures().behind, std::int64_t(0));
    }

    void aGapThatStandsIsFilledFromThePeerItself()
    {
        House house(*data_);
        house.source.deliver({1, 3, 4});
        house.turns(1);
        QCOMPARE(house.head("flight"), std::int64_t(1));
        house.clock.pass(ImporterOptions().gapPatience - 1ms);
        house.turns(1);
        QCOMPARE(house.filler.questions.load(), 0);
        house.filler.deliver({2, 3});
        house.clock.pass(1ms);
        house.turns(1);
        QCOMPARE(house.filler.questions.load(), 1);
        QCOMPARE(house.filler.asked.at("flight"), std::int64_t(1));
        QCOMPARE(house.head("flight"), std::int64_t(4));
    }

    void aRestartGoesOnWhereItStood()
    {
        {
            House house(*data_);
            house.source.deliver({1, 2});
            house.turns(1);
        }
        House house(*data_);
        house.source.deliver({2, 3});
        house.turns(1);
        QCOMPARE(house.source.asked.at("flight"), std::int64_t(2));
        QCOMPARE(house.head("flight"), std::int64_t(3));
    }

    void anotherDatabaseUnderTheSameNameIsNotListenedTo()
    {
        House house(*data_);
        house.source.deliver({1, 2});
        house.source.deliver({3}, "another");
        house.source.deliver({1, 2, 3}, "another", "flight-2");
        house.source.deliver({3});
        house.turns(4);
        QCOMPARE(house.head("flight"), std::int64_t(3));
        QCOMPARE(house.head("flight-2"), std::int64_t(0));
        QCOMPARE(house.importer.figures().trouble, std::string("event.installation_changed"));
    }

    void aDatabaseThatWasSetBackIsNotListenedTo()
    {
        House house(*data_);
        house.source.deliver({1, 2, 3});
        house.source.tellHead(3);
        house.turns(2);
        QCOMPARE(house.importer.figures().trouble, std::string());
        house.source.tellHead(2);
        house.source.deliver({4});
        house.turns(2);
        QCOMPARE(house.importer.figures().trouble, std::string("event.set_back"));
        QCOMPARE(house.head("flight"), std::int64_t(3));
    }

    void whoIsShutOutIsNotAskedAgainAtOnce()
    {
        ImporterOptions options = House::quick();
        options.pauseFirst = options.pauseLongest = 1h;
        House house(*data_, "ours", options);
        house.source.deliver({1, 2});
        house.source.endless = Delivery{{told("flight", 3, "another")}, {{"another", "flight", 3}}};
        house.importer.start(kOwn);
        QVERIFY(testing::waitFor([&] { return !house.importer.figures().trouble.empty(); }));
        house.importer.stop();
        QCOMPARE(house.importer.figures().trouble, std::string("event.installation_changed"));
        QCOMPARE(house.source.questions.load(), 2);
    }

    void aShutOutWriterOfABrokerHoldsUpNobodyElse()
    {
        ImporterOptions options = House::quick();
        options.pauseFirst = options.pauseLongest = 1h;
        House house(*data_, "ours", options);
        house.source.deliver({1, 2});
        Delivery both;
        both.events = {told("flight", 3, "another"), told("flight", 3)};
        house.source.laidOut.emplace_back(std::move(both));
        house.source.deliver({4});
        house.importer.start(kOwn);
        QVERIFY(testing::waitFor([&] { return house.head("flight") == 4; }));
        house.importer.stop();
        QCOMPARE(house.importer.figures().trouble, std::string("event.installation_changed"));
    }

    void aWriterOfOurNameIsNotListenedTo()
    {
        House house(*data_, "flight");
        QVERIFY(commit::carryOut(house.committer, house.committer.outbox(), Say{}, "").has_value());
        house.source.deliver({1, 2});
        house.turns(1);
        QCOMPARE(house.head("flight"), std::int64_t(1));
        QCOMPARE(house.importer.figures().trouble, std::string("event.writer_taken"));
        QVERIFY(!isForeign(*data_->open(), "flight"));
    }

    void theFeedTellsOursAndNotWhatWasImported()
    {
        House house(*data_);
        QVERIFY(commit::carryOut(house.committer, house.committer.outbox(), Say{}, "").has_value());
        house.source.deliver({1, 2});
        house.turns(1);
        for (const bool fresh : {false, true}) {
            EventLog anew(house.pool, 100);
            EventLog& log = fresh ? anew : house.log;
            QCOMPARE(log.after({}, 10)->size(), std::size_t(3));
            const auto told = log.after({}, 10, EventLog::Whose::OurOwn);
            QCOMPARE(told->size(), std::size_t(1));
            QCOMPARE(told->front().writer, std::string("ours"));
            QVERIFY(!log.heads(EventLog::Whose::OurOwn)->contains("flight"));
        }
        QVERIFY(isForeign(*data_->open(), "flight"));
    }

    void whatComesBackFromABrokerAsOursIsPassedOver()
    {
        House house(*data_);
        house.importer.start(kOwn);
        house.importer.stop();
        house.source.deliver({1, 2}, kOwn, "ours");
        house.source.deliver({1});
        house.turns(2);
        QCOMPARE(house.head("flight"), std::int64_t(1));
        QCOMPARE(house.head("ours"), std::int64_t(0));
        QCOMPARE(house.importer.figures().trouble, std::string());
    }

    void twoCopiesImportTheSameEventsOnce()
    {
        House one(*data_, "copy-1");
        House other(*data_, "copy-2");
        one.source.deliver({1, 2, 3});
        other.source.deliver({1, 2});
        other.turns(1);
        one.turns(2);
        other.source.deliver({3, 4});
        other.turns(2);
        QCOMPARE(one.head("flight"), std::int64_t(4));
        QCOMPARE(data_->open()->query("SELECT COUNT(*) FROM event_outbox").integer(0, 0), std::int64_t(4));
        QCOMPARE(one.importer.figures().imported + other.importer.figures().imported, std::uint64_t(4));
    }

    void aSourceThatCannotBeAskedIsAskedAgain()
    {
        House house(*data_);
        house.source.laidOut.emplace_back(refuse("peer.away").retryAfter(1));
        house.source.deliver({1});
        house.turns(1);
        QCOMPARE(house.importer.figures().trouble, std::string("peer.away"));
        house.turns(1);
        QCOMPARE(house.importer.figures().trouble, std::string());
        QCOMPARE(house.head("flight"), std::int64_t(1));
    }

    void aTypeThatNobodyKnowsIsKeptAndSaidOnce()
    {
        std::vector<std::string> lines;
        log::sendTo([&lines](std::string_view line) { lines.emplace_back(line); });
        House house(*data_);
        Delivery delivery;
        for (std::int64_t seq = 1; seq <= 3; ++seq) {
            delivery.events.push_back(told("flight", seq));
            delivery.events.back().event.type = "FlightPainted";
        }
        house.source.laidOut.emplace_back(std::move(delivery));
        house.turns(1);
        log::sendTo([](std::string_view) {});
        QCOMPARE(house.head("flight"), std::int64_t(3));
        QCOMPARE(std::count_if(lines.begin(), lines.end(),
                               [](const std::string& line) { return line.find("FlightPainted") != std::string::npos; }),
                 std::ptrdiff_t(1));
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
