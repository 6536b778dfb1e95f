#include "common/api/events.hpp"
#include "server/platform/commit/carry_out.hpp"
#include "server/platform/commit/schema.hpp"
#include "server/platform/events/schema.hpp"
#include "server/view/adapters/checkpoint_shelf.hpp"
#include "server/view/adapters/rebuild.hpp"
#include "server/view/adapters/schema.hpp"
#include "server/view/adapters/stored_events.hpp"
#include "server/view/adapters/view_feeder.hpp"
#include "tests/support/test_database.hpp"

#include <QTest>

using namespace narae;
using namespace narae::view;

namespace {

constexpr auto kPatience = std::chrono::seconds(10);

/// A context that says things: what the flight and reservation contexts would.
struct Say {
    struct Answer {};
    std::function<void(commit::Outbox&)> tell;

    void want(commit::Outbox&) const {}
    Result<Answer> decide(commit::Outbox& outbox, Instant) const
    {
        tell(outbox);
        return Answer{};
    }
};

template <class Event>
void append(commit::Outbox& outbox, const Event& event, const std::string& subject)
{
    outbox.append("test", Event::kType, subject, 1, toText(event));
}

/// A server's write side with a view on it.
struct House {
    House(testing::TestDatabase& data, std::chrono::milliseconds checkpointPause)
        : pool(data.database(), 4),
          log(pool, 100),
          committer(data.database(), clock, {}),
          checkpoints(committer, shelf),
          feeder(view, log, checkpoints, checkpointPause)
    {
        committer.add(shelf);
        committer.onEvents([this](std::vector<commit::Envelope> events) { log.append(std::move(events)); });
        committer.start();
    }
    ~House()
    {
        feeder.stop();
        committer.stop();
    }

    void say(std::function<void(commit::Outbox&)> tell)
    {
        const auto said = commit::carryOut(committer, committer.outbox(), Say{std::move(tell)}, "trace-1");
        check(said.has_value(), "what was said is durable");
    }
    void addFlight(std::int64_t flightId)
    {
        say([&](commit::Outbox& outbox) {
            api::events::FlightAdded added;
            added.flight.flightId = flightId;
            added.flight.flightName = "NR" + std::to_string(flightId);
            added.flight.origin = "ICN";
            added.flight.destination = "CJU";
            added.flight.departsAt = fromEpochMs(1'796'083'200'000);
            added.flight.arrivesAt = fromEpochMs(1'796'087'400'000);
            added.flight.cabins = {{"economy", 12, Money(80'000, Currency::krw()), "7-8:ABC_DEF"}};
            append(outbox, added, "flight/" + std::to_string(flightId));
        });
    }
    void hold(std::int64_t reservationId, const std::string& seat)
    {
        say([&](commit::Outbox& outbox) {
            api::events::ReservationPlaced placed;
            placed.reservationId = reservationId;
            placed.phone = "01097770779";
            placed.flightId = 1;
            placed.count = 1;
            placed.price = 80'000;
            placed.currency = "KRW";
            placed.locator = "ABC234";
            placed.cabin = "economy";
            placed.seats = {seat};
            placed.customerId = 5;
            append(outbox, placed, "reservation/" + std::to_string(reservationId));
        });
    }
    bool shows(std::int64_t seq) { return feeder.waitUntil({"narae-1", seq}, kPatience); }

    SystemClock clock;
    database::Pool pool;
    events::EventLog log;
    commit::Committer committer;
    CheckpointShelf shelf;
    CommittedCheckpoints checkpoints;
    View view;
    ViewFeeder feeder;
};

} // namespace

class TestViewFeeder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<testing::TestDatabase> data_;

    std::unique_ptr<House> open(std::chrono::milliseconds checkpointPause = ViewFeeder::kCheckpointPause)
    {
        return std::make_unique<House>(*data_, checkpointPause);
    }
    RebuildReport rebuilt()
    {
        const auto session = data_->open();
        return rebuild(*session).value();
    }

private slots:
    void init()
    {
        data_ = std::make_unique<testing::TestDatabase>();
        const auto session = data_->open();
        QVERIFY(migrate(*session, {commit::schema(), events::schema(), schema()}, 0).has_value());
    }

    void theViewFollowsTheCommits()
    {
        const auto house = open();
        house->feeder.start();
        house->addFlight(1);
        house->hold(1, "7A");
        QVERIFY(house->shows(2));
        QCOMPARE(house->view.board().find(1)->left(), 11);
        QCOMPARE(house->feeder.lag().value(), 0);
        QTRY_VERIFY(house->feeder.ready()); // it shows first, and is ready a moment later
        QVERIFY(!house->feeder.waitUntil({"narae-1", 3}, std::chrono::milliseconds(1)));
    }

    void aRestartedViewKnowsEverythingBeforeItIsReady()
    {
        {
            const auto house = open();
            house->addFlight(1);
            for (int i = 0; i < 10; ++i)
                house->hold(1 + i, "7" + std::string(1, static_cast<char>('A' + i % 6)));
        }
        const auto house = open();
        house->feeder.start();
        QTRY_VERIFY(house->feeder.ready());
        QCOMPARE(house->view.counts().purchases, std::size_t{10});
        QCOMPARE(house->view.board().find(1)->left(), 2);
    }

    void aLongPastIsTakenUpInOrder()
    {
        // More than several stretches of what is read at once: each later version must be the last to be taken.
        constexpr std::int64_t kVersions = 15'000;
        constexpr std::int64_t kABatch = 500;
        const auto house = open();
        for (std::int64_t first = 1; first <= kVersions; first += kABatch)
            house->say([first](commit::Outbox& outbox) {
                for (std::int64_t version = first; version < first + kABatch; ++version) {
                    api::events::FlightChanged changed;
                    changed.flight.flightId = 1;
                    changed.flight.version = version;
                    changed.flight.flightName = "NR" + std::to_string(version);
                    changed.flight.cabins = {{"economy", 12, Money(80'000, Currency::krw()), "7-8:ABC_DEF"}};
                    append(outbox, changed, "flight/1");
                }
            });
        house->feeder.start();
        QVERIFY(house->shows(kVersions));
        QTRY_VERIFY(house->feeder.ready());
        QCOMPARE(house->view.counts().events, static_cast<std::uint64_t>(kVersions));
        QCOMPARE(house->view.board().find(1)->facts->number, "NR" + std::to_string(kVersions));
        house->feeder.stop();
        QVERIFY(rebuilt().sound());
    }

    void anEmptyHouseIsReadyAtOnce()
    {
        const auto house = open();
        house->feeder.start();
        QTRY_VERIFY(house->feeder.ready());
        QCOMPARE(rebuilt().events, 0);
        QVERIFY(rebuilt().sound());
    }

    void aRebuildEqualsTheViewThatLived()
    {
        std::string hash;
        {
            const auto house = open();
            house->feeder.start();
            house->addFlight(1);
            house->hold(1, "7A");
            house->hold(2, "7B");
            QVERIFY(house->shows(3));
            hash = house->view.mark().fingerprint;
        }
        const RebuildReport report = rebuilt();
        QVERIFY(report.sound());
        QCOMPARE(report.events, 3);
        QCOMPARE(report.comparisons.size(), std::size_t{1});
        QCOMPARE(report.comparisons[0].storedHash, hash);
        QCOMPARE(report.comparisons[0].replayedHash, hash);
        QCOMPARE(report.hash, hash);
        QCOMPARE(report.comparisons[0].cursors, std::string("{\"narae-1\":3}"));
        QCOMPARE(report.notCompared, 0);
    }

    void aRebuildGoesOnFromTheCheckpointToTheHead()
    {
        const auto house = open(std::chrono::milliseconds(1));
        house->feeder.start();
        house->addFlight(1);
        QVERIFY(house->shows(1));
        QTRY_VERIFY(!rebuilt().comparisons.empty());
        house->feeder.stop();
        house->hold(1, "7A");
        const RebuildReport report = rebuilt();
        QVERIFY(report.sound());
        QCOMPARE(report.events, 2);
        QCOMPARE(report.notCompared, 1);
        QVERIFY(report.hash != report.comparisons[0].replayedHash);
    }

    void aChangedPastIsNoticed()
    {
        {
            const auto house = open();
            house->feeder.start();
            house->addFlight(1);
            house->hold(1, "7A");
            QVERIFY(house->shows(2));
        }
        const auto session = data_->open();
        session->execute("UPDATE event_outbox SET data = REPLACE(data, '7A', '7B') WHERE seq = 2");
        QVERIFY(!session->failure());
        QVERIFY(!rebuilt().sound());
        session->execute("DELETE FROM event_outbox WHERE seq = 2");
        QVERIFY(!rebuilt().sound());
    }

    void aTimelineIsReadFromTheOutbox()
    {
        const auto house = open();
        house->feeder.start();
        house->addFlight(1);
        house->hold(7, "7A");
        QVERIFY(house->shows(2));
        OutboxArchive archive(house->pool);
        const auto events = archive.find(house->view.trail(7));
        QCOMPARE(events->size(), std::size_t{1});
        QCOMPARE(events->at(0).type, std::string("ReservationPlaced"));
        QCOMPARE(events->at(0).traceId, std::string("trace-1"));
        QVERIFY(archive.find({})->empty());
    }

    void stoppingKeepsACheckpointOnceAndOnlyOnce()
    {
        const auto house = open();
        house->feeder.start();
        house->addFlight(1);
        QVERIFY(house->shows(1));
        house->feeder.stop();
        house->feeder.stop();
        const auto session = data_->open();
        QCOMPARE(session->query("SELECT cursors FROM view_checkpoints").text(0, 0), std::string("{\"narae-1\":1}"));
    }
};

QTEST_GUILESS_MAIN(TestViewFeeder)
#include "tst_view_feeder.moc"
