#pragma once

#include "common/base/result.hpp"

#include <memory>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace narae::http {

/// What the server shows of itself over TLS: a certificate and its key. Any thread.
class TlsIdentity {
public:
    /// PEM files: the certificate with those between it and its authority, and its key. TLS 1.2 and 1.3. Refuses
    /// `server.certificate_unusable`.
    static Result<std::shared_ptr<const TlsIdentity>> load(const std::string& certificateFile,
                                                           const std::string& keyFile);
    ~TlsIdentity();
    TlsIdentity(const TlsIdentity&) = delete;
    TlsIdentity& operator=(const TlsIdentity&) = delete;

    struct EndSession {
        void operator()(ssl_st* session) const;
    };
    using Session = std::unique_ptr<ssl_st, EndSession>;
    /// The server's side of a connection on this socket; nothing when there is no memory for it.
    Session begin(int socket) const;

private:
    explicit TlsIdentity(ssl_ctx_st* context) : context_(context) {}

    ssl_ctx_st* context_;
};

} // namespace narae::http
