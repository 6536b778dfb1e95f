#pragma once

#include "common/base/result.hpp"
#include "server/platform/kafka/cluster.hpp"

#include <chrono>
#include <librdkafka/rdkafka.h>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace narae::kafka {

/// One of librdkafka's clients, and what it knows of its brokers. One thread, which must poll it now and then: what the
/// library's own threads find out is told there.
///
/// Brokers that are away or a topic that is missing are said once in the log, and once more when that is over; the
/// library goes on trying.
class Handle {
public:
    using Settings = std::map<std::string, std::string>;

    /// Refuses `kafka.unusable`: a setting, an address that is none.
    static Result<std::unique_ptr<Handle>> open(rd_kafka_type_t type, const Cluster& cluster, const Settings& settings,
                                                void (*delivered)(rd_kafka_t*, const rd_kafka_message_t*, void*),
                                                void* owner);
    /// What is on its way is given up. The library's threads are waited for, but no longer than a second: they may hang
    /// in the look-up of a name, or over a topic that is gone.
    ~Handle();
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    rd_kafka_t* get() const { return client_; }
    /// The library's handle of the topic.
    rd_kafka_topic_t* topic() const { return topic_; }
    const Cluster& cluster() const { return cluster_; }

    /// Asks the brokers how many partitions the topic has. Refuses `kafka.away`, `kafka.not_admitted`,
    /// `kafka.topic_missing`.
    Result<int> partitions(std::chrono::milliseconds longest);

    /// What keeps it from its work, if it knows.
    const std::optional<Refusal>& trouble() const { return trouble_; }
    void troubled(Refusal refusal);
    void well();
    /// The refusal that one of the library's errors stands for.
    Refusal refusalOf(rd_kafka_resp_err_t error, const std::string& text) const;

private:
    /// What the library's callbacks are told to. It outlives the handle where the library does.
    struct Ears {
        Handle* handle = nullptr; ///< nothing once nobody listens any more
    };

    Handle(Cluster cluster, void* owner) : cluster_(std::move(cluster)), owner_(owner) {}
    static void onError(rd_kafka_t* client, int error, const char* reason, void* opaque);
    static void onLog(const rd_kafka_t* client, int level, const char* facility, const char* text);

    const Cluster cluster_;
    void* const owner_;
    void (*delivered_)(rd_kafka_t*, const rd_kafka_message_t*, void*) = nullptr;
    const std::shared_ptr<Ears> ears_ = std::make_shared<Ears>(Ears{this});
    bool produces_ = false;
    rd_kafka_t* client_ = nullptr;
    rd_kafka_topic_t* topic_ = nullptr;
    std::optional<Refusal> trouble_;
};

} // namespace narae::kafka
