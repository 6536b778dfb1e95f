#pragma once

#include "common/base/result.hpp"

#include <httplib.h>
#include <optional>
#include <string>

namespace narae::http {

/// A connection just accepted.
struct Arrival {
    int socket = -1;
    std::string peerAddress;
};

/// One listening port. cpp-httplib resolves the host, makes the socket and binds it; the accepting is ours, for its own
/// gives each connection a thread. Opened by one thread, then used by a loop's alone.
class Door final : private httplib::Server {
public:
    Door() = default;
    ~Door() override;

    /// Port 0 takes any free one. Answers the port. Refuses `server.port_taken` and `server.address_unusable`.
    Result<int> open(const std::string& host, int port);
    /// Whoever still waits outside is sent away.
    void close();

    /// What to poll for reading.
    int descriptor() const { return svr_sock_; }

    enum class Outcome { Arrived, NobodyWaits, NoDescriptorLeft };
    Outcome accept(Arrival& arrival);
};

} // namespace narae::http
