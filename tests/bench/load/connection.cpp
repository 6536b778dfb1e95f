#include "tests/bench/load/connection.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::bench {

namespace {

constexpr std::size_t kRoom = 16 * 1024;

} // namespace

Connection::Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    check(socket_ >= 0, "there are descriptors left (ulimit -n)");
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    check(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "the server listens");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::fcntl(socket_, F_SETFL, O_NONBLOCK);
}

Connection::~Connection()
{
    ::close(socket_);
}

Connection::Sent Connection::send()
{
    while (sent_ < out_.size()) {
        const ssize_t count = ::send(socket_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
        if (count < 0) return errno == EAGAIN ? Sent::Part : Sent::Broken;
        sent_ += static_cast<std::size_t>(count);
    }
    out_.clear();
    sent_ = 0;
    return Sent::All;
}

Connection::Received Connection::receive()
{
    if (reply_.status != 0) {
        // The answer that was handed out is over; what came behind it stays.
        if (filled_ > whole_) in_.erase(0, whole_);
        filled_ -= whole_;
        whole_ = headEnd_ = 0;
        reply_ = {};
        if (cutAnswer()) return Received::Answer;
    }
    while (true) {
        const std::size_t room = std::max(whole_ > filled_ ? whole_ - filled_ : 0, kRoom);
        if (in_.size() < filled_ + room) in_.resize(filled_ + room);
        const ssize_t count = ::recv(socket_, in_.data() + filled_, in_.size() - filled_, 0);
        if (count < 0) return errno == EAGAIN ? Received::Part : Received::Broken;
        if (count == 0) return Received::Broken;
        filled_ += static_cast<std::size_t>(count);
        if (cutAnswer()) return Received::Answer;
    }
}

bool Connection::askAndWait(std::string_view request, std::chrono::milliseconds longest)
{
    out_ += request;
    if (send() != Sent::All) return false;
    const auto deadline = std::chrono::steady_clock::now() + longest;
    while (true) {
        const Received received = receive();
        if (received != Received::Part) return received == Received::Answer;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        if (left <= 0) return false;
        pollfd readable{socket_, POLLIN, 0};
        ::poll(&readable, 1, static_cast<int>(left));
    }
}

/// Whether a whole answer has come.
bool Connection::cutAnswer()
{
    const std::string_view come = std::string_view(in_).substr(0, filled_);
    if (headEnd_ == 0) {
        const std::size_t end = come.find("\r\n\r\n");
        if (end == std::string_view::npos) return false;
        headEnd_ = end + 4;
        Reply head;
        head.head = come.substr(0, end + 2);
        const std::string_view length = head.header("Content-Length");
        std::size_t body = 0;
        std::from_chars(length.data(), length.data() + length.size(), body);
        std::from_chars(come.data() + 9, come.data() + 12, status_);
        check(status_ >= 200, "the server answers in HTTP/1.1");
        // What has not changed comes without a body, whatever length is named.
        whole_ = headEnd_ + (status_ == 304 ? 0 : body);
    }
    if (filled_ < whole_) return false;
    reply_.head = come.substr(0, headEnd_ - 2);
    reply_.body = come.substr(headEnd_, whole_ - headEnd_);
    reply_.status = status_;
    return true;
}

} // namespace narae::bench
