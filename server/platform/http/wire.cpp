#include "server/platform/http/wire.hpp"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace narae::http {

namespace {

Wire::Transfer transferOf(ssize_t count)
{
    if (count > 0) return {Wire::Outcome::Done, static_cast<std::size_t>(count)};
    const bool later = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return {later ? Wire::Outcome::Later : Wire::Outcome::Gone, 0};
}

} // namespace

Wire::~Wire()
{
    ::close(socket_);
}

Wire::Transfer Wire::receive(std::span<char> into)
{
    return transferOf(::recv(socket_, into.data(), into.size(), 0));
}

Wire::Transfer Wire::send(std::string_view head, std::string_view body)
{
    // sendmsg only reads what the iovecs point at.
    std::array<iovec, 2> parts{
        {{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = body.empty() ? 1 : parts.size();
    return transferOf(::sendmsg(socket_, &message, MSG_NOSIGNAL));
}

void Wire::endSending()
{
    ::shutdown(socket_, SHUT_WR);
}

void Wire::forgetUnsent()
{
    const linger atOnce{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

} // namespace narae::http
