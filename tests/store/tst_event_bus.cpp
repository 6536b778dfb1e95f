#include "server/platform/events/cloud_event.hpp"
#include "server/platform/log/log.hpp"
#include "tests/store/event_bus_house.hpp"
#include "tests/support/mock_kafka.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <memory>
#include <mutex>

using namespace narae;
using namespace narae::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// Events on their way from one database to another over a topic: each is there once and in order, whatever becomes of
/// the broker and of the processes at both ends.
class TestEventBus : public QObject {
    Q_OBJECT

    std::unique_ptr<MockKafka> kafka_;
    std::unique_ptr<EventSide> a_;
    std::unique_ptr<EventSide> b_;
    std::mutex mutex_;
    std::string lines_;

    kafka::Cluster cluster() const { return {kafka_->brokers(), "events", "test"}; }

    /// What `a` told, and nothing else of it, is at `b`.
    bool bHasAll(const std::string& writer = "a", milliseconds longest = seconds(30))
    {
        return waitFor([&] { return b_->headOf(writer) == a_->headOf(writer); }, longest) &&
               b_->toldBy(writer) == a_->toldBy(writer);
    }
    int linesWith(const std::string& text)
    {
        const std::lock_guard lock(mutex_);
        return static_cast<int>(QString::fromStdString(lines_).count(QString::fromStdString(text)));
    }

private slots:
    void init()
    {
        lines_.clear();
        log::sendTo([this](std::string_view line) {
            const std::lock_guard lock(mutex_);
            lines_.append(line).append("\n");
        });
        kafka_ = std::make_unique<MockKafka>(1);
        kafka_->createTopic("events", 3);
        a_ = std::make_unique<EventSide>("a");
        b_ = std::make_unique<EventSide>("b");
    }
    void cleanup()
    {
        b_.reset();
        a_.reset();
        kafka_.reset();
        log::sendTo([](std::string_view) {});
    }

    void whatIsToldHereIsThereOnceAndInOrder()
    {
        a_->tell(50); // before anybody listens
        const Publishing fromA(*a_, cluster());
        const Publishing fromB(*b_, cluster());
        const Importing toA(*a_, cluster());
        const Importing toB(*b_, cluster());
        a_->tell(200);
        b_->tell(30);
        QVERIFY(bHasAll());
        QVERIFY(waitFor([&] { return a_->headOf("b") == 30; }));
        QVERIFY(a_->toldBy("b") == b_->toldBy("b"));
        QCOMPARE(a_->toldBy("a").size(), std::size_t(250));
        QVERIFY(waitFor([&] { return a_->cursorOf("a") == 250 && b_->cursorOf("b") == 30; }));
        // What was imported is its writer's to tell.
        QCOMPARE(a_->cursorOf("b"), std::int64_t(0));
        QVERIFY(fromA.publisher.figures().trouble.empty());
        QCOMPARE(fromA.publisher.figures().told, std::uint64_t(250));
    }

    void aBrokerComesAndGoesUnderLoad()
    {
        const Publishing fromA(*a_, cluster());
        const Importing toB(*b_, cluster());
        a_->tellOn();
        for (int round = 0; round < 3; ++round) {
            const std::int64_t before = b_->headOf("a");
            QVERIFY(waitFor([&] { return b_->headOf("a") > before + 50; }));
            kafka_->setDown(1, true);
            QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.away"; }));
            QVERIFY(waitFor([&] { return toB.importer.figures().trouble == "kafka.away"; }));
            kafka_->setDown(1, false);
        }
        QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble.empty(); }, seconds(20)));
        a_->endTelling();
        QVERIFY(bHasAll());
        QVERIFY(waitFor([&] { return toB.importer.figures().trouble.empty(); }));
    }

    void withoutABrokerTheFeedIsAsked()
    {
        DirectFeed feed(*a_);
        const Publishing fromA(*a_, cluster());
        const Importing toB(*b_, cluster(), &feed);
        a_->tell(10);
        QVERIFY(bHasAll());
        kafka_->setDown(1, true);
        a_->tell(20);
        QVERIFY(bHasAll());
        QVERIFY(feed.asked() > 0);
        kafka_->setDown(1, false);
        QVERIFY(waitFor([&] { return a_->cursorOf("a") == 30; }, seconds(20)));
        a_->tell(10);
        QVERIFY(bHasAll());
    }

    void whatABrokerLosesComesFromTheFeed_data()
    {
        QTest::addColumn<int>("lostFrom");
        QTest::addColumn<int>("told");
        QTest::newRow("in the middle") << 40 << 60;
        QTest::newRow("at the end") << 60 << 60;
    }
    void whatABrokerLosesComesFromTheFeed()
    {
        QFETCH(int, lostFrom);
        QFETCH(int, told);
        // As if events 21 to `lostFrom` had been acknowledged and then lost: they are never told to the topic.
        a_->tell(20);
        {
            const Publishing fromA(*a_, cluster());
            QVERIFY(waitFor([&] { return a_->cursorOf("a") == 20; }));
        }
        a_->tell(lostFrom - 20);
        a_->run("UPDATE event_cursors SET seq = " + std::to_string(lostFrom) + " WHERE reader = 'kafka'");
        a_->tell(told - lostFrom);
        DirectFeed feed(*a_);
        const Publishing fromA(*a_, cluster());
        const Importing toB(*b_, cluster(), &feed, lostFrom < told ? std::chrono::hours(1) : milliseconds(500));
        QVERIFY(bHasAll());
        QVERIFY(feed.asked() > 0);
        QVERIFY(waitFor([&] { return toB.importer.figures().held == 0; }));
    }

    void aReaderThatIsCutOffAnywhereGoesOn()
    {
        const Publishing fromA(*a_, cluster());
        a_->tellOn();
        for (int round = 0; round < 5; ++round) {
            const Importing toB(*b_, cluster());
            const std::int64_t before = b_->headOf("a");
            QVERIFY(waitFor([&] { return b_->headOf("a") > before + 20; }));
        }
        a_->endTelling();
        const Importing toB(*b_, cluster());
        QVERIFY(bHasAll());
        const auto stored = event_bus::storedOffsets(b_->pool, "events");
        QVERIFY(stored);
        QVERIFY(waitFor([&] {
            std::int64_t sum = 0;
            const auto now = event_bus::storedOffsets(b_->pool, "events");
            for (const auto& entry : now ? *now : kafka::Offsets())
                sum += entry.second;
            return sum == static_cast<std::int64_t>(fromA.publisher.figures().told);
        }));
    }

    void whatWaitsBehindAGapIsReadAgainAfterARestart()
    {
        // Events 21 to 60 come before 1 to 20, and nobody can be asked for those.
        a_->tell(60);
        a_->run("INSERT INTO event_cursors (reader, writer, seq) VALUES ('kafka', 'a', 20)");
        {
            const Publishing fromA(*a_, cluster());
            const Importing toB(*b_, cluster());
            QVERIFY(waitFor([&] { return toB.importer.figures().held == 40; }));
            QVERIFY(waitFor([&] { return a_->cursorOf("a") == 60; }));
        }
        a_->run("UPDATE event_cursors SET seq = 0 WHERE reader = 'kafka'");
        const Importing toB(*b_, cluster());
        QVERIFY(waitFor([&] { return toB.importer.figures().held == 40; }));
        const Publishing fromA(*a_, cluster());
        QVERIFY(bHasAll());
    }

    void whatIsToldTwiceCountsOnce()
    {
        const Importing toB(*b_, cluster());
        for (int round = 0; round < 3; ++round) {
            a_->tell(40);
            const Publishing fromA(*a_, cluster());
            QVERIFY(waitFor([&] { return a_->cursorOf("a") == 40 * (round + 1); }));
            // As if the process had died between the acknowledgement and its cursor.
            a_->run("UPDATE event_cursors SET seq = " + std::to_string(10 * round) + " WHERE reader = 'kafka'");
            const Publishing again(*a_, cluster());
            QVERIFY(waitFor([&] { return a_->cursorOf("a") == 40 * (round + 1); }));
        }
        QVERIFY(bHasAll());
    }

    void aPublisherThatIsCutOffAnywhereLeavesNothingOut()
    {
        const Importing toB(*b_, cluster());
        a_->tellOn();
        for (int round = 0; round < 5; ++round) {
            kafka_->setDown(1, false);
            const Publishing fromA(*a_, cluster());
            const std::int64_t before = a_->cursorOf("a");
            QVERIFY(waitFor([&] { return a_->cursorOf("a") > before + 20; }, seconds(20)));
            // What is on its way then is lost with the process.
            kafka_->setDown(1, true);
            QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.away"; }));
        }
        kafka_->setDown(1, false);
        a_->endTelling();
        const Publishing fromA(*a_, cluster());
        QVERIFY(bHasAll());
    }

    void aCopyThatFallsSilentIsSpokenFor()
    {
        EventSide copy("a2", a_->stored);
        const Importing toB(*b_, cluster());
        {
            // However long a busy machine lets the copy wait, it is not yet silent.
            const Publishing fromA(*a_, cluster(), std::chrono::minutes(10));
            const Publishing fromCopy(copy, cluster());
            copy.tell(20);
            a_->tell(20);
            QVERIFY(bHasAll("a2") && bHasAll("a"));
            QVERIFY(waitFor([&] { return a_->cursorOf("a2") == 20; }));
            QCOMPARE(linesWith("kafka.tells_for_another"), 0);
        }
        const Publishing fromA(*a_, cluster());
        copy.tellTogether(15); // and tells nobody
        QVERIFY(bHasAll("a2"));
        QCOMPARE(linesWith("kafka.tells_for_another"), 1);
        // It comes back, and goes on by itself.
        const Publishing fromCopy(copy, cluster());
        copy.tell(15);
        QVERIFY(bHasAll("a2"));
    }

    void aBrokerThatDiesInTheQuietIsNoticedAndItsReturnToo()
    {
        const Publishing fromA(*a_, cluster());
        a_->tell(5);
        QVERIFY(waitFor([&] { return a_->cursorOf("a") == 5; }));
        QCOMPARE(fromA.publisher.figures().trouble, std::string());
        kafka_->setDown(1, true);
        QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.away"; }));
        kafka_->setDown(1, false);
        QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble.empty(); }, seconds(20)));
    }

    void whatIsNoEventIsSaidAndPassedOver()
    {
        const auto stranger = *kafka::Producer::open(cluster(), {});
        int position = 0;
        std::vector<std::string> texts{"hello", "{}", "[]",
                                       R"({"specversion":"1.0","id":"x/1","writer":"x","seq":"1"})", ""};
        // One of ours in everything, but for what is in it.
        events::Envelope deep;
        deep.writer = "x";
        deep.seq = 1;
        deep.type = "FlightAdded";
        deep.source = "flight";
        deep.data = R"({"a":0})";
        std::string text = events::toCloudEvent(deep, "elsewhere").dump();
        const std::string nested = std::string(200'000, '[') + std::string(200'000, ']');
        texts.push_back(text.replace(text.find(R"("a":0)") + 4, 1, nested));
        for (const std::string& each : texts)
            QVERIFY(*stranger->offer(++position, "1", each));
        QVERIFY(waitFor([&] { return stranger->wait(milliseconds(20)) && stranger->acknowledged() == position; }));
        const Publishing fromA(*a_, cluster());
        const Importing toB(*b_, cluster());
        a_->tell(20);
        QVERIFY(bHasAll());
        QVERIFY(waitFor([&] { return linesWith("kafka.message_unreadable") == position; }));
        QCOMPARE(b_->headOf("x"), std::int64_t(0));
    }

    void whatIsLeftAtTheEndIsSaidAndToldAtTheNextStart()
    {
        {
            const Publishing fromA(*a_, cluster());
            a_->tell(10);
            QVERIFY(waitFor([&] { return a_->cursorOf("a") == 10; }));
        }
        QCOMPARE(linesWith("kafka.left_behind"), 0);
        {
            kafka_->hideTopic("events", true);
            const Publishing fromA(*a_, cluster());
            a_->tell(7);
            QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.topic_missing"; }));
        }
        QCOMPARE(linesWith("kafka.left_behind"), 1);
        QCOMPARE(linesWith("\"events\":7"), 1);
        {
            kafka_->hideTopic("events", false);
            kafka_->setDown(1, true);
            const Publishing fromA(*a_, cluster());
            a_->tell(2);
            QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.away"; }));
        }
        QCOMPARE(linesWith("\"events\":9"), 1);
        kafka_->setDown(1, false);
        const Publishing fromA(*a_, cluster());
        QVERIFY(waitFor([&] { return a_->cursorOf("a") == 19; }));
        QCOMPARE(fromA.publisher.figures().told, std::uint64_t(9));
    }

    void aTopicThatIsMissingIsWaitedFor()
    {
        kafka_->hideTopic("events", true);
        const Publishing fromA(*a_, cluster());
        const Importing toB(*b_, cluster());
        a_->tell(10);
        QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.topic_missing"; }));
        QVERIFY(waitFor([&] { return toB.importer.figures().trouble == "kafka.topic_missing"; }));
        QCOMPARE(fromA.publisher.figures().behind, std::int64_t(10));
        kafka_->hideTopic("events", false);
        QVERIFY(bHasAll());
        QVERIFY(waitFor([&] { return fromA.publisher.figures().behind == 0; }));
    }
};

QTEST_GUILESS_MAIN(TestEventBus)
#include "tst_event_bus.moc"
