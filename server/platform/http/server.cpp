#include "server/platform/http/server.hpp"

#include "server/platform/http/loop.hpp"
#include "server/platform/log/log.hpp"

#include <algorithm>
#include <sys/resource.h>

namespace narae::http {

namespace {

/// Descriptors that connections leave to the rest of the process.
constexpr std::size_t kDescriptorsKept = 128;

/// Takes as many descriptors as the system allows without asking anybody; answers how many.
std::size_t raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{limit.rlim_max, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    return limit.rlim_cur;
}

std::size_t connectionsOf(const ServerOptions& options)
{
    const std::size_t descriptors = raiseDescriptorLimit();
    const std::size_t room = descriptors > 2 * kDescriptorsKept ? descriptors - kDescriptorsKept : kDescriptorsKept;
    return std::min(static_cast<std::size_t>(options.connectionsMost), room);
}

/// Handlers need processors too, and one loop serves more than one of them can make work for.
std::size_t loopsOf(const ServerOptions& options, std::size_t connections)
{
    const unsigned byProcessors = std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U);
    const std::size_t wanted = options.loops > 0 ? static_cast<std::size_t>(options.loops) : byProcessors;
    return std::min(wanted, connections);
}

} // namespace

struct Server::Implementation {
    const ServerOptions options;
    const Pipeline pipeline;
    Workers workers;
    std::vector<std::unique_ptr<Loop>> loops;
};

Server::Server(const RouteTable& routes, Authenticator& authenticator, Observer& observer, AuditSink audit,
               const Clock& clock, const ServerOptions& options, Opening opening)
    : implementation_(new Implementation{options,
                                         Pipeline(routes, authenticator, observer, std::move(audit), clock,
                                                  options.bodyBytesMost, std::move(opening), options.proxies),
                                         Workers(options.workers, options.requestsWaitingMost),
                                         {}})
{
    check(options.connectionsMost > 0 && options.waitingMost >= 0, "the server may take connections");
    const Loop::House house{
        implementation_->pipeline,         observer, clock, implementation_->options, implementation_->workers,
        implementation_->options.tls.get()};
    const std::size_t connections = connectionsOf(options);
    const std::size_t loops = loopsOf(options, connections);
    for (std::size_t i = 0; i < loops; ++i)
        implementation_->loops.push_back(
            std::make_unique<Loop>(house, (connections + loops - 1) / loops,
                                   (static_cast<std::size_t>(options.waitingMost) + loops - 1) / loops));
    for (const auto& loop : implementation_->loops)
        loop->start();
}

Server::~Server()
{
    stop();
}

Result<int> Server::listen(const std::string& host, int port)
{
    auto door = std::make_shared<Door>();
    Result<int> bound = door->open(host, port);
    if (!bound) return bound;
    std::vector<Loop*> loops;
    for (const auto& loop : implementation_->loops)
        loops.push_back(loop.get());
    loops.front()->watch(std::move(door), loops);
    return bound;
}

void Server::stop()
{
    for (const auto& loop : implementation_->loops)
        loop->stop();
    for (const auto& loop : implementation_->loops)
        loop->join();
    // Handlers whose clients have left may still be at work.
    implementation_->workers.stop();
}

void Server::giveNews()
{
    for (const auto& loop : implementation_->loops)
        loop->giveNews();
}

ServerCounts Server::counts() const
{
    ServerCounts all;
    all.requestsWaiting = static_cast<std::size_t>(implementation_->workers.waiting());
    for (const auto& loop : implementation_->loops) {
        const ServerCounts counts = loop->counts();
        all.connections += counts.connections;
        all.streams += counts.streams;
    }
    return all;
}

} // namespace narae::http
