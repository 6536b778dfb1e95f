#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/http/ports.hpp"
#include "server/platform/http/route.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace narae::http {

struct ServerOptions {
    std::size_t bodyBytesMost = 64 * 1024;             ///< where a route does not say otherwise
    int connectionsMost = 256;                         ///< a thread each, begun when needed; of each port
    int waitingMost = 1024;                            ///< connections that may wait for a thread; more are told 503
    std::chrono::milliseconds keepAlive{30'000};       ///< how long a connection may be silent between requests
    std::chrono::milliseconds requestDeadline{10'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds answerDeadline{30'000};  ///< for a client to take its answer
};

/// The process's HTTP side: reads a request within its limits, finds who calls and which route fits, runs the handler,
/// and turns refusals into problems. Several listening ports share one route table. HTTP/1.1 and 1.0.
///
/// cpp-httplib listens, accepts and keeps the threads. Its parser is not used (server.cpp says why): a request is
/// framed by RequestFrame, understood by Pipeline and answered in one write. A connection that is silent gives its
/// thread up as soon as another one waits for it.
///
/// Everything a handler may assume has been checked here: the caller is allowed, the body is within its limit, of the
/// route's media type and UTF-8.
class Server {
public:
    /// All outlive it; the routes do not change any more.
    Server(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
           const Clock& clock, ServerOptions options = {}, Opening opening = {});
    ~Server();

    /// Port 0 takes any free one. Answers the port. Refuses `server.port_taken` and `server.address_unusable`.
    Result<int> listen(const std::string& host, int port);
    /// Takes no new connections, finishes what is in flight, and returns. Twice is once.
    void stop();

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::http
