#include "server/platform/http/trace.hpp"

#include <cstdint>
#include <random>

namespace narae::http {

namespace {

/// Random enough to meet no other; nobody gains anything by guessing one.
std::string drawHex(std::size_t digits)
{
    thread_local std::mt19937_64 random{(std::uint64_t(std::random_device{}()) << 32) ^ std::random_device{}()};
    std::string hex;
    while (hex.size() < digits)
        for (std::uint64_t bits = random(), i = 0; i < 16; ++i, bits >>= 4)
            hex += "0123456789abcdef"[bits & 15u];
    hex.resize(digits);
    hex.back() = '1'; // never all zeros, which the standard forbids
    return hex;
}

bool isHex(std::string_view text)
{
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isId(std::string_view text)
{
    return isHex(text) && text.find_first_not_of('0') != std::string_view::npos;
}

/// The trace id of version-traceId-spanId-flags; empty when it is not well made. Later versions may have more parts.
std::string_view traceIdOf(std::string_view parent)
{
    constexpr std::size_t kLength = 55;
    if (parent.size() < kLength || parent[2] != '-' || parent[35] != '-' || parent[52] != '-') return {};
    const std::string_view version = parent.substr(0, 2);
    if (!isHex(version) || version == "ff" || (version == "00" && parent.size() != kLength)) return {};
    if (parent.size() > kLength && parent[kLength] != '-') return {};
    const std::string_view traceId = parent.substr(3, 32);
    return isId(traceId) && isId(parent.substr(36, 16)) && isHex(parent.substr(53, 2)) ? traceId : std::string_view();
}

} // namespace

std::string Trace::parent() const
{
    return "00-" + traceId + "-" + spanId + "-01";
}

Trace Trace::goOn(const std::optional<std::string>& traceparent)
{
    const std::string_view given = traceparent ? traceIdOf(*traceparent) : std::string_view();
    return {given.empty() ? drawHex(32) : std::string(given), drawHex(16)};
}

} // namespace narae::http
