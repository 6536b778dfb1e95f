#include "tests/support/bad_server.hpp"

#include "common/base/check.hpp"
#include "tests/support/spoilt_answer.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::testing {

namespace {

constexpr int kLateMs = 3000;
constexpr int kLookAgainMs = 20; ///< how soon a thread sees that the weather is another

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Whether there is something to read, or the peer has gone, within a moment.
bool readable(int socket, int milliseconds)
{
    pollfd waiting{socket, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

std::string::size_type lengthOfHead(const std::string& bytes)
{
    const auto end = bytes.find("\r\n\r\n");
    return end == std::string::npos ? std::string::npos : end + 4;
}

bool isStream(const std::string& request)
{
    return request.starts_with("GET /v1/stream");
}

/// Whether `bytes` are a whole message. Both sides here always say how long a body is.
bool whole(const std::string& bytes)
{
    const auto head = lengthOfHead(bytes);
    return head != std::string::npos && bytes.size() >= head + lengthOfBody(bytes.substr(0, head));
}

} // namespace

/// One connection of an app, and its own to the server.
struct BadServer::Line {
    explicit Line(int accepted) : app(accepted) {}
    ~Line()
    {
        ::close(app);
        if (server >= 0) ::close(server);
    }
    int app;
    int server = -1;
    std::atomic<bool> over = false;
    std::thread thread;
};

BadServer::BadServer(int realPort, std::string counted) : realPort_(realPort), counted_(std::move(counted))
{
    listen();
}

BadServer::~BadServer()
{
    stopping_ = true;
    ++changes_;
    stopListening();
    for (const auto& line : lines_) {
        ::shutdown(line->app, SHUT_RDWR);
        if (line->thread.joinable()) line->thread.join();
    }
}

void BadServer::listen()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(port_);
    socklen_t size = sizeof address;
    const bool listens = ::bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                         ::listen(listener, 64) == 0 &&
                         ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    check(listens, "the proxy of the test listens");
    port_ = ntohs(address.sin_port);
    listener_ = listener;
    acceptor_ = std::thread([this, listener] { acceptConnections(listener); });
}

void BadServer::stopListening()
{
    if (listener_ < 0) return;
    ::shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    ::close(listener_);
    listener_ = -1;
}

void BadServer::set(Weather weather)
{
    const bool away = weather == Weather::Away;
    weather_ = weather;
    ++changes_;
    if (away) {
        stopListening();
        const std::lock_guard hold(guard_);
        for (const auto& line : lines_)
            ::shutdown(line->app, SHUT_RDWR);
    } else if (listener_ < 0) {
        listen();
    }
}

void BadServer::acceptConnections(int listener)
{
    for (;;) {
        const int app = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (app < 0) return;
        const int on = 1;
        ::setsockopt(app, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::lock_guard hold(guard_);
        for (const auto& line : lines_)
            if (line->over && line->thread.joinable()) line->thread.join();
        std::erase_if(lines_, [](const std::unique_ptr<Line>& line) { return !line->thread.joinable(); });
        lines_.push_back(std::make_unique<Line>(app));
        Line& line = *lines_.back();
        line.thread = std::thread([this, &line] {
            serve(line);
            ::shutdown(line.app, SHUT_RDWR);
            line.over = true;
        });
    }
}

void BadServer::serve(Line& line)
{
    std::string received;
    std::array<char, 65536> buffer{};
    while (!stopping_ && weather_ != Weather::Away) {
        if (whole(received)) {
            const auto head = lengthOfHead(received);
            const auto length = head + lengthOfBody(received.substr(0, head));
            if (!isStream(received)) ++requests_;
            if (!counted_.empty() && received.starts_with(counted_)) ++countedRequests_;
            if (!answer(line, received.substr(0, length))) return;
            received.erase(0, length);
            continue;
        }
        if (!readable(line.app, kLookAgainMs)) continue;
        const ssize_t count = ::recv(line.app, buffer.data(), buffer.size(), 0);
        if (count <= 0) return;
        received.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

namespace {

/// What the real server says to it; empty when it says nothing.
std::string askServer(int& server, int port, const std::string& request)
{
    // A connection that was kept may have ended meanwhile: once more on a new one.
    for (const bool fresh : {server < 0, true}) {
        if (fresh) {
            if (server >= 0) ::close(server);
            server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const timeval patience{15, 0};
            ::setsockopt(server, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
            const sockaddr_in address = loopback(port);
            if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) break;
        }
        ::send(server, request.data(), request.size(), MSG_NOSIGNAL);
        std::string received;
        std::array<char, 65536> buffer{};
        while (!whole(received)) {
            const ssize_t count = ::recv(server, buffer.data(), buffer.size(), 0);
            if (count <= 0) break;
            received.append(buffer.data(), static_cast<std::size_t>(count));
        }
        if (whole(received)) return received;
    }
    return {};
}

} // namespace

bool BadServer::send(const Line& line, const std::string& bytes)
{
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(line.app, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

/// False when the weather changed meanwhile.
bool BadServer::pause(int milliseconds, int since)
{
    for (int waited = 0; waited < milliseconds; waited += kLookAgainMs) {
        if (changes_ != since) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(kLookAgainMs));
    }
    return changes_ == since;
}

/// Hands on what the server streams until either side has enough of it, or the weather changes.
void BadServer::passStream(Line& line, const std::string& request, int since)
{
    ++streams_;
    if (line.server >= 0) ::close(line.server);
    line.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(realPort_);
    if (::connect(line.server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return;
    ::send(line.server, request.data(), request.size(), MSG_NOSIGNAL);
    std::array<char, 65536> buffer{};
    while (!stopping_ && streamsPass_ && changes_ == since) {
        std::array<pollfd, 2> ends{{{line.server, POLLIN, 0}, {line.app, POLLIN, 0}}};
        if (::poll(ends.data(), ends.size(), kLookAgainMs) <= 0) continue;
        if (ends[1].revents != 0) return; // an app has nothing more to say: it has gone
        const ssize_t count = ::recv(line.server, buffer.data(), buffer.size(), 0);
        if (count <= 0 || !send(line, std::string(buffer.data(), static_cast<std::size_t>(count)))) return;
    }
}

bool BadServer::answer(Line& line, const std::string& request)
{
    const int since = changes_;
    const Weather weather = weather_;
    if (weather == Weather::Away) return false;
    if (weather == Weather::Silent) {
        while (pause(60'000, since)) {
        }
        return false;
    }
    if (weather == Weather::Endless) {
        const std::string more(4096, ' ');
        if (!send(line, spoilt::endlessHead())) return false;
        while (pause(kLookAgainMs, since))
            if (!send(line, "1000\r\n" + more + "\r\n")) return false;
        return false;
    }
    if (weather == Weather::Html) return send(line, spoilt::html());
    if (weather == Weather::BareFailure) return send(line, spoilt::bareFailure());
    if (weather == Weather::Huge) return send(line, spoilt::huge()) && false;
    if (isStream(request)) {
        // Where answers are spoilt a stream would be too: it breaks off.
        if (streamsPass_ && (weather == Weather::Fair || weather == Weather::Slow)) passStream(line, request, since);
        return false;
    }
    // What has not changed has no body that could break off.
    const std::string proper =
        askServer(line.server, realPort_, weather == Weather::Truncated ? spoilt::unconditional(request) : request);
    if (proper.empty()) return false;
    switch (weather) {
    case Weather::Slow:
        // An answer that is late in fair weather is no news any more; it is given all the same.
        pause(kLateMs, since);
        return send(line, proper);
    case Weather::Cut: return send(line, proper.substr(0, proper.size() - proper.size() / 3)) && false;
    case Weather::Truncated: return send(line, spoilt::truncated(proper));
    case Weather::WrongTypes: return send(line, spoilt::wrongTypes(proper));
    case Weather::Fair:
    case Weather::Silent:
    case Weather::Away:
    case Weather::Html:
    case Weather::Huge:
    case Weather::BareFailure:
    case Weather::Endless: break;
    }
    return send(line, proper);
}

} // namespace narae::testing
