#include "server/platform/http/connection.hpp"

#include "server/platform/http/answer.hpp"

#include <array>
#include <cerrno>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace narae::http {

namespace {

using std::chrono::steady_clock;

/// A connection that was silent this long is one that can give way.
constexpr std::chrono::milliseconds kSilentBeforeGivingWay{50};

int millisecondsUntil(steady_clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
    return left > 0 ? static_cast<int>(left) : 0;
}

std::string peerAddressOf(int socket)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    std::array<char, NI_MAXHOST> host{};
    if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) return {};
    if (::getnameinfo(reinterpret_cast<sockaddr*>(&address), length, host.data(), host.size(), nullptr, 0,
                      NI_NUMERICHOST) != 0)
        return {};
    return host.data();
}

} // namespace

Connection::Connection(int socket, const Pipeline& pipeline, const ServerOptions& options, SignalEvent& pressure,
                       SignalEvent& stopping)
    : socket_(socket),
      pipeline_(pipeline),
      options_(options),
      pressure_(pressure),
      stopping_(stopping),
      peerAddress_(peerAddressOf(socket))
{
}

void Connection::serve()
{
    while (serveOne()) {
    }
}

void Connection::turnAway()
{
    RawRequest unread;
    unread.peerAddress = peerAddress_;
    const Response response = pipeline_.answerRefused(std::move(unread), refuse("server.busy").retryAfter(1));
    const std::string bytes = answerHead(response, false).append(response.content());
    static_cast<void>(::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
    // Left unread, what the client sent would reset the connection before it reads the answer.
    std::array<char, 4096> rest;
    while (::recv(socket_, rest.data(), rest.size(), MSG_DONTWAIT) > 0) {
    }
}

bool Connection::serveOne()
{
    if (received_.empty() && !waitForRequest()) return false;
    RequestFrame frame(
        [this](std::string_view method, std::string_view target) { return pipeline_.bodyBytesMost(method, target); });
    frame.request().peerAddress = peerAddress_;
    const Result<void> whole = receiveRequest(frame);
    if (peerGone_) return false;
    if (!whole) {
        const bool isHead = frame.isHead();
        answer(pipeline_.answerRefused(std::move(frame.request()), whole.error()), isHead, false);
        lingerForRest();
        return false;
    }
    const bool isHead = frame.isHead();
    const bool keepsAlive = frame.keepsAlive();
    const Response response = pipeline_.answer(std::move(frame.request()));
    const bool connectionStays = keepsAlive && !isStopping();
    return answer(response, isHead, connectionStays) && connectionStays;
}

/// Waits for the first byte of a request; false when the connection is to end instead.
bool Connection::waitForRequest()
{
    const auto now = steady_clock::now();
    const auto deadline = now + options_.keepAlive;
    Woken woken = waitReadable(std::min(deadline, now + kSilentBeforeGivingWay), false, true);
    if (woken == Woken::Deadline) woken = waitReadable(deadline, true, true);
    return woken == Woken::Readable && receiveSome();
}

Connection::Woken Connection::waitReadable(Deadline deadline, bool heedsPressure, bool heedsStopping)
{
    while (true) {
        std::array<pollfd, 3> watched{{{socket_, POLLIN, 0},
                                       {heedsStopping ? stopping_.descriptor() : -1, POLLIN, 0},
                                       {heedsPressure ? pressure_.descriptor() : -1, POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), millisecondsUntil(deadline));
        if (watched[0].revents != 0) return Woken::Readable;
        if (watched[1].revents != 0) return Woken::Stopping;
        // Others wait for the same token.
        if (watched[2].revents != 0 && pressure_.take()) return Woken::Pressure;
        if (ready == 0 || steady_clock::now() >= deadline) return Woken::Deadline;
    }
}

Result<void> Connection::receiveRequest(RequestFrame& frame)
{
    const auto deadline = steady_clock::now() + options_.requestDeadline;
    bool toldToContinue = false;
    while (true) {
        const Result<RequestFrame::Progress> progress = frame.take(received_);
        if (!progress) return progress.error();
        if (*progress == RequestFrame::Progress::Whole) return {};
        if (frame.awaitsContinue() && !toldToContinue) {
            toldToContinue = true;
            if (!send("HTTP/1.1 100 Continue\r\n\r\n", "")) return {};
        }
        if (waitReadable(deadline, false, false) == Woken::Deadline) return refuse("request.timeout");
        if (!receiveSome()) return {};
    }
}

/// False when the client is gone.
bool Connection::receiveSome()
{
    std::array<char, 16 * 1024> bytes;
    const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (count > 0) received_.append(bytes.data(), static_cast<std::size_t>(count));
    const bool later = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    peerGone_ = count <= 0 && !later;
    return !peerGone_;
}

bool Connection::answer(const Response& response, bool isHead, bool connectionStays)
{
    const bool bodyGoes = hasBody(response.status) && !isHead;
    return send(answerHead(response, connectionStays), bodyGoes ? response.content() : std::string_view());
}

bool Connection::send(std::string_view head, std::string_view body)
{
    const auto deadline = steady_clock::now() + options_.answerDeadline;
    while (!head.empty() || !body.empty()) {
        // sendmsg only reads what the iovecs point at.
        std::array<iovec, 2> parts{
            {{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}}};
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = parts.size();
        const ssize_t count = ::sendmsg(socket_, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count < 0) {
            const bool later = errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
            if (!later || !waitWritable(deadline)) {
                peerGone_ = true;
                return false;
            }
            continue;
        }
        const std::size_t ofHead = std::min(static_cast<std::size_t>(count), head.size());
        head.remove_prefix(ofHead);
        body.remove_prefix(static_cast<std::size_t>(count) - ofHead);
    }
    return true;
}

bool Connection::waitWritable(Deadline deadline)
{
    pollfd watched{socket_, POLLOUT, 0};
    const int timeout = millisecondsUntil(deadline);
    return timeout > 0 && ::poll(&watched, 1, timeout) != 0;
}

/// Reads on for a moment what a refused client still sends: closing over it would reset the connection, and the client
/// would never read why it was refused.
void Connection::lingerForRest()
{
    constexpr std::size_t kBytesMost = 1024 * 1024;
    constexpr std::chrono::milliseconds kTimeMost{1000};
    const auto deadline = steady_clock::now() + kTimeMost;
    ::shutdown(socket_, SHUT_WR);
    std::size_t bytes = 0;
    while (!peerGone_ && bytes < kBytesMost && waitReadable(deadline, true, true) == Woken::Readable) {
        received_.clear();
        receiveSome();
        bytes += received_.size();
    }
}

bool Connection::isStopping() const
{
    pollfd watched{stopping_.descriptor(), POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

} // namespace narae::http
