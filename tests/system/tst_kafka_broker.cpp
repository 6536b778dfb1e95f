#include "server/platform/kafka/consumer.hpp"
#include "server/platform/kafka/producer.hpp"
#include "server/platform/log/log.hpp"
#include "tests/store/event_bus_house.hpp"
#include "tests/support/kafka_broker.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

using namespace narae;
using namespace narae::kafka;
using namespace narae::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int kKeys = 7;

/// Offers 1, 2, 3 ... as fast as they are taken, and reads them at the other end, until told to end.
class Flow {
public:
    explicit Flow(const Cluster& cluster)
        : cluster_(cluster), offering_([this] { offer(); }), reading_([this] { read(); })
    {
    }
    ~Flow() { end(); }

    /// Lets what is offered arrive. False when it does not in time.
    bool end()
    {
        ending_ = true;
        if (offering_.joinable()) offering_.join();
        const bool all = waitFor([this] { return readUpTo() == acknowledged_; }, seconds(30));
        closing_ = true;
        if (reading_.joinable()) reading_.join();
        return all;
    }
    std::int64_t acknowledged() const { return acknowledged_; }
    std::int64_t readUpTo() const { return readUpTo_; }
    /// Whether the producer knows that nothing arrives just now.
    bool troubled() const { return troubled_; }
    QStringList wrong() const
    {
        const std::lock_guard lock(mutex_);
        return wrong_;
    }

private:
    void offer()
    {
        auto producer = *Producer::open(cluster_, {200, ""});
        for (std::int64_t next = 1; !ending_ || producer->onTheirWay() > 0;) {
            const auto taken = ending_ ? Result<bool>(false)
                                       : producer->offer(next, std::to_string(next % kKeys), std::to_string(next));
            if (taken && *taken) ++next;
            const auto waited = taken && *taken ? Result<void>() : producer->wait(milliseconds(50));
            if (!taken || !waited) {
                complain("the producer gave up: " + (taken ? waited.error() : taken.error()).code());
                return;
            }
            acknowledged_ = producer->acknowledged();
            troubled_ = producer->trouble().has_value();
        }
    }

    void read()
    {
        auto consumer = *Consumer::open(cluster_, {});
        std::map<int, std::int64_t> last;
        while (!closing_) {
            const auto taken = consumer->take(500, milliseconds(100));
            for (const Message& message : taken ? *taken : std::vector<Message>()) {
                const std::int64_t number = std::stoll(message.value);
                std::int64_t& before = last[static_cast<int>(number % kKeys)];
                const std::int64_t expected =
                    before == 0 ? (number % kKeys == 0 ? kKeys : number % kKeys) : before + kKeys;
                if (number != expected) complain("after " + std::to_string(before) + " came " + std::to_string(number));
                before = number;
                readUpTo_ = std::max(readUpTo_.load(), number);
            }
        }
    }

    void complain(const std::string& what)
    {
        const std::lock_guard lock(mutex_);
        wrong_ << QString::fromStdString(what);
    }

    const Cluster cluster_;
    std::atomic<std::int64_t> acknowledged_{0};
    std::atomic<std::int64_t> readUpTo_{0};
    std::atomic<bool> troubled_{false};
    std::atomic<bool> ending_{false};
    std::atomic<bool> closing_{false};
    mutable std::mutex mutex_;
    QStringList wrong_;
    std::thread offering_;
    std::thread reading_;
};

} // namespace

/// The room over librdkafka before a real Apache Kafka, which is stopped, killed and hung under load.
class TestKafkaBroker : public QObject {
    Q_OBJECT

    KafkaBroker broker_;
    std::mutex mutex_;
    std::deque<std::string> said_; ///< the last lines of the log

    /// Where each stands that tells the other, and the last that was logged.
    QByteArray story(EventSide& a, EventSide& b)
    {
        std::string text = "a has " + std::to_string(a.headOf("b")) + " of b's " + std::to_string(b.headOf("b")) +
                           ", b has " + std::to_string(b.headOf("a")) + " of a's " + std::to_string(a.headOf("a")) +
                           "; known to be in Kafka: " + std::to_string(a.cursorOf("a")) + " of a, " +
                           std::to_string(b.cursorOf("b")) + " of b\n";
        const std::lock_guard lock(mutex_);
        for (const std::string& line : said_)
            text += line + "\n";
        return QByteArray::fromStdString(text);
    }

    static bool goesOn(const Flow& flow)
    {
        const std::int64_t before = flow.readUpTo();
        return waitFor([&] { return flow.readUpTo() > before + 1000; }, seconds(60));
    }

private slots:
    void initTestCase()
    {
        log::sendTo([this](std::string_view line) {
            const std::lock_guard lock(mutex_);
            said_.emplace_back(line);
            if (said_.size() > 60) said_.pop_front();
        });
        const QString whyNot = KafkaBroker::whyNot();
        if (!whyNot.isEmpty()) QSKIP(qPrintable(whyNot));
        QVERIFY2(broker_.start(), broker_.log().constData());
    }

    void aTopicThatIsMadeLaterIsFound()
    {
        const Cluster cluster{broker_.brokers(), "later", "test"};
        auto producer = *Producer::open(cluster, {});
        const auto consumer = *Consumer::open(cluster, {});
        QVERIFY(*producer->offer(1, "7", "1"));
        QVERIFY(waitFor([&] { return !producer->wait(milliseconds(20)); }, seconds(30)));
        QCOMPARE(producer->wait(milliseconds(0)).error().code(), std::string("kafka.topic_missing"));
        const auto none = consumer->take(1, seconds(5));
        QVERIFY(!none);
        QCOMPARE(none.error().code(), std::string("kafka.topic_missing"));
        broker_.createTopic("later", 3);
        producer = *Producer::open(cluster, {});
        QVERIFY(*producer->offer(1, "7", "1"));
        QVERIFY(
            waitFor([&] { return producer->wait(milliseconds(20)) && producer->acknowledged() == 1; }, seconds(30)));
        QVERIFY(waitFor(
            [&] {
                const auto taken = consumer->take(1, milliseconds(200));
                return taken && !taken->empty();
            },
            seconds(30)));
    }

    void eventsBetweenDatabasesOutliveIt()
    {
        broker_.createTopic("narae.events", 6);
        const Cluster cluster{broker_.brokers(), "narae.events", "test"};
        EventSide a("a");
        EventSide b("b");
        // As in an airline the peers' feeds stand behind the topic: of a long backlog, read a partition at a time, more
        // may wait for its turn than is held.
        DirectFeed feedOfA(a);
        DirectFeed feedOfB(b);
        {
            const Publishing fromA(a, cluster);
            const Publishing fromB(b, cluster);
            const Importing toA(a, cluster, &feedOfB);
            const Importing toB(b, cluster, &feedOfA);
            a.tellOn();
            b.tellOn();
            const auto bothGoOn = [&] {
                const std::int64_t atA = a.headOf("b");
                const std::int64_t atB = b.headOf("a");
                return waitFor([&] { return a.headOf("b") > atA + 50 && b.headOf("a") > atB + 50; }, seconds(60));
            };
            QVERIFY2(bothGoOn(), story(a, b));
            broker_.stop();
            QVERIFY(waitFor([&] { return fromA.publisher.figures().trouble == "kafka.away"; }, seconds(30)));
            QVERIFY2(broker_.start(), broker_.log().constData());
            QVERIFY2(bothGoOn(), story(a, b));
            broker_.kill();
            QVERIFY2(broker_.start(), broker_.log().constData());
            QVERIFY2(bothGoOn(), story(a, b));
            a.endTelling();
        }
        // Both ends start anew, and go on.
        const Publishing fromB(b, cluster);
        const Publishing fromA(a, cluster);
        const Importing toA(a, cluster, &feedOfB);
        const Importing toB(b, cluster, &feedOfA);
        b.endTelling();
        QVERIFY2(waitFor([&] { return b.headOf("a") == a.headOf("a") && a.headOf("b") == b.headOf("b"); }, seconds(60)),
                 story(a, b));
        QVERIFY(b.toldBy("a") == a.toldBy("a"));
        QVERIFY(a.toldBy("b") == b.toldBy("b"));
    }

    /// What was not acknowledged is told to the next one.
    void whoStopsAfterATopicWasDeletedDoesNotHang_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("the topic is deleted") << false;
        QTest::newRow("the topic is deleted and the broker hangs") << true;
    }
    void whoStopsAfterATopicWasDeletedDoesNotHang()
    {
        QFETCH(bool, gone);
        const std::string topic = gone ? "deleted.gone" : "deleted";
        broker_.createTopic(topic, 3);
        const Cluster cluster{broker_.brokers(), topic, "test"};
        EventSide a("a");
        std::string lines;
        std::mutex mutex;
        log::sendTo([&](std::string_view line) {
            const std::lock_guard lock(mutex);
            lines.append(line).append("\n");
        });
        std::int64_t toldAtTheEnd = 0;
        {
            Publishing fromA(a, cluster);
            a.tell(50);
            QVERIFY(waitFor([&] { return a.cursorOf("a") == 50; }, seconds(60)));
            broker_.deleteTopic(topic);
            if (gone) broker_.hang();
            a.tell(30);
            QVERIFY(waitFor([&] { return !fromA.publisher.figures().trouble.empty(); }, seconds(120)));
            const auto began = std::chrono::steady_clock::now();
            fromA.publisher.stop();
            // Three seconds and a bit; this bound leaves room for a machine that is busy. A hang has none.
            QVERIFY(std::chrono::steady_clock::now() - began < seconds(60));
            toldAtTheEnd = a.cursorOf("a");
        }
        if (gone) broker_.resume();
        const std::int64_t left = 80 - toldAtTheEnd;
        QVERIFY(left > 0);
        {
            const std::lock_guard lock(mutex);
            QVERIFY2(lines.find("kafka.left_behind") != std::string::npos, lines.c_str());
            QVERIFY2(lines.find("\"events\":" + std::to_string(left)) != std::string::npos, lines.c_str());
        }
        log::sendTo([](std::string_view) {});
        broker_.createTopic(topic + ".anew", 3);
        const Publishing again(a, {broker_.brokers(), topic + ".anew", "test"});
        QVERIFY(waitFor([&] { return a.cursorOf("a") == 80; }, seconds(60)));
        QCOMPARE(again.publisher.figures().told, static_cast<std::uint64_t>(left));
    }

    void itComesAndGoesUnderLoadAndNothingIsLostOrTwice_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("stopped") << "stop";
        QTest::newRow("killed") << "kill";
        QTest::newRow("hung") << "hang";
    }
    void itComesAndGoesUnderLoadAndNothingIsLostOrTwice()
    {
        QFETCH(QString, how);
        const std::string topic = "events." + how.toStdString();
        broker_.createTopic(topic, 4);
        Flow flow({broker_.brokers(), topic, "test"});
        QVERIFY2(goesOn(flow), qPrintable(flow.wrong().join('\n')));
        if (how == "hang") {
            broker_.hang();
            QVERIFY(waitFor([&] { return flow.troubled(); }, seconds(60)));
            broker_.resume();
        } else {
            how == "stop" ? broker_.stop() : broker_.kill();
            QVERIFY2(broker_.start(), broker_.log().constData());
        }
        QVERIFY2(goesOn(flow), qPrintable(flow.wrong().join('\n')));
        QVERIFY(flow.end());
        QVERIFY2(flow.wrong().isEmpty(), qPrintable(flow.wrong().mid(0, 10).join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestKafkaBroker)
#include "tst_kafka_broker.moc"
