#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/raw_request.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace narae::http {

/// Whom a request comes from, as far as one can be sure.
struct Origin {
    std::string address;   ///< the client's; the connection's where no proxy that we trust says more
    bool fromHere = false; ///< it comes from this very machine, as isFromHere() means it
};

/// The gateways whose word about their client counts (X-Forwarded-For). Without one, only the connection tells. Any
/// thread.
class TrustedProxies {
public:
    /// Addresses, or networks as `10.1.0.0/16`. Refuses `settings.bad_value` with the one it cannot read, and its
    /// `source` (`--set`).
    static Result<TrustedProxies> parse(const std::vector<std::string>& addresses, std::string_view source);

    /// The nearest address that is not one of our gateways. A client is from here when a gateway on this machine, and
    /// nobody before it, says so.
    Origin originOf(const RawRequest& request) const;

private:
    using Bytes = std::array<unsigned char, 16>; ///< IPv4 as ::ffff:a.b.c.d
    struct Network {
        Bytes address{};
        int bits = 128;
    };

    static bool read(std::string_view text, Bytes& address, bool& isV4);
    bool trusts(std::string_view address) const;

    std::vector<Network> networks_;
};

} // namespace narae::http
