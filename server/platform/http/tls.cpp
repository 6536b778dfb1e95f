#include "server/platform/http/tls.hpp"

#include <array>
#include <csignal>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace narae::http {

namespace {

std::string lastReason()
{
    std::array<char, 256> text{};
    ERR_error_string_n(ERR_peek_last_error(), text.data(), text.size());
    ERR_clear_error();
    return text.data();
}

/// HTTP/1.1 is all we speak; a client that offers only others goes on without an agreement, as the standard lets it.
int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                   unsigned offeredBytes, void*)
{
    static constexpr auto kOurs = std::to_array<unsigned char>({8, 'h', 't', 't', 'p', '/', '1', '.', '1'});
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, length, kOurs.data(), kOurs.size(), offered, offeredBytes) !=
        OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::load(const std::string& certificateFile,
                                                             const std::string& keyFile)
{
    // OpenSSL writes with write(2), which would end the process when a client has left.
    std::signal(SIGPIPE, SIG_IGN);
    const std::shared_ptr<const TlsIdentity> identity(new TlsIdentity(SSL_CTX_new(TLS_server_method())));
    SSL_CTX* const context = identity->context_;
    const auto unusable = [](const std::string& file) {
        return refuse("server.certificate_unusable").with("file", file).with("reason", lastReason());
    };
    if (!context || SSL_CTX_use_certificate_chain_file(context, certificateFile.c_str()) != 1)
        return unusable(certificateFile);
    if (SSL_CTX_use_PrivateKey_file(context, keyFile.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context) != 1)
        return unusable(keyFile);
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_IGNORE_UNEXPECTED_EOF);
    // What a client did not take is offered again from another place in memory; an idle one keeps no buffers.
    SSL_CTX_set_mode(context,
                     SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    return identity;
}

TlsIdentity::~TlsIdentity()
{
    SSL_CTX_free(context_);
}

void TlsIdentity::EndSession::operator()(ssl_st* session) const
{
    SSL_free(session);
}

TlsIdentity::Session TlsIdentity::begin(int socket) const
{
    Session session(SSL_new(context_));
    if (!session || SSL_set_fd(session.get(), socket) != 1) return nullptr;
    SSL_set_accept_state(session.get());
    return session;
}

} // namespace narae::http
