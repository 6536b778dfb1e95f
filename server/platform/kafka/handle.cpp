#include "server/platform/kafka/handle.hpp"

#include "server/platform/log/log.hpp"

#include <future>
#include <thread>

namespace narae::kafka {

namespace {

constexpr auto kAway = "kafka.away";
constexpr auto kNotAdmitted = "kafka.not_admitted";
constexpr std::chrono::milliseconds kLongestGoodbye{1000};

/// In the library's words.
Handle::Settings settingsOf(const Security& security)
{
    Handle::Settings settings{{"security.protocol", security.protocol}};
    if (!security.authorities.empty()) settings["ssl.ca.location"] = security.authorities;
    if (security.mechanism.empty()) return settings;
    settings["sasl.mechanism"] = security.mechanism;
    settings["sasl.username"] = security.user;
    settings["sasl.password"] = security.password;
    return settings;
}

Refusal unusable(const Cluster& cluster, std::string_view reason)
{
    return refuse("kafka.unusable").with("brokers", cluster.brokers).with("reason", reason);
}

} // namespace

Result<std::unique_ptr<Handle>> Handle::open(rd_kafka_type_t type, const Cluster& cluster, const Settings& settings,
                                             void (*delivered)(rd_kafka_t*, const rd_kafka_message_t*, void*),
                                             void* owner)
{
    // The library would wait for both for ever.
    if (cluster.brokers.empty()) return unusable(cluster, "no broker is named");
    if (cluster.topic.empty()) return unusable(cluster, "no topic is named");
    std::unique_ptr<Handle> handle(new Handle(cluster, owner));
    handle->delivered_ = delivered;
    handle->produces_ = type == RD_KAFKA_PRODUCER;
    char text[512] = "";
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    Settings all{{"bootstrap.servers", cluster.brokers},
                 {"client.id", cluster.client},
                 // A topic is made by whoever knows how many partitions it needs.
                 {"allow.auto.create.topics", "false"},
                 {"socket.timeout.ms", "10000"},
                 {"socket.keepalive.enable", "true"},
                 {"reconnect.backoff.max.ms", "2000"},
                 {"topic.metadata.propagation.max.ms", "3000"},
                 {"topic.metadata.refresh.interval.ms", "10000"}};
    if (type == RD_KAFKA_CONSUMER) all.erase("topic.metadata.propagation.max.ms");
    all.merge(settingsOf(cluster.security));
    for (const auto& [name, value] : settings)
        all.insert_or_assign(name, value);
    for (const auto& [name, value] : all) {
        if (rd_kafka_conf_set(conf, name.c_str(), value.c_str(), text, sizeof text) == RD_KAFKA_CONF_OK) continue;
        rd_kafka_conf_destroy(conf);
        return unusable(cluster, text);
    }
    rd_kafka_conf_set_opaque(conf, handle->ears_.get());
    rd_kafka_conf_set_error_cb(conf, &Handle::onError);
    rd_kafka_conf_set_log_cb(conf, &Handle::onLog);
    if (delivered != nullptr)
        rd_kafka_conf_set_dr_msg_cb(conf, [](rd_kafka_t* client, const rd_kafka_message_t* message, void* opaque) {
            if (const Handle* told = static_cast<Ears*>(opaque)->handle)
                told->delivered_(client, message, told->owner_);
        });
    handle->client_ = rd_kafka_new(type, conf, text, sizeof text);
    if (handle->client_ == nullptr) {
        rd_kafka_conf_destroy(conf);
        return unusable(cluster, text);
    }
    handle->topic_ = rd_kafka_topic_new(handle->client_, cluster.topic.c_str(), nullptr);
    if (handle->topic_ == nullptr) return unusable(cluster, rd_kafka_err2str(rd_kafka_last_error()));
    if (type == RD_KAFKA_CONSUMER) rd_kafka_poll_set_consumer(handle->client_);
    return handle;
}

Handle::~Handle()
{
    if (client_ == nullptr) return;
    ears_->handle = nullptr;
    const auto closed = std::make_shared<std::promise<void>>();
    std::future<void> end = closed->get_future();
    std::thread([client = client_, topic = topic_, produces = produces_, ears = ears_, closed] {
        if (produces) rd_kafka_purge(client, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
        if (topic != nullptr) rd_kafka_topic_destroy(topic);
        // A consumer that commits nothing has nothing to say good-bye to.
        rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
        closed->set_value();
    }).detach();
    if (end.wait_for(kLongestGoodbye) != std::future_status::ready)
        log::warning("kafka.client_hangs", {{"brokers", cluster_.brokers}, {"topic", cluster_.topic}});
}

Result<int> Handle::partitions(std::chrono::milliseconds longest)
{
    const rd_kafka_metadata_t* metadata = nullptr;
    const auto error = rd_kafka_metadata(client_, 0, topic_, &metadata, static_cast<int>(longest.count()));
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        troubled(refusalOf(error, rd_kafka_err2str(error)));
        return *trouble_;
    }
    const bool told = metadata->topic_cnt == 1;
    const auto ofTopic = told ? metadata->topics[0].err : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
    const int count = told ? metadata->topics[0].partition_cnt : 0;
    rd_kafka_metadata_destroy(metadata);
    if (ofTopic == RD_KAFKA_RESP_ERR_NO_ERROR && count > 0) {
        well();
        return count;
    }
    troubled(refusalOf(ofTopic, rd_kafka_err2str(ofTopic)));
    return *trouble_;
}

Refusal Handle::refusalOf(rd_kafka_resp_err_t error, const std::string& text) const
{
    const bool missing = error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
                         error == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC || error == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION;
    if (missing) return refuse("kafka.topic_missing").with("topic", cluster_.topic).retryAfter(1);
    const bool notAdmitted = error == RD_KAFKA_RESP_ERR__AUTHENTICATION ||
                             error == RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED ||
                             error == RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM ||
                             error == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
                             error == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED;
    return refuse(notAdmitted ? kNotAdmitted : kAway)
        .with("brokers", cluster_.brokers)
        .with("reason", text)
        .retryAfter(1);
}

void Handle::troubled(Refusal refusal)
{
    if (trouble_ && trouble_->code() == refusal.code()) return;
    // Who is not admitted is cut off: what follows says less than what was said first.
    if (trouble_ && trouble_->code() == kNotAdmitted && refusal.code() == kAway) return;
    std::string reason;
    for (const auto& [fact, value] : refusal.facts())
        if (fact == "reason") reason = value;
    log::warning(refusal.code(), {{"brokers", cluster_.brokers}, {"topic", cluster_.topic}, {"reason", reason}});
    trouble_ = std::move(refusal);
}

void Handle::well()
{
    if (!trouble_) return;
    log::info("kafka.back", {{"brokers", cluster_.brokers}, {"topic", cluster_.topic}});
    trouble_.reset();
}

void Handle::onError(rd_kafka_t* client, int error, const char* reason, void* opaque)
{
    Handle* const told = static_cast<Ears*>(opaque)->handle;
    if (told == nullptr) return;
    auto code = static_cast<rd_kafka_resp_err_t>(error);
    char text[512] = "";
    // Behind this one stands what has really happened.
    if (code == RD_KAFKA_RESP_ERR__FATAL) code = rd_kafka_fatal_error(client, text, sizeof text);
    told->troubled(told->refusalOf(code, *text != '\0' ? text : reason));
}

/// The library's own words, for whoever looks closely: it tells each try.
void Handle::onLog(const rd_kafka_t* /*client*/, int level, const char* facility, const char* text)
{
    log::debug("kafka.client", {{"level", level}, {"facility", facility}, {"text", text}});
}

} // namespace narae::kafka
