#include "server/platform/http/outside_line.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <netdb.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace narae::http {

namespace {

bool isAddress(const std::string& host)
{
    std::array<unsigned char, 16> bytes{};
    return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

/// Whom the other side must prove to be.
bool expect(ssl_st* tls, const std::string& host)
{
    if (isAddress(host)) return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(tls), host.c_str()) == 1;
    // `agency.example.` is the same name; no certificate writes the dot.
    const std::string name = host.substr(0, host.size() - (host.ends_with('.') ? 1 : 0));
    SSL_set_hostflags(tls, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    return !name.empty() && SSL_set1_host(tls, name.c_str()) == 1 && SSL_set_tlsext_host_name(tls, name.c_str()) == 1;
}

} // namespace

void OutsideLine::End::operator()(ssl_ctx_st* context) const
{
    SSL_CTX_free(context);
}

void OutsideLine::End::operator()(ssl_st* session) const
{
    SSL_free(session);
}

OutsideLine::~OutsideLine()
{
    if (socket_ >= 0) ::close(socket_);
}

bool OutsideLine::connect(const std::string& address, int port)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) return false;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    const int socket = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket < 0) return false;
    if (!reach(socket, found->ai_addr, found->ai_addrlen)) {
        ::close(socket);
        return false;
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    socket_ = socket;
    return true;
}

bool OutsideLine::reach(int socket, const void* address, unsigned length)
{
    if (::connect(socket, static_cast<const sockaddr*>(address), length) == 0) return true;
    if (errno != EINPROGRESS || !patience_.await(socket, POLLOUT)) return false;
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

bool OutsideLine::encrypt(const std::string& host)
{
    // OpenSSL writes with write(2), which would end the process when the other side has left.
    std::signal(SIGPIPE, SIG_IGN);
    context_.reset(SSL_CTX_new(TLS_client_method()));
    if (!context_ || SSL_CTX_set_default_verify_paths(context_.get()) != 1) return false;
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context_.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(context_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE);
    // Or a read would go on for as long as somebody sends records with nothing to read in them.
    SSL_CTX_clear_mode(context_.get(), SSL_MODE_AUTO_RETRY);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    tls_.reset(SSL_new(context_.get()));
    if (!tls_ || SSL_set_fd(tls_.get(), socket_) != 1 || !expect(tls_.get(), host)) return false;
    return overTls([this] { return SSL_connect(tls_.get()); }) == 1;
}

/// The call's result once it has one; 0: it has failed, or lasted too long.
template <class Call>
int OutsideLine::overTls(Call call)
{
    for (;;) {
        ERR_clear_error();
        const int result = call();
        if (result > 0) return result;
        const int error = SSL_get_error(tls_.get(), result);
        if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) return 0;
        if (!patience_.await(socket_, error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT)) return 0;
    }
}

template <class Call>
std::size_t OutsideLine::inTheClear(short events, Call call)
{
    while (patience_.await(socket_, events)) {
        const ssize_t count = call();
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return 0;
    }
    return 0;
}

bool OutsideLine::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t sent =
            tls_ ? static_cast<std::size_t>(
                       overTls([&] { return SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())); }))
                 : inTheClear(POLLOUT, [&] { return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
        if (sent == 0) return false;
        bytes.remove_prefix(sent);
    }
    return true;
}

std::size_t OutsideLine::receive(std::span<char> into)
{
    if (!tls_) return inTheClear(POLLIN, [&] { return ::recv(socket_, into.data(), into.size(), 0); });
    return static_cast<std::size_t>(
        overTls([&] { return SSL_read(tls_.get(), into.data(), static_cast<int>(into.size())); }));
}

void OutsideLine::sayGoodbye()
{
    ERR_clear_error();
    if (tls_) static_cast<void>(SSL_shutdown(tls_.get()));
    ::shutdown(socket_, SHUT_WR);
}

} // namespace narae::http
