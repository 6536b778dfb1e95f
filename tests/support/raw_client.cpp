#include "tests/support/raw_client.hpp"

#include "common/base/check.hpp"
#include "common/base/text.hpp"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace narae::support {

namespace {

int connectTo(const std::filesystem::path& path)
{
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.string().copy(address.sun_path, sizeof address.sun_path - 1);
    const timeval patience{10, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

int connectTo(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{10, 0};
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

} // namespace

std::string RawAnswer::header(const std::string& lowerCaseName) const
{
    const auto at = headers.find(lowerCaseName);
    return at == headers.end() ? std::string() : at->second;
}

RawClient::RawClient(int port) : socket_(connectTo(port))
{
    check(socket_ >= 0, "the server of the test listens");
}

RawClient::RawClient(const std::filesystem::path& path) : socket_(connectTo(path))
{
    check(socket_ >= 0, "the program of the test listens");
}

RawClient::~RawClient()
{
    ::close(socket_);
}

void RawClient::send(const std::string& bytes)
{
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return;
        sent += static_cast<std::size_t>(count);
    }
}

void RawClient::endSending()
{
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::receiveSome()
{
    std::array<char, 65536> bytes;
    const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

RawAnswer RawClient::receive(bool withoutBody)
{
    RawAnswer answer;
    std::size_t end = std::string::npos;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos)
        if (!receiveSome()) return answer;
    std::string_view head = std::string_view(received_).substr(0, end + 2);
    int status = 0;
    if (head.size() > 12) std::from_chars(head.data() + 9, head.data() + 12, status);
    for (head.remove_prefix(head.find("\r\n") + 2); !head.empty();) {
        const std::string_view line = head.substr(0, head.find("\r\n"));
        const auto colon = line.find(':');
        answer.headers.emplace(toLowerAscii(line.substr(0, colon)), trim(line.substr(colon + 1)));
        head.remove_prefix(line.size() + 2);
    }
    received_.erase(0, end + 4);
    const std::string length = answer.header("content-length");
    const std::size_t bytes = withoutBody || length.empty() ? 0 : std::stoul(length);
    while (received_.size() < bytes)
        if (!receiveSome()) return answer;
    answer.body = received_.substr(0, bytes);
    received_.erase(0, bytes);
    answer.status = status;
    return answer;
}

std::string RawClient::receiveUntil(const std::string& text)
{
    std::size_t from = 0;
    std::size_t at = std::string::npos;
    while ((at = received_.find(text, from)) == std::string::npos) {
        from = received_.size() - std::min(received_.size(), text.size());
        if (!receiveSome()) return std::exchange(received_, {});
    }
    const std::string upTo = received_.substr(0, at + text.size());
    received_.erase(0, upTo.size());
    return upTo;
}

std::string RawClient::receiveRest()
{
    while (receiveSome()) {
    }
    return std::exchange(received_, {});
}

bool RawClient::isClosedByPeer()
{
    std::array<char, 4096> bytes;
    while (true) {
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (count == 0 || (count < 0 && errno == ECONNRESET)) return true;
        if (count < 0) return false;
    }
}

bool RawClient::canConnect(int port)
{
    const int socket = connectTo(port);
    if (socket >= 0) ::close(socket);
    return socket >= 0;
}

int freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    check(bound, "this machine has a free port");
    return ntohs(address.sin_port);
}

} // namespace narae::support
