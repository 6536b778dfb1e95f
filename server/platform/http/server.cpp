#include "server/platform/http/server.hpp"

#include "server/platform/http/connection.hpp"
#include "server/platform/http/connection_threads.hpp"
#include "server/platform/http/pipeline.hpp"
#include "server/platform/log/log.hpp"

#include <cerrno>
#include <cstring>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::http {

namespace {

/// One listening port. The library listens, accepts and owns the life of the threads; the connections are ours.
///
/// Its parser (0.11.4) stays unused. It takes a duplicate Content-Length and chunks of any size, decodes the path
/// before anybody routes, lets a header named REMOTE_ADDR pass for the peer's address, loses pipelined requests, knows
/// no 405, and compresses or slices answers on its own; none of that can be set right from outside.
class Port final : public httplib::Server {
public:
    Port(const Pipeline& pipeline, const ServerOptions& options) : pipeline_(pipeline), options_(options)
    {
        set_tcp_nodelay(true);
        // Its default, SO_REUSEPORT, would let a second server share the port unnoticed.
        set_socket_options([](socket_t socket) {
            const int on = 1;
            ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        new_task_queue = [this] {
            return new ConnectionThreads(static_cast<std::size_t>(options_.connectionsMost),
                                         static_cast<std::size_t>(options_.waitingMost), pressure_, stopping_);
        };
    }

    ~Port() override { end(); }

    Result<int> begin(const std::string& host, int port)
    {
        errno = 0;
        const int bound = port == 0 ? bind_to_any_port(host) : bind_to_port(host, port) ? port : -1;
        const int reason = errno;
        if (bound < 0 && reason == EADDRINUSE) return refuse("server.port_taken").with("port", port);
        if (bound < 0)
            return refuse("server.address_unusable")
                .with("host", host)
                .with("reason", reason != 0 ? std::strerror(reason) : "no such address");
        // The library's backlog is 5: a burst of connections would wait a second for its retransmission.
        ::listen(svr_sock_, SOMAXCONN);
        thread_ = std::thread([this] { listen_after_bind(); });
        while (!is_running())
            std::this_thread::yield();
        return bound;
    }

    void end()
    {
        if (!thread_.joinable()) return;
        stopping_.give();
        stop();
        thread_.join();
    }

private:
    bool process_and_close_socket(socket_t socket) override
    {
        Connection connection(socket, pipeline_, options_, pressure_, stopping_);
        if (ConnectionThreads::overCrowded())
            connection.turnAway();
        else
            connection.serve();
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
        return true;
    }

    const Pipeline& pipeline_;
    const ServerOptions& options_;
    SignalEvent pressure_{SignalEvent::Kind::Tokens};
    SignalEvent stopping_{SignalEvent::Kind::Latch};
    std::thread thread_;
};

} // namespace

struct Server::Implementation {
    ServerOptions options;
    Pipeline pipeline;
    std::vector<std::unique_ptr<Port>> ports;
};

Server::Server(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
               const Clock& clock, ServerOptions options, Opening opening)
    : implementation_(new Implementation{
          options,
          Pipeline(routes, authenticator, observer, std::move(audit), clock, options.bodyBytesMost, std::move(opening)),
          {}})
{
    check(options.connectionsMost > 0 && options.waitingMost >= 0, "the server may take connections");
}

Server::~Server()
{
    stop();
}

Result<int> Server::listen(const std::string& host, int port)
{
    auto opened = std::make_unique<Port>(implementation_->pipeline, implementation_->options);
    Result<int> bound = opened->begin(host, port);
    if (!bound) return bound;
    implementation_->ports.push_back(std::move(opened));
    log::info("http.listening", {{"host", host}, {"port", *bound}});
    return bound;
}

void Server::stop()
{
    for (const auto& port : implementation_->ports)
        port->end();
    implementation_->ports.clear();
}

} // namespace narae::http
