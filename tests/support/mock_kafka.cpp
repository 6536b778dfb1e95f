#include "tests/support/mock_kafka.hpp"

#include "common/base/check.hpp"

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

namespace narae::testing {

namespace {

constexpr std::int16_t kProduce = 0; ///< the protocol's number of this request

} // namespace

MockKafka::MockKafka(int brokers)
{
    char text[256];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, nullptr);
    client_ = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof text);
    check(client_ != nullptr, "librdkafka makes a client");
    cluster_ = rd_kafka_mock_cluster_new(client_, brokers);
    check(cluster_ != nullptr, "librdkafka makes a mock cluster");
}

MockKafka::~MockKafka()
{
    rd_kafka_mock_cluster_destroy(cluster_);
    rd_kafka_destroy(client_);
}

std::string MockKafka::brokers() const
{
    return rd_kafka_mock_cluster_bootstraps(cluster_);
}

void MockKafka::createTopic(const std::string& topic, int partitions)
{
    const auto error = rd_kafka_mock_topic_create(cluster_, topic.c_str(), partitions, 1);
    check(error == RD_KAFKA_RESP_ERR_NO_ERROR, "the mock makes a topic");
}

void MockKafka::hideTopic(const std::string& topic, bool hidden)
{
    rd_kafka_mock_topic_set_error(cluster_, topic.c_str(),
                                  hidden ? RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART : RD_KAFKA_RESP_ERR_NO_ERROR);
}

void MockKafka::setDown(int broker, bool down)
{
    const auto error =
        down ? rd_kafka_mock_broker_set_down(cluster_, broker) : rd_kafka_mock_broker_set_up(cluster_, broker);
    check(error == RD_KAFKA_RESP_ERR_NO_ERROR, "the mock has such a broker");
}

void MockKafka::forget(const std::string& topic, int partitions)
{
    constexpr int kPieces = 8;
    const std::string piece(900'000, '-');
    char text[256];
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", brokers().c_str(), text, sizeof text);
    rd_kafka_t* const client = rd_kafka_new(RD_KAFKA_PRODUCER, conf, text, sizeof text);
    check(client != nullptr, text);
    for (int i = 0; i < partitions * kPieces; ++i) {
        const auto error =
            rd_kafka_producev(client, RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_PARTITION(i % partitions),
                              RD_KAFKA_V_VALUE(const_cast<char*>(piece.data()), piece.size()),
                              RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
        check(error == RD_KAFKA_RESP_ERR_NO_ERROR, "the mock is sent something");
        // One after the other: what the mock keeps is counted by what was sent at once.
        check(rd_kafka_flush(client, 30'000) == RD_KAFKA_RESP_ERR_NO_ERROR, "the mock takes it");
    }
    rd_kafka_destroy(client);
}

void MockKafka::failProducing(int count)
{
    for (int i = 0; i < count; ++i)
        rd_kafka_mock_push_request_errors(cluster_, kProduce, 1, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND);
}

void MockKafka::refuseMessage()
{
    rd_kafka_mock_push_request_errors(cluster_, kProduce, 1, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
}

} // namespace narae::testing
