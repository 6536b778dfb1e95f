#pragma once

#include <string>

struct rd_kafka_s;
struct rd_kafka_mock_cluster_s;

namespace narae::testing {

/// A Kafka within the test program: librdkafka's own, which speaks the protocol and keeps messages in memory.
class MockKafka {
public:
    explicit MockKafka(int brokers = 1);
    ~MockKafka();
    MockKafka(const MockKafka&) = delete;
    MockKafka& operator=(const MockKafka&) = delete;

    std::string brokers() const;
    void createTopic(const std::string& topic, int partitions);
    /// From now on the brokers say that there is no such topic, or know it again.
    void hideTopic(const std::string& topic, bool hidden);
    void setDown(int broker, bool down);
    /// Loses every message that these partitions have. It keeps five mebibytes of each: other messages, which nobody
    /// can read, push them out.
    void forget(const std::string& topic, int partitions);
    /// The next `count` messages that arrive are answered with an error that says to try again; they may be kept or
    /// not.
    void failProducing(int count);
    /// The next one is refused for good.
    void refuseMessage();

private:
    rd_kafka_s* client_ = nullptr;
    rd_kafka_mock_cluster_s* cluster_ = nullptr;
};

} // namespace narae::testing
