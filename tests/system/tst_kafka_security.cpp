#include "server/platform/kafka/consumer.hpp"
#include "server/platform/kafka/producer.hpp"
#include "server/platform/log/log.hpp"
#include "tests/store/event_bus_house.hpp"
#include "tests/support/airline.hpp"
#include "tests/support/kafka_broker.hpp"
#include "tests/support/self_signed.hpp"
#include "tests/support/wait_for.hpp"

#include <QTest>
#include <filesystem>
#include <fstream>
#include <mutex>

using namespace narae;
using namespace narae::kafka;
using namespace narae::testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// A real Apache Kafka that listens with TLS and SASL: who knows the password and trusts its certificate is served,
/// whoever is not let in says so, loses nothing and goes on selling.
class TestKafkaSecurity : public QObject {
    Q_OBJECT

    const std::string password_ = "only-for-tests";
    const SelfSigned identity_;
    const SelfSigned stranger_;
    KafkaBroker broker_;
    std::mutex mutex_;
    std::string lines_;

    Security secure(const std::string& protocol, const std::string& mechanism)
    {
        const bool encrypted = protocol.ends_with("ssl");
        if (mechanism.empty()) return {protocol, identity_.certificateFile()};
        return {protocol, encrypted ? identity_.certificateFile() : "", mechanism, "narae", password_};
    }
    std::string addressFor(const std::string& protocol) const
    {
        if (protocol == "ssl") return broker_.brokersWithTls();
        return protocol == "sasl_ssl" ? broker_.brokersWithBoth() : broker_.brokersWithSasl();
    }
    int linesWith(const std::string& text)
    {
        const std::lock_guard lock(mutex_);
        return static_cast<int>(QString::fromStdString(lines_).count(QString::fromStdString(text)));
    }
    /// What keeps a producer of such a cluster from its work, once it knows; nothing when it knows of nothing.
    static std::optional<Refusal> troubleOf(const Cluster& cluster)
    {
        const auto producer = *Producer::open(cluster, {});
        (void)producer->offer(1, "7", "1");
        (void)waitFor([&] { return !producer->wait(milliseconds(50)) || producer->trouble(); }, seconds(30));
        check(producer->acknowledged() == 0, "nothing gets through");
        return producer->trouble();
    }
    static std::string reasonOf(const Refusal& refusal)
    {
        for (const auto& [fact, value] : refusal.facts())
            if (fact == "reason") return value;
        return {};
    }

private slots:
    void initTestCase()
    {
        log::sendTo([this](std::string_view line) {
            const std::lock_guard lock(mutex_);
            lines_.append(line).append("\n");
        });
        const QString whyNot = KafkaBroker::whyNot();
        if (!whyNot.isEmpty()) QSKIP(qPrintable(whyNot));
        broker_.beSecure(identity_.bothFile(), password_);
        QVERIFY2(broker_.start(), broker_.log().constData());
    }
    void init()
    {
        const std::lock_guard lock(mutex_);
        lines_.clear();
    }
    void cleanupTestCase()
    {
        log::sendTo([](std::string_view) {});
    }

    void whoIsKnownIsServed_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("mechanism");
        QTest::newRow("TLS") << "ssl"
                             << "";
        QTest::newRow("PLAIN") << "sasl_plaintext"
                               << "PLAIN";
        QTest::newRow("SCRAM-SHA-256") << "sasl_plaintext"
                                       << "SCRAM-SHA-256";
        QTest::newRow("SCRAM-SHA-512 over TLS") << "sasl_ssl"
                                                << "SCRAM-SHA-512";
        QTest::newRow("PLAIN over TLS") << "sasl_ssl"
                                        << "PLAIN";
    }
    void whoIsKnownIsServed()
    {
        QFETCH(QString, protocol);
        QFETCH(QString, mechanism);
        const std::string topic = "known." + protocol.toStdString() + mechanism.toLower().toStdString();
        broker_.createTopic(topic, 2);
        const Cluster cluster{addressFor(protocol.toStdString()), topic, "test",
                              secure(protocol.toStdString(), mechanism.toStdString())};
        const auto producer = *Producer::open(cluster, {});
        const auto consumer = *Consumer::open(cluster, {});
        for (int i = 1; i <= 20; ++i)
            QVERIFY(*producer->offer(i, std::to_string(i), std::to_string(i)));
        QVERIFY(
            waitFor([&] { return producer->wait(milliseconds(20)) && producer->acknowledged() == 20; }, seconds(60)));
        std::size_t taken = 0;
        QVERIFY(waitFor(
            [&] {
                const auto some = consumer->take(100, milliseconds(200));
                taken += some ? some->size() : 0;
                return taken == 20;
            },
            seconds(60)));
    }

    void aStrangersCertificateIsNotTrusted()
    {
        Security wrong = secure("ssl", "");
        wrong.authorities = stranger_.certificateFile();
        const auto trouble = troubleOf({broker_.brokersWithTls(), "known", "test", wrong});
        QVERIFY(trouble);
        QCOMPARE(trouble->code(), std::string("kafka.away"));
        QVERIFY2(reasonOf(*trouble).find("certificate") != std::string::npos, reasonOf(*trouble).c_str());
    }

    void whoSpeaksInTheClearWhereTlsIsSpokenIsNotServed()
    {
        const auto trouble = troubleOf({broker_.brokersWithTls(), "known", "test"});
        QVERIFY(trouble);
        QCOMPARE(trouble->code(), std::string("kafka.away"));
    }

    void aWrongPasswordIsSaidOnceAndLosesNothing_data()
    {
        QTest::addColumn<QString>("mechanism");
        QTest::newRow("PLAIN") << "PLAIN";
        QTest::newRow("SCRAM-SHA-512") << "SCRAM-SHA-512";
    }
    void aWrongPasswordIsSaidOnceAndLosesNothing()
    {
        QFETCH(QString, mechanism);
        const std::string topic = "wrong." + mechanism.toLower().toStdString();
        broker_.createTopic(topic, 2);
        const Cluster right{broker_.brokersWithBoth(), topic, "test", secure("sasl_ssl", mechanism.toStdString())};
        Cluster wrong = right;
        wrong.security.password = "not-this-one";
        EventSide a("a");
        a.tell(20);
        {
            const Publishing refused(a, wrong);
            QVERIFY(waitFor([&] { return refused.publisher.figures().trouble == "kafka.not_admitted"; }, seconds(60)));
            a.tell(5);
            // Tried again and again: not said again, and nothing of it is a password.
            QTest::qWait(3000);
            QCOMPARE(refused.publisher.figures().trouble, std::string("kafka.not_admitted"));
            QCOMPARE(refused.publisher.figures().told, std::uint64_t(0));
            QCOMPARE(linesWith("\"kafka.not_admitted\",\"brokers\""), 1);
            QCOMPARE(linesWith("not-this-one"), 0);
        }
        QCOMPARE(a.cursorOf("a"), std::int64_t(0));
        QCOMPARE(linesWith("kafka.left_behind"), 1);
        const Publishing fromA(a, right);
        QVERIFY(waitFor([&] { return a.cursorOf("a") == 25; }, seconds(60)));
        QCOMPARE(fromA.publisher.figures().told, std::uint64_t(25));
    }

    void anAirlineThatIsNotLetInSellsAllTheSame()
    {
        broker_.createTopic("narae.events", 2);
        Airline airline;
        const auto passwordFile = airline.server.folder().path() / "kafka-password";
        const auto writePassword = [&](const std::string& password) {
            std::ofstream(passwordFile) << password << "\n";
            std::filesystem::permissions(passwordFile, std::filesystem::perms(0600));
        };
        writePassword("not-this-one");
        airline.server.setting("kafka.brokers", QString::fromStdString(broker_.brokersWithBoth()));
        airline.server.setting("kafka.security", "sasl_ssl");
        airline.server.setting("kafka.authorities", QString::fromStdString(identity_.certificateFile()));
        airline.server.setting("kafka.mechanism", "SCRAM-SHA-512");
        airline.server.setting("kafka.user", "narae");
        airline.server.setting("kafka.password_file", QString::fromStdString(passwordFile.string()));
        QVERIFY2(airline.open(), airline.server.log().constData());
        const std::int64_t flight = airline.offer(2);
        QVERIFY(waitFor([&] { return airline.server.log().contains("kafka.not_admitted"); }, seconds(60)));
        QCOMPARE(airline.book(Airline::order(flight, 2)).status, 201);
        const auto health = [&] { return airline.server.get("/v1/health", airline.staff).json(); };
        QVERIFY(health()["eventLag"]["kafka"].get<int>() > 0);
        QVERIFY(waitFor(
            [&] { return airline.server.get("/metrics", {}).body.find("narae_kafka_up 0") != std::string::npos; },
            seconds(60)));
        QCOMPARE(airline.server.stop(), 0);
        QVERIFY(airline.server.log().contains("kafka.left_behind"));

        writePassword(password_);
        QVERIFY2(airline.open(), airline.server.log().constData());
        QVERIFY(waitFor([&] { return health()["eventLag"]["kafka"] == 0; }, seconds(60)));
        QVERIFY(QString::fromStdString(airline.server.get("/metrics", {}).body).contains("narae_kafka_up 1"));
        QCOMPARE(airline.server.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestKafkaSecurity)
#include "tst_kafka_security.moc"
