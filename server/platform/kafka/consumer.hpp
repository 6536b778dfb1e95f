#pragma once

#include "common/base/result.hpp"
#include "server/platform/kafka/cluster.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace narae::kafka {

/// Where a reader of a topic goes on: the offset of the next message, by partition.
using Offsets = std::map<std::int32_t, std::int64_t>;

struct Message {
    std::int32_t partition = 0;
    std::int64_t offset = 0;
    std::string key;
    std::string value;
};

/// Reads all partitions of a topic, each in its order. It keeps nothing with the brokers: where it stands is the
/// caller's, stored with the effect of what was read. One thread.
class Consumer {
public:
    /// `next` says where to go on; a partition that it does not name is read from its beginning. Whether the topic was
    /// given more partitions is looked at each `lookPause`, busy or not. Refuses `kafka.unusable`.
    static Result<std::unique_ptr<Consumer>> open(const Cluster& cluster, Offsets next,
                                                  std::chrono::milliseconds lookPause = std::chrono::seconds(30));
    ~Consumer();

    /// At most `most` messages, waiting for the first. None: there was nothing new. Refuses `kafka.away`,
    /// `kafka.not_admitted` and `kafka.topic_missing`; ask again, it goes on where it was.
    Result<std::vector<Message>> take(std::size_t most, std::chrono::milliseconds longest);

    /// Behind what take() has given.
    const Offsets& next() const;

private:
    struct Implementation;
    explicit Consumer(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::kafka
