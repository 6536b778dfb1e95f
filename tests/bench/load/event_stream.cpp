#include "tests/bench/load/event_stream.hpp"

#include "common/base/check.hpp"
#include "tests/bench/load/client.hpp"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::bench {

namespace {

/// The value of a field's line, without the one space that may stand before it.
std::string_view valueOf(std::string_view line, std::size_t colon)
{
    std::string_view value = line.substr(colon + 1);
    if (value.starts_with(' ')) value.remove_prefix(1);
    return value;
}

} // namespace

EventStream::EventStream(int port, const std::string& target)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    check(socket_ >= 0, "there are descriptors left (ulimit -n)");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "the server listens");
    const std::string request = makeRequest("GET", target, "Accept: text/event-stream\r\n");
    const ssize_t sent = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL);
    check(sent == static_cast<ssize_t>(request.size()), "the request goes out");
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
}

EventStream::~EventStream()
{
    ::close(socket_);
}

bool EventStream::read(const std::function<void(std::string_view name, std::string_view data)>& told)
{
    std::array<char, 16384> bytes;
    while (true) {
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        if (count == 0 || (count < 0 && errno != EAGAIN)) return false;
        if (count < 0) break;
        raw_.append(bytes.data(), static_cast<std::size_t>(count));
    }
    if (!inBody_ && !beginBody()) return raw_.find("\r\n\r\n") == std::string::npos;
    unwrap();
    for (std::size_t end = body_.find("\n\n"); end != std::string::npos; end = body_.find("\n\n")) {
        std::string_view name = "message";
        std::string_view data;
        std::string_view lines = std::string_view(body_).substr(0, end + 1);
        while (!lines.empty()) {
            const std::string_view line = lines.substr(0, lines.find('\n'));
            lines.remove_prefix(line.size() + 1);
            const std::size_t colon = line.find(':');
            if (line.substr(0, colon) == "event") name = valueOf(line, colon);
            if (line.substr(0, colon) == "data") data = valueOf(line, colon);
        }
        told(name, data);
        body_.erase(0, end + 2);
    }
    return true;
}

/// Whether the head has come and is that of a stream.
bool EventStream::beginBody()
{
    const std::size_t end = raw_.find("\r\n\r\n");
    if (end == std::string::npos || !raw_.starts_with("HTTP/1.1 200")) return false;
    Reply reply;
    reply.head = std::string_view(raw_).substr(0, end + 2);
    if (!reply.header("Content-Type").starts_with("text/event-stream")) return false;
    chunked_ = reply.header("Transfer-Encoding") == "chunked";
    raw_.erase(0, end + 4);
    inBody_ = true;
    return true;
}

/// Takes what is whole out of its chunks.
void EventStream::unwrap()
{
    if (!chunked_) {
        body_ += raw_;
        raw_.clear();
        return;
    }
    for (std::size_t line = raw_.find("\r\n"); line != std::string::npos; line = raw_.find("\r\n")) {
        std::size_t size = 0;
        std::from_chars(raw_.data(), raw_.data() + line, size, 16);
        if (raw_.size() < line + 2 + size + 2) return;
        body_.append(raw_, line + 2, size);
        raw_.erase(0, line + 2 + size + 2);
    }
}

} // namespace narae::bench
