#pragma once

#include "common/base/clock.hpp"
#include "server/platform/http/route.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace narae::http {

/// Who a request's credentials belong to: a port, filled by identity.
class Authenticator {
public:
    virtual ~Authenticator() = default;
    /// `authorization` is the header's value or empty. Refuses `session.unknown` and `session.expired`. Any thread.
    virtual Result<Caller> authenticate(std::string_view authorization) = 0;
};

/// Told of every answered request. Any thread; must be quick.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void answered(const Request& request, const Route* route, const Response& response,
                          std::chrono::microseconds took) = 0;
};

/// Writes the audit log: called for audited routes after the handler, before the answer leaves. A refusal (the database
/// is away) turns the answer into that problem.
using AuditSink = std::function<Result<void>(const Request& request, const Route& route, const Response& response)>;

struct ServerOptions {
    std::size_t bodyBytesMax = 64 * 1024;
    /// Paths that take more (imports): bytes by route pattern.
    std::map<std::string, std::size_t> bodyBytesMaxOf;
    int threads = 96; ///< requests worked on at once
    std::chrono::seconds keepAlive{30};
    std::chrono::seconds readTimeout{10};
};

/// The process's HTTP side, on cpp-httplib: reads a request within its limits, finds who calls and which route fits,
/// runs the handler, and turns refusals into problems. Several listening ports share one route table.
///
/// Everything a handler may assume has been checked here: the caller is allowed, the body is within its limit and (for
/// application/json) UTF-8.
class Server {
public:
    Server(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
           const Clock& clock, ServerOptions options);
    ~Server();

    /// Port 0 takes any free one. Answers the port. Refuses `server.port_taken` with the port.
    Result<int> listen(const std::string& host, int port);
    /// Takes no new connections, finishes what is in flight, and returns.
    void stop();

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

} // namespace narae::http
