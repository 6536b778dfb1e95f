#include "server/app/kafka_access.hpp"
#include "tests/support/self_signed.hpp"

#include <QTest>
#include <filesystem>
#include <fstream>

using namespace narae;
using namespace narae::app;

/// How Kafka is to be spoken to: what an operator may set together, and what not.
class TestKafkaAccess : public QObject {
    Q_OBJECT

    testing::TemporaryFolder folder_;
    testing::SelfSigned identity_;

    std::string file(const std::string& name, const std::string& content, bool open = false)
    {
        const auto path = folder_.path() / name;
        std::ofstream(path) << content;
        std::filesystem::permissions(path, std::filesystem::perms(open ? 0644 : 0600));
        return path.string();
    }

    /// `kafka.security=ssl kafka.user=narae`; CERTIFICATE and PASSWORD stand for files.
    Result<kafka::Cluster> read(const QString& words)
    {
        Settings settings;
        for (const QString& word : words.split(' ', Qt::SkipEmptyParts)) {
            const auto equals = word.indexOf('=');
            QString value = word.mid(equals + 1);
            if (value == "CERTIFICATE") value = QString::fromStdString(identity_.certificateFile());
            if (value == "PASSWORD") value = QString::fromStdString(file("password", "swordfish\n"));
            if (value == "OPEN") value = QString::fromStdString(file("open", "swordfish\n", true));
            if (value == "EMPTY") value = QString::fromStdString(file("empty", "\n"));
            const auto set =
                settings.set("kafka." + word.left(equals).toStdString(), value.toStdString(), "narae.toml, line 3");
            if (!set) return set.error();
        }
        return kafkaOf(settings);
    }

private slots:
    void whatFitsTogetherIsTaken_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("protocol");
        QTest::newRow("nothing is set") << ""
                                        << "plaintext";
        QTest::newRow("in the clear") << "security=plaintext"
                                      << "plaintext";
        QTest::newRow("TLS") << "security=ssl"
                             << "ssl";
        QTest::newRow("TLS of an authority of our own") << "security=ssl authorities=CERTIFICATE"
                                                        << "ssl";
        QTest::newRow("SASL") << "security=sasl_plaintext mechanism=SCRAM-SHA-256 user=narae password_file=PASSWORD"
                              << "sasl_plaintext";
        QTest::newRow("both") << "security=sasl_ssl mechanism=PLAIN user=narae password_file=PASSWORD "
                                 "authorities=CERTIFICATE"
                              << "sasl_ssl";
    }
    void whatFitsTogetherIsTaken()
    {
        QFETCH(QString, words);
        QFETCH(QString, protocol);
        const auto cluster = read(words + " brokers=b:9092 topic=t");
        QVERIFY2(cluster.has_value(), cluster ? "" : cluster.error().code().c_str());
        QCOMPARE(cluster->brokers, std::string("b:9092"));
        QCOMPARE(cluster->topic, std::string("t"));
        QCOMPARE(cluster->client, std::string("narae-narae-1"));
        QCOMPARE(cluster->security.protocol, protocol.toStdString());
        QCOMPARE(cluster->security.password, std::string(words.contains("PASSWORD") ? "swordfish" : ""));
        QCOMPARE(cluster->security.user, std::string(words.contains("PASSWORD") ? "narae" : ""));
    }

    void whatDoesNotIsNamed_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("key");
        const QString bad = "settings.bad_value";
        QTest::newRow("an unknown way") << "security=tls" << bad << "kafka.security";
        QTest::newRow("an unknown mechanism") << "mechanism=GSSAPI" << bad << "kafka.mechanism";
        QTest::newRow("authorities without TLS") << "authorities=CERTIFICATE" << bad << "kafka.authorities";
        QTest::newRow("authorities with SASL alone")
            << "security=sasl_plaintext mechanism=PLAIN user=narae password_file=PASSWORD authorities=CERTIFICATE"
            << bad << "kafka.authorities";
        QTest::newRow("authorities that are not there")
            << "security=ssl authorities=/nowhere/ca.pem" << bad << "kafka.authorities";
        QTest::newRow("authorities that are no certificate")
            << "security=ssl authorities=PASSWORD" << bad << "kafka.authorities";
        QTest::newRow("a user without SASL") << "security=ssl user=narae" << bad << "kafka.user";
        QTest::newRow("a mechanism without SASL") << "mechanism=PLAIN" << bad << "kafka.mechanism";
        QTest::newRow("a password without SASL") << "password_file=PASSWORD" << bad << "kafka.password_file";
        QTest::newRow("a password told in the clear")
            << "security=sasl_plaintext mechanism=PLAIN user=narae password_file=PASSWORD" << bad << "kafka.mechanism";
        QTest::newRow("SASL without a mechanism")
            << "security=sasl_ssl user=narae password_file=PASSWORD" << bad << "kafka.mechanism";
        QTest::newRow("SASL without a user")
            << "security=sasl_ssl mechanism=PLAIN password_file=PASSWORD" << bad << "kafka.user";
        QTest::newRow("SASL without a password")
            << "security=sasl_ssl mechanism=PLAIN user=narae" << bad << "kafka.password_file";
        QTest::newRow("an empty password")
            << "security=sasl_ssl mechanism=PLAIN user=narae password_file=EMPTY" << bad << "kafka.password_file";
        QTest::newRow("a password that everybody may read")
            << "security=sasl_ssl mechanism=PLAIN user=narae password_file=OPEN"
            << "settings.file_too_open"
            << "";
        QTest::newRow("a password that is not there")
            << "security=sasl_ssl mechanism=PLAIN user=narae password_file=/nowhere/p"
            << "settings.unreadable_file"
            << "";
    }
    void whatDoesNotIsNamed()
    {
        QFETCH(QString, words);
        QFETCH(QString, code);
        QFETCH(QString, key);
        const auto refused = read(words);
        QVERIFY(!refused);
        QCOMPARE(QString::fromStdString(refused.error().code()), code);
        for (const auto& [fact, value] : refused.error().facts()) {
            if (fact == "key") QCOMPARE(QString::fromStdString(value), key);
            QVERIFY(value.find("swordfish") == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestKafkaAccess)
#include "tst_kafka_access.moc"
