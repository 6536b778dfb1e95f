#include "server/platform/http/raw_request.hpp"

#include "common/base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace narae::http {

bool isLoopback(std::string_view address)
{
    if (address.starts_with("::ffff:")) address.remove_prefix(7);
    return address == "::1" || address.starts_with("127.");
}

namespace {

/// localhost, or an address in digits, each with or without a port.
bool isNoStranger(std::string_view host)
{
    if (host.starts_with('[')) return true;
    const std::string called = toLowerAscii(host.substr(0, host.find(':')));
    return called == "localhost" || called.find_first_not_of("0123456789.") == std::string::npos;
}

} // namespace

bool isFromHere(const RawRequest& request)
{
    constexpr auto kOfProxies = std::to_array<const char*>({"forwarded", "x-forwarded-for", "x-real-ip", "via"});
    if (!isLoopback(request.peerAddress)) return false;
    const bool handedOn = std::any_of(kOfProxies.begin(), kOfProxies.end(),
                                      [&request](const char* header) { return request.headers.contains(header); });
    const auto host = request.headers.find("host");
    return !handedOn && (host == request.headers.end() || isNoStranger(host->second));
}

} // namespace narae::http
