#pragma once

#include "tests/support/temporary_folder.hpp"

#include <QProcess>
#include <array>
#include <functional>
#include <string>

struct rd_kafka_s;
struct rd_kafka_queue_s;

namespace narae::testing {

/// A real Apache Kafka broker for one test program, started by tests/support/kafka-broker. It can be killed, hung and
/// started again on the same data, at the same port.
class KafkaBroker {
public:
    /// Why no broker can run on this machine; empty where one can. The first call may fetch it, which takes a while.
    static QString whyNot();

    KafkaBroker() = default;
    ~KafkaBroker();

    /// Before start(): it listens with TLS and SASL too, under this name (key and certificate in one PEM file); its
    /// account is `narae`, with that password.
    void beSecure(const std::string& identityFile, const std::string& password);
    std::string brokersWithTls() const { return "localhost:" + std::to_string(securePorts_[0]); }
    std::string brokersWithSasl() const { return "localhost:" + std::to_string(securePorts_[1]); }
    std::string brokersWithBoth() const { return "localhost:" + std::to_string(securePorts_[2]); }

    /// Starts it and waits until it answers.
    bool start();
    /// SIGTERM, as a planned restart does it; waits for its end.
    void stop();
    /// kill -9, as a crash does it.
    void kill();
    /// Stops answering without closing anything; resume() ends it.
    void hang();
    void resume();

    std::string brokers() const { return "127.0.0.1:" + std::to_string(port_); }
    void createTopic(const std::string& topic, int partitions) const;
    void deleteTopic(const std::string& topic) const;
    /// Deletes every message that these partitions have, as a broker does whose retention is over.
    void forget(const std::string& topic, int partitions) const;
    QByteArray log() const;

private:
    /// Asks for something that an administrator may, and waits until it is done.
    void administer(const std::function<void(rd_kafka_s*, rd_kafka_queue_s*)>& ask) const;

    TemporaryFolder folder_;
    int port_ = 0;
    std::array<int, 3> securePorts_{};
    QProcess process_;
};

} // namespace narae::testing
