#pragma once

#include "tests/bench/load/client.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace narae::bench {

/// A connection to a port of this machine that never waits: requests go out and answers come in as far as they can.
class Connection {
public:
    /// Connects; the connection is there when this returns.
    explicit Connection(int port);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    int socket() const { return socket_; }

    /// What is to be sent; append to it, then send().
    std::string& out() { return out_; }
    enum class Sent { All, Part, Broken };
    Sent send();

    enum class Received { Answer, Part, Broken };
    /// Reads what there is. With Answer, reply() is good until the next call of receive().
    Received receive();
    const Reply& reply() const { return reply_; }

    /// Sends a request and waits for its answer, which reply() then has. False when none came in time.
    bool askAndWait(std::string_view request, std::chrono::milliseconds longest = std::chrono::seconds(20));

private:
    bool cutAnswer();

    int socket_;
    std::string out_;
    std::size_t sent_ = 0;
    std::string in_;
    std::size_t filled_ = 0; ///< of in_
    std::size_t whole_ = 0;  ///< length of the answer under way, once its head is there
    std::size_t headEnd_ = 0;
    int status_ = 0;
    Reply reply_;
};

} // namespace narae::bench
