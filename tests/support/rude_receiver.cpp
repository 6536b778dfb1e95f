#include "tests/support/rude_receiver.hpp"

#include "common/base/check.hpp"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::testing {

namespace {

constexpr int kLookAgainMs = 20; ///< how soon its thread sees that the test is over

/// Whether the caller has sent something; a look lasts no longer than this.
bool hears(int caller, int milliseconds)
{
    pollfd waiting{caller, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

} // namespace

RudeReceiver::RudeReceiver(Manners manners)
    : manners_(std::move(manners)), listener_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool listens = ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                         ::listen(listener_, 128) == 0 &&
                         ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    check(listens, "the rude receiver listens");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

RudeReceiver::~RudeReceiver()
{
    stopping_ = true;
    thread_.join();
    ::close(listener_);
}

void RudeReceiver::serve()
{
    while (!stopping_) {
        if (!hears(listener_, kLookAgainMs)) continue;
        const int caller = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (caller < 0) continue;
        ++callers_;
        talk(caller);
        ::close(caller);
        ++gone_;
    }
}

void RudeReceiver::talk(int caller)
{
    std::string unsaid = manners_.first;
    auto next = std::chrono::steady_clock::now();
    while (!stopping_) {
        if (unsaid.empty() && std::chrono::steady_clock::now() >= next) {
            unsaid = manners_.more;
            next = std::chrono::steady_clock::now() + manners_.pause;
        }
        const ssize_t count = ::send(caller, unsaid.data(), unsaid.size(), MSG_NOSIGNAL);
        if (count > 0) unsaid.erase(0, static_cast<std::size_t>(count));
        if (count < 0 && errno != EAGAIN) return;
        if (!hears(caller, manners_.pause.count() > 0 || count <= 0 ? 1 : 0)) continue;
        std::array<char, 4096> heard;
        if (::recv(caller, heard.data(), heard.size(), 0) == 0) return;
    }
}

} // namespace narae::testing
