#pragma once

#include "common/base/result.hpp"
#include "server/platform/kafka/cluster.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace narae::kafka {

/// Hands messages to a topic, in order for each key, and knows up to where all of them are safe with the brokers
/// (acks=all). The library repeats what it got no answer for, and the brokers know a repetition (idempotence); a
/// producer that is opened anew may repeat: its messages arrive at least once.
///
/// Positions are the caller's, and grow. When a message was refused for good, all that follows is refused too: open
/// another producer, and go on behind acknowledged(). One thread.
class Producer {
public:
    struct Options {
        std::size_t onTheirWayMost = 1000;
        std::string contentType = {}; ///< of all values, as a header; empty: none
    };

    /// Refuses `kafka.unusable`. That no broker answers is found out later.
    static Result<std::unique_ptr<Producer>> open(const Cluster& cluster, Options options);
    ~Producer();

    /// False when as many are on their way as may be: wait(). Refuses `kafka.away`, `kafka.not_admitted`,
    /// `kafka.topic_missing` or `kafka.refused` once a message failed for good. REQUIRES: a position behind all before
    /// it.
    Result<bool> offer(std::int64_t position, const std::string& key, const std::string& value);
    /// Lets acknowledgements come in, until one has or the time is over. Refuses as offer() does; brokers that are only
    /// away are waited for.
    Result<void> wait(std::chrono::milliseconds longest);

    /// Hears what has become of the brokers while there is nothing to tell them; when they were in trouble, asks
    /// whether that is over. Refuses as offer() does.
    Result<void> look(std::chrono::milliseconds longest);

    /// All messages up to this position are safe; 0 before the first.
    std::int64_t acknowledged() const;
    std::size_t onTheirWay() const;
    /// What keeps messages from arriving just now, if anything is known to.
    std::optional<Refusal> trouble() const;

private:
    struct Implementation;
    explicit Producer(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::kafka
