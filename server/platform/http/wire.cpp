#include "server/platform/http/wire.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace narae::http {

namespace {

Wire::Transfer plainTransferOf(ssize_t count)
{
    if (count > 0) return {Wire::Outcome::Done, static_cast<std::size_t>(count)};
    const bool later = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return {later ? Wire::Outcome::Later : Wire::Outcome::Gone};
}

} // namespace

Wire::Wire(int socket, const TlsIdentity* identity) : socket_(socket)
{
    if (identity) tls_ = identity->begin(socket);
    isBroken_ = identity && !tls_;
}

Wire::~Wire()
{
    ::close(socket_);
}

/// What became of a call to OpenSSL.
Wire::Transfer Wire::transferOf(int result) const
{
    if (result > 0) return {Outcome::Done, static_cast<std::size_t>(result)};
    const int error = SSL_get_error(tls_.get(), result);
    return {error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE ? Outcome::Later : Outcome::Gone};
}

Wire::Transfer Wire::receive(std::span<char> into)
{
    if (isBroken_) return {Outcome::Gone};
    if (tls_) {
        ERR_clear_error();
        return transferOf(SSL_read(tls_.get(), into.data(), static_cast<int>(into.size())));
    }
    Transfer got = plainTransferOf(::recv(socket_, into.data(), into.size(), 0));
    got.leavesNone = got.bytes < into.size();
    return got;
}

Wire::Transfer Wire::send(std::string_view head, std::string_view body)
{
    if (isBroken_) return {Outcome::Gone};
    if (tls_) {
        // One record, and so one packet where it is small. After a Later the same bytes come again, as OpenSSL asks.
        std::array<char, 16 * 1024> record;
        const std::size_t ofHead = head.copy(record.data(), record.size());
        const std::size_t ofBody = body.copy(record.data() + ofHead, record.size() - ofHead);
        ERR_clear_error();
        return transferOf(SSL_write(tls_.get(), record.data(), static_cast<int>(ofHead + ofBody)));
    }
    // sendmsg only reads what the iovecs point at.
    std::array<iovec, 2> parts{
        {{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = body.empty() ? 1 : parts.size();
    return plainTransferOf(::sendmsg(socket_, &message, MSG_NOSIGNAL));
}

Wire::Transfer Wire::sendAhead(std::string_view head)
{
    if (isBroken_) return {Outcome::Gone};
    return plainTransferOf(::send(socket_, head.data(), head.size(), MSG_NOSIGNAL | MSG_MORE));
}

Wire::Transfer Wire::lend(const LentBytes& bytes, std::size_t from)
{
    if (isBroken_) return {Outcome::Gone};
    auto at = static_cast<off_t>(from);
    return plainTransferOf(::sendfile(socket_, bytes.file(), &at, bytes.size() - from));
}

void Wire::endSending()
{
    ERR_clear_error();
    if (tls_ && SSL_is_init_finished(tls_.get())) static_cast<void>(SSL_shutdown(tls_.get()));
    ::shutdown(socket_, SHUT_WR);
}

void Wire::forgetUnsent()
{
    const linger atOnce{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

} // namespace narae::http
