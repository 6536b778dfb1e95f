#pragma once

#include "server/platform/http/pipeline.hpp"
#include "server/platform/http/request_frame.hpp"
#include "server/platform/http/server.hpp"
#include "server/platform/http/signal_event.hpp"

#include <optional>
#include <string>

namespace narae::http {

/// One client's connection: its requests one after the other, each within its deadline, until either side has enough.
/// Ends between two requests when the server stops or another connection needs the thread. One thread.
class Connection {
public:
    /// `socket` stays the caller's to close; the others outlive the connection.
    Connection(int socket, const Pipeline& pipeline, const ServerOptions& options, SignalEvent& pressure,
               SignalEvent& stopping);

    void serve();
    /// Says that the server is busy, without waiting for anything.
    void turnAway();

private:
    using Deadline = std::chrono::steady_clock::time_point;
    enum class Woken { Readable, Deadline, Stopping, Pressure };

    bool serveOne();
    bool waitForRequest();
    Woken waitReadable(Deadline deadline, bool heedsPressure, bool heedsStopping);
    Result<void> receiveRequest(RequestFrame& frame);
    bool receiveSome();
    bool answer(const Response& response, bool isHead, bool connectionStays);
    bool send(std::string_view head, std::string_view body);
    bool waitWritable(Deadline deadline);
    void lingerForRest();
    bool isStopping() const;

    int socket_;
    const Pipeline& pipeline_;
    const ServerOptions& options_;
    SignalEvent& pressure_;
    SignalEvent& stopping_;
    std::string peerAddress_;
    std::string received_; ///< and not yet taken
    bool peerGone_ = false;
};

} // namespace narae::http
