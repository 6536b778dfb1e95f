#include "server/platform/kafka/consumer.hpp"
#include "server/platform/kafka/producer.hpp"
#include "server/platform/log/log.hpp"
#include "tests/support/mock_kafka.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <mutex>
#include <set>

using namespace narae;
using namespace narae::kafka;
using narae::testing::MockKafka;
using narae::testing::waitFor;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// What the log has been told, line by line.
class Lines {
public:
    Lines()
    {
        log::sendTo([this](std::string_view line) {
            const std::lock_guard lock(mutex_);
            all_ += std::string(line) + "\n";
        });
    }
    ~Lines()
    {
        log::sendTo([](std::string_view) {});
    }
    int count(const std::string& text) const
    {
        const std::lock_guard lock(mutex_);
        return static_cast<int>(QString::fromStdString(all_).count(QString::fromStdString(text)));
    }

private:
    mutable std::mutex mutex_;
    std::string all_;
};

std::unique_ptr<Producer> producerOf(const Cluster& cluster, std::size_t onTheirWayMost = 1000)
{
    auto producer = Producer::open(cluster, {onTheirWayMost, "application/json"});
    return producer ? *std::move(producer) : nullptr;
}

std::unique_ptr<Consumer> consumerOf(const Cluster& cluster, Offsets next = {}, milliseconds lookPause = seconds(30))
{
    auto consumer = Consumer::open(cluster, std::move(next), lookPause);
    return consumer ? *std::move(consumer) : nullptr;
}

/// Sends messages `from` to `to`, each named by its number, keyed by the last digit.
bool offerAll(Producer& producer, int from, int to)
{
    for (int i = from; i <= to; ++i)
        for (;;) {
            const auto taken = producer.offer(i, std::to_string(i % 10), std::to_string(i));
            if (!taken) return false;
            if (*taken) break;
            if (!producer.wait(milliseconds(100))) return false;
        }
    return true;
}

bool arrived(Producer& producer, std::int64_t position)
{
    return waitFor([&] { return !producer.wait(milliseconds(20)) || producer.acknowledged() >= position; },
                   seconds(30)) &&
           producer.acknowledged() >= position;
}

/// Takes until as many have come, or nothing comes any more.
std::vector<Message> takeAll(Consumer& consumer, std::size_t wanted)
{
    std::vector<Message> all;
    (void)waitFor(
        [&] {
            auto taken = consumer.take(100, milliseconds(200));
            if (taken) all.insert(all.end(), taken->begin(), taken->end());
            return all.size() >= wanted;
        },
        seconds(20));
    return all;
}

std::set<int> numbersOf(const std::vector<Message>& messages)
{
    std::set<int> numbers;
    for (const Message& message : messages)
        numbers.insert(std::stoi(message.value));
    return numbers;
}

} // namespace

/// The room over librdkafka, before a Kafka within the program: what arrives, and what happens when it cannot.
class TestKafka : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    /// That it may have grown: a busy topic is never silent. With no pause between two looks, each take looks.
    void aBusyTopicIsLookedAtToo()
    {
        const Lines lines;
        MockKafka kafka;
        kafka.createTopic("events", 1);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 500));
        QVERIFY(arrived(*producer, 500));
        const auto consumer = consumerOf(cluster, {}, milliseconds(0));
        QVERIFY(waitFor([&] {
            const auto taken = consumer->take(1, milliseconds(200));
            return taken && taken->size() == 1;
        }));
        kafka.hideTopic("events", true); // which it finds out when it looks, and is told of by nothing else
        QCOMPARE(lines.count("kafka.topic_missing"), 0);
        const auto taken = consumer->take(1, milliseconds(2000));
        QVERIFY(taken);
        QCOMPARE(taken->size(), std::size_t(1));
        QCOMPARE(lines.count("kafka.topic_missing"), 1);
        kafka.hideTopic("events", false);
        QCOMPARE(takeAll(*consumer, 498).size(), std::size_t(498));
    }

    void whatIsOfferedArrivesInOrderOfItsKey()
    {
        MockKafka kafka(3);
        kafka.createTopic("events", 4);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster, 50);
        QVERIFY(producer);
        QVERIFY(offerAll(*producer, 1, 500));
        QVERIFY(producer->onTheirWay() <= 50);
        QVERIFY(arrived(*producer, 500));
        QCOMPARE(producer->onTheirWay(), std::size_t(0));

        const auto consumer = consumerOf(cluster);
        const auto messages = takeAll(*consumer, 500);
        QCOMPARE(messages.size(), std::size_t(500));
        std::map<std::string, std::int32_t> partitions;
        std::map<std::string, int> last;
        for (const Message& message : messages) {
            const int number = std::stoi(message.value);
            QCOMPARE(message.key, std::to_string(number % 10));
            QVERIFY(partitions.emplace(message.key, message.partition).first->second == message.partition);
            QVERIFY(last[message.key] < number);
            last[message.key] = number;
        }
        QVERIFY(std::set<int>(numbersOf(messages)).size() == 500);
    }

    void aReaderGoesOnWhereItStored()
    {
        MockKafka kafka;
        kafka.createTopic("events", 2);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 40) && arrived(*producer, 40));
        Offsets stored;
        std::set<int> seen;
        {
            const auto consumer = consumerOf(cluster);
            const auto taken = takeAll(*consumer, 40);
            // Half of it had its effect, and was stored with it.
            for (std::size_t i = 0; i < 20; ++i) {
                stored[taken[i].partition] = taken[i].offset + 1;
                seen.insert(std::stoi(taken[i].value));
            }
        }
        const auto again = consumerOf(cluster, stored);
        QVERIFY(offerAll(*producer, 41, 50) && arrived(*producer, 50));
        const auto rest = takeAll(*again, 30);
        QCOMPARE(rest.size(), std::size_t(30));
        seen.merge(numbersOf(rest));
        QCOMPARE(seen.size(), std::size_t(50));
        QVERIFY(again->take(10, milliseconds(50))->empty());
    }

    void oneThatIsAwayIsWaitedFor()
    {
        const Lines lines;
        MockKafka kafka;
        kafka.createTopic("events", 2);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster, 20);
        const auto consumer = consumerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 10) && arrived(*producer, 10));
        QCOMPARE(takeAll(*consumer, 10).size(), std::size_t(10));
        kafka.setDown(1, true);
        for (int i = 11; i <= 30; ++i)
            QVERIFY(*producer->offer(i, "7", std::to_string(i)));
        QVERIFY(!*producer->offer(31, "7", "31")); // as many are on their way as may be
        QVERIFY(waitFor([&] { return producer->wait(milliseconds(20)) && producer->trouble(); }));
        QCOMPARE(producer->trouble()->code(), std::string("kafka.away"));
        QVERIFY(producer->trouble()->retryAfterSeconds() > 0);
        QCOMPARE(producer->acknowledged(), std::int64_t(10));
        QVERIFY(waitFor([&] {
            const auto taken = consumer->take(10, milliseconds(200));
            return !taken && taken.error().code() == "kafka.away";
        }));
        QCOMPARE(lines.count("\"kafka.away\""), 2); // said once by each of the two
        kafka.setDown(1, false);
        QVERIFY(arrived(*producer, 30));
        QVERIFY(!producer->trouble());
        QCOMPARE(numbersOf(takeAll(*consumer, 20)).size(), std::size_t(20));
        QCOMPARE(lines.count("\"kafka.back\""), 2);
    }

    void nobodyAtTheAddressIsNoEnd()
    {
        const Cluster cluster{"127.0.0.1:" + std::to_string(support::freePort()), "events", "test"};
        const auto producer = producerOf(cluster);
        const auto consumer = consumerOf(cluster);
        QVERIFY(producer && consumer);
        QVERIFY(*producer->offer(1, "7", "1"));
        QVERIFY(waitFor([&] { return producer->wait(milliseconds(20)) && producer->trouble(); }));
        QCOMPARE(producer->trouble()->code(), std::string("kafka.away"));
        const auto taken = consumer->take(10, milliseconds(300));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code(), std::string("kafka.away"));
    }

    void whatIsNoAddressIsRefusedAtOnce()
    {
        const auto nowhere = Producer::open({"", "events", "test"}, {});
        const auto named = Consumer::open({"127.0.0.1:9092", "", "test"}, {});
        QVERIFY(!nowhere && !named);
        QCOMPARE(nowhere.error().code(), std::string("kafka.unusable"));
        QCOMPARE(named.error().code(), std::string("kafka.unusable"));
    }

    void aMissingTopicIsSaidAndWaitedFor()
    {
        const Lines lines;
        MockKafka kafka;
        kafka.createTopic("events", 1);
        kafka.hideTopic("events", true);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto consumer = consumerOf(cluster);
        const auto none = consumer->take(10, seconds(2));
        QVERIFY(!none);
        QCOMPARE(none.error().code(), std::string("kafka.topic_missing"));
        auto producer = producerOf(cluster);
        QVERIFY(*producer->offer(1, "7", "1"));
        QVERIFY(waitFor([&] { return !producer->wait(milliseconds(20)); }, seconds(20)));
        QCOMPARE(producer->wait(milliseconds(0)).error().code(), std::string("kafka.topic_missing"));
        QCOMPARE(producer->acknowledged(), std::int64_t(0));
        QVERIFY(lines.count("\"kafka.topic_missing\"") == 2);
        kafka.hideTopic("events", false);
        producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 3) && arrived(*producer, 3));
        QCOMPARE(takeAll(*consumer, 3).size(), std::size_t(3));
    }

    void anAnswerThatSaysToTryAgainIsNoRepetition()
    {
        MockKafka kafka;
        kafka.createTopic("events", 1);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 5) && arrived(*producer, 5));
        kafka.failProducing(3);
        QVERIFY(offerAll(*producer, 6, 20) && arrived(*producer, 20));
        const auto consumer = consumerOf(cluster);
        const auto messages = takeAll(*consumer, 20);
        QCOMPARE(messages.size(), std::size_t(20));
        for (std::size_t i = 0; i < messages.size(); ++i)
            QCOMPARE(messages[i].value, std::to_string(i + 1));
    }

    void whatIsRefusedStopsTheProducerAndAnotherGoesOn()
    {
        MockKafka kafka;
        kafka.createTopic("events", 1);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        auto producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 5) && arrived(*producer, 5));
        kafka.refuseMessage();
        QVERIFY(*producer->offer(6, "7", "6"));
        QVERIFY(waitFor([&] { return !producer->wait(milliseconds(20)); }));
        QCOMPARE(producer->offer(7, "7", "7").error().code(), std::string("kafka.refused"));
        QCOMPARE(producer->acknowledged(), std::int64_t(5));
        producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 6, 7) && arrived(*producer, 7));
        const auto consumer = consumerOf(cluster);
        QCOMPARE(numbersOf(takeAll(*consumer, 7)), (std::set<int>{1, 2, 3, 4, 5, 6, 7}));
    }

    void aTopicThatWasMadeAnewIsReadFromItsBeginning()
    {
        const Lines lines;
        MockKafka kafka;
        kafka.createTopic("events", 1);
        const Cluster cluster{kafka.brokers(), "events", "test"};
        const auto producer = producerOf(cluster);
        QVERIFY(offerAll(*producer, 1, 5) && arrived(*producer, 5));
        const auto consumer = consumerOf(cluster, {{0, 1000}});
        QCOMPARE(takeAll(*consumer, 5).size(), std::size_t(5));
        QCOMPARE(lines.count("\"kafka.offset_jumped\""), 1);
    }
};

QTEST_APPLESS_MAIN(TestKafka)
#include "tst_kafka.moc"
