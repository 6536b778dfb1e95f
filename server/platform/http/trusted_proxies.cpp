#include "server/platform/http/trusted_proxies.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>

namespace narae::http {

namespace {

constexpr const char* kForwardedFor = "x-forwarded-for";

/// The addresses of all such headers, the client's first, the nearest gateway's word last.
std::vector<std::string> hopsOf(const RawRequest& request)
{
    std::vector<std::string> hops;
    const auto [first, last] = request.headers.equal_range(kForwardedFor);
    for (auto header = first; header != last; ++header) {
        std::string_view rest = header->second;
        for (;;) {
            const auto comma = rest.find(',');
            hops.emplace_back(trim(rest.substr(0, comma)));
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    return hops;
}

} // namespace

bool TrustedProxies::read(std::string_view text, Bytes& address, bool& isV4)
{
    const std::string copy(text);
    in_addr v4{};
    isV4 = ::inet_pton(AF_INET, copy.c_str(), &v4) == 1;
    if (!isV4) return ::inet_pton(AF_INET6, copy.c_str(), address.data()) == 1;
    address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    std::memcpy(address.data() + 12, &v4, sizeof v4);
    return true;
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& addresses, std::string_view source)
{
    TrustedProxies proxies;
    for (const std::string& text : addresses) {
        const auto refusal = refuse("settings.bad_value")
                                 .with("key", "http.trusted_proxies")
                                 .with("value", text)
                                 .with("source", source)
                                 .with("reason", "it must be an address, or a network as 10.1.0.0/16");
        const auto slash = text.find('/');
        Network network;
        bool isV4 = false;
        if (!read(std::string_view(text).substr(0, slash), network.address, isV4)) return refusal;
        if (slash != std::string::npos) {
            const int most = isV4 ? 32 : 128;
            const char* const end = text.data() + text.size();
            const auto [at, error] = std::from_chars(text.data() + slash + 1, end, network.bits);
            // A network of everybody would let anyone be anyone.
            if (error != std::errc() || at != end || network.bits < 1 || network.bits > most) return refusal;
            network.bits += 128 - most;
        }
        proxies.networks_.push_back(network);
    }
    return proxies;
}

bool TrustedProxies::trusts(std::string_view text) const
{
    Bytes address{};
    bool isV4 = false;
    if (!read(text, address, isV4)) return false;
    return std::any_of(networks_.begin(), networks_.end(), [&address](const Network& network) {
        const auto whole = static_cast<std::size_t>(network.bits / 8);
        if (!std::equal(address.begin(), address.begin() + network.bits / 8, network.address.begin())) return false;
        const int rest = network.bits % 8;
        return rest == 0 || (address[whole] ^ network.address[whole]) >> (8 - rest) == 0;
    });
}

Origin TrustedProxies::originOf(const RawRequest& request) const
{
    const bool speaksForAnother = request.headers.contains(kForwardedFor) && trusts(request.peerAddress);
    if (!speaksForAnother) return {request.peerAddress, isFromHere(request)};
    const std::vector<std::string> hops = hopsOf(request);
    auto client = hops.rbegin();
    while (std::next(client) != hops.rend() && trusts(*client))
        ++client;
    Bytes address{};
    bool isV4 = false;
    // A word that is no address is nobody's: the gateway itself then answers for its client.
    if (!read(*client, address, isV4)) return {request.peerAddress, false};
    if (hops.size() > 1 || !isLoopback(request.peerAddress)) return {*client, false};
    RawRequest direct{request.method, "", request.headers, "", *client};
    direct.headers.erase(kForwardedFor);
    return {*client, isFromHere(direct)};
}

} // namespace narae::http
