#include "tests/support/kafka_broker.hpp"

#include "common/base/check.hpp"
#include "tests/support/raw_client.hpp"
#include "tests/support/wait_for.hpp"

#include <QFile>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <librdkafka/rdkafka.h>
#include <sys/prctl.h>

namespace narae::testing {

namespace {

constexpr int kNotRun = 77;

QString script()
{
    return qEnvironmentVariable("NARAE_SOURCE") + "/tests/support/kafka-broker";
}

} // namespace

QString KafkaBroker::whyNot()
{
    QProcess fetch;
    fetch.setProcessChannelMode(QProcess::MergedChannels);
    fetch.start(script(), {"fetch"});
    if (!fetch.waitForFinished(320'000)) return "not run: Kafka was not fetched in time";
    const QString said = QString::fromUtf8(fetch.readAll()).trimmed();
    check(fetch.exitCode() == 0 || fetch.exitCode() == kNotRun, said.toStdString());
    return fetch.exitCode() == 0 ? QString() : said;
}

KafkaBroker::~KafkaBroker()
{
    if (process_.state() != QProcess::NotRunning) kill();
}

void KafkaBroker::beSecure(const std::string& identityFile, const std::string& password)
{
    const std::filesystem::path folder = folder_.path() / "kafka";
    std::filesystem::create_directories(folder);
    std::filesystem::copy_file(identityFile, folder / "identity.pem");
    std::ofstream(folder / "password") << password;
    std::ofstream ports(folder / "ports");
    for (int& port : securePorts_) {
        port = support::freePort();
        ports << port << ' ';
    }
    ports << std::endl;
}

bool KafkaBroker::start()
{
    if (port_ == 0) port_ = support::freePort();
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardOutputFile(QString::fromStdString((folder_.path() / "log").string()), QIODevice::Append);
    process_.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process_.start(script(),
                   {"run", QString::fromStdString((folder_.path() / "kafka").string()), QString::number(port_)});
    return waitFor(
               [this] {
                   process_.waitForFinished(1);
                   return process_.state() == QProcess::NotRunning || support::RawClient::canConnect(port_);
               },
               std::chrono::seconds(60)) &&
           process_.state() == QProcess::Running;
}

void KafkaBroker::stop()
{
    process_.terminate();
    if (!process_.waitForFinished(30'000)) kill();
}

void KafkaBroker::kill()
{
    process_.kill();
    process_.waitForFinished();
}

void KafkaBroker::hang()
{
    ::kill(static_cast<pid_t>(process_.processId()), SIGSTOP);
}

void KafkaBroker::resume()
{
    ::kill(static_cast<pid_t>(process_.processId()), SIGCONT);
}

void KafkaBroker::createTopic(const std::string& topic, int partitions) const
{
    char text[256] = "";
    rd_kafka_NewTopic_t* wanted = rd_kafka_NewTopic_new(topic.c_str(), partitions, 1, text, sizeof text);
    administer([&wanted](rd_kafka_t* client, rd_kafka_queue_t* answers) {
        rd_kafka_CreateTopics(client, &wanted, 1, nullptr, answers);
    });
    rd_kafka_NewTopic_destroy(wanted);
}

void KafkaBroker::deleteTopic(const std::string& topic) const
{
    rd_kafka_DeleteTopic_t* unwanted = rd_kafka_DeleteTopic_new(topic.c_str());
    administer([&unwanted](rd_kafka_t* client, rd_kafka_queue_t* answers) {
        rd_kafka_DeleteTopics(client, &unwanted, 1, nullptr, answers);
    });
    rd_kafka_DeleteTopic_destroy(unwanted);
}

void KafkaBroker::forget(const std::string& topic, int partitions) const
{
    rd_kafka_topic_partition_list_t* const ends = rd_kafka_topic_partition_list_new(partitions);
    for (std::int32_t partition = 0; partition < partitions; ++partition)
        rd_kafka_topic_partition_list_add(ends, topic.c_str(), partition)->offset = RD_KAFKA_OFFSET_END;
    rd_kafka_DeleteRecords_t* wanted = rd_kafka_DeleteRecords_new(ends);
    administer([&wanted](rd_kafka_t* client, rd_kafka_queue_t* answers) {
        rd_kafka_DeleteRecords(client, &wanted, 1, nullptr, answers);
    });
    rd_kafka_DeleteRecords_destroy(wanted);
    rd_kafka_topic_partition_list_destroy(ends);
}

void KafkaBroker::administer(const std::function<void(rd_kafka_s*, rd_kafka_queue_s*)>& ask) const
{
    char text[256] = "";
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", brokers().c_str(), text, sizeof text);
    rd_kafka_t* const client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof text);
    check(client != nullptr, text);
    rd_kafka_queue_t* const answers = rd_kafka_queue_new(client);
    ask(client, answers);
    rd_kafka_event_t* const event = rd_kafka_queue_poll(answers, 30'000);
    check(event != nullptr && rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR, "Kafka does as it is told");
    rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(answers);
    rd_kafka_destroy(client);
}

QByteArray KafkaBroker::log() const
{
    QFile file(QString::fromStdString((folder_.path() / "log").string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace narae::testing
