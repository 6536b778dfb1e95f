#pragma once

#include "server/platform/http/lent_bytes.hpp"
#include "server/platform/http/tls.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace narae::http {

/// A client's socket as a loop sees it, in the clear or through TLS: nothing here waits. One thread.
class Wire {
public:
    /// Takes the socket over. Without an identity it speaks in the clear; the handshake goes on with the first bytes.
    Wire(int socket, const TlsIdentity* identity);
    ~Wire();
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;

    enum class Outcome { Done, Later, Gone };

    struct Transfer {
        Outcome outcome = Outcome::Done;
        std::size_t bytes = 0;   ///< when it is Done
        bool leavesNone = false; ///< nothing more has come for now
    };
    Transfer receive(std::span<char> into);
    /// Both texts in one call to the system, as much as it takes.
    Transfer send(std::string_view head, std::string_view body);
    /// Whether lend() may be called: what goes through TLS is another text for each client.
    bool lends() const { return !tls_; }
    /// What stands before lent bytes, to go out with the first of them.
    Transfer sendAhead(std::string_view head);
    /// The bytes from `from` on, as much as it takes. REQUIRES: from < bytes.size().
    Transfer lend(const LentBytes& bytes, std::size_t from);
    /// Tells the client that nothing more comes.
    void endSending();
    /// What the client has not taken is thrown away when the socket closes.
    void forgetUnsent();

    int descriptor() const { return socket_; }

private:
    Transfer transferOf(int result) const;

    int socket_;
    TlsIdentity::Session tls_;
    bool isBroken_ = false; ///< it should speak TLS and cannot
};

} // namespace narae::http
