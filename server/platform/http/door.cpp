#include "server/platform/http/door.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::http {

namespace {

std::string textOf(const sockaddr_storage& address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* raw = nullptr;
    if (address.ss_family == AF_INET) raw = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    if (address.ss_family == AF_INET6) raw = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    if (!raw || !::inet_ntop(address.ss_family, raw, text.data(), text.size())) return {};
    return text.data();
}

} // namespace

Door::~Door()
{
    close();
}

Result<int> Door::open(const std::string& host, int port)
{
    // Its default, SO_REUSEPORT, would let a second server share the port unnoticed.
    set_socket_options([](socket_t socket) {
        const int on = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    });
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
    ::fcntl(svr_sock_, F_SETFL, ::fcntl(svr_sock_, F_GETFL) | O_NONBLOCK);
    return bound;
}

void Door::close()
{
    const int socket = svr_sock_.exchange(INVALID_SOCKET);
    if (socket != INVALID_SOCKET) ::close(socket);
}

Door::Outcome Door::accept(Arrival& arrival)
{
    while (true) {
        sockaddr_storage address{};
        socklen_t length = sizeof address;
        const int socket =
            ::accept4(svr_sock_, reinterpret_cast<sockaddr*>(&address), &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            // Without it each answer on a connection that stays waits 40 ms for the last one's acknowledgement.
            const int on = 1;
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            arrival = {socket, textOf(address)};
            return Outcome::Arrived;
        }
        if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) return Outcome::NoDescriptorLeft;
        // Whoever left again while waiting is nobody's trouble.
        if (errno != EINTR && errno != ECONNABORTED && errno != EPROTO) return Outcome::NobodyWaits;
    }
}

} // namespace narae::http
