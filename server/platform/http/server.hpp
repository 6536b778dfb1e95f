#pragma once

#include "common/base/clock.hpp"
#include "common/base/result.hpp"
#include "server/platform/http/ports.hpp"
#include "server/platform/http/route.hpp"
#include "server/platform/http/tls.hpp"
#include "server/platform/http/trusted_proxies.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace narae::http {

struct ServerOptions {
    std::size_t bodyBytesMost = 64 * 1024;             ///< where a route does not say otherwise
    int connectionsMost = 16'384;                      ///< open at once; beyond that the longest idle one gives way
    int waitingMost = 1024;                            ///< connections that wait for a place; more are told 503
    int loops = 0;                                     ///< threads that look after connections; 0: by the processors
    int workers = 32;                                  ///< handlers at work at once
    int requestsWaitingMost = 1024;                    ///< requests that wait for a worker; more are told 503
    std::chrono::milliseconds keepAlive{30'000};       ///< how long a connection may be silent between requests
    std::chrono::milliseconds requestDeadline{10'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds answerDeadline{30'000};  ///< for a client to take its answer
    std::shared_ptr<const TlsIdentity> tls{};          ///< for all ports; without it they speak in the clear
    TrustedProxies proxies{};                          ///< gateways before it
    std::chrono::milliseconds heartbeat{15'000};       ///< a stream's sign of life; whether it may go on is asked then
};

/// For /metrics.
struct ServerCounts {
    std::size_t connections = 0;
    std::size_t streams = 0;
    std::size_t requestsWaiting = 0; ///< for a worker
};

/// The process's HTTP side: reads a request within its limits, finds who calls and which route fits, runs the handler,
/// and turns refusals into problems. Several listening ports share one route table. HTTP/1.1 and 1.0.
///
/// Event-driven: a few loops look after all connections, so that an idle or slow one costs some memory and no thread.
/// A request is framed by RequestFrame, understood by Pipeline on a worker's thread, and answered in one write. What is
/// bounded is told so at once: connections, requests that wait, bytes, time.
///
/// Everything a handler may assume has been checked here: the caller is allowed, the body is within its limit, of the
/// route's media type and UTF-8.
class Server {
public:
    /// All outlive it; the routes do not change any more.
    Server(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
           const Clock& clock, const ServerOptions& options = {}, Opening opening = {});
    ~Server();

    /// Port 0 takes any free one. Answers the port. Refuses `server.port_taken` and `server.address_unusable`.
    Result<int> listen(const std::string& host, int port);
    /// Takes no new connections, finishes what is in flight, and returns. Twice is once.
    void stop();
    /// Streams (Response::stream) may have something new to tell. Any thread.
    void giveNews();
    ServerCounts counts() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::http
