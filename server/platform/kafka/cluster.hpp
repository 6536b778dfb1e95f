#pragma once

#include <string>

namespace narae::kafka {

/// Where a stream is: the brokers to begin with, and the topic.
struct Cluster {
    std::string brokers; ///< `host:port,host:port`
    std::string topic;
    std::string client; ///< how this process calls itself in the brokers' logs
};

} // namespace narae::kafka
