#pragma once

#include "server/platform/http/patience.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace narae::http {

/// A connection to somebody whom nobody here has to trust: no wait lasts longer than patience does, and what is
/// received is what was asked for and no more. One thread.
class OutsideLine {
public:
    explicit OutsideLine(const Patience& patience) : patience_(patience) {}
    ~OutsideLine();
    OutsideLine(const OutsideLine&) = delete;
    OutsideLine& operator=(const OutsideLine&) = delete;

    /// To an address, not a name. May be tried again with another one.
    bool connect(const std::string& address, int port);
    /// Speaks TLS from here on. False unless the other side shows a certificate that one of the system's authorities
    /// vouches for, in the name of `host` (a name or an address).
    bool encrypt(const std::string& host);
    bool send(std::string_view bytes);
    /// How many bytes came; 0: no more will.
    std::size_t receive(std::span<char> into);
    /// Tells the other side that nothing more comes, and that this is meant.
    void sayGoodbye();

private:
    struct End {
        void operator()(ssl_ctx_st* context) const;
        void operator()(ssl_st* session) const;
    };
    bool reach(int socket, const void* address, unsigned length);
    template <class Call>
    int overTls(Call call);
    template <class Call>
    std::size_t inTheClear(short events, Call call);

    const Patience& patience_;
    int socket_ = -1;
    std::unique_ptr<ssl_ctx_st, End> context_;
    std::unique_ptr<ssl_st, End> tls_;
};

} // namespace narae::http
