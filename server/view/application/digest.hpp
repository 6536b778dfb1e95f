#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace narae::view {

/// A 128-bit fingerprint. Those of many things add up to the fingerprint of the set, in any order; what changes is
/// subtracted and added again, so that the whole state's is always at hand. It finds mistakes, not forgers.
struct Fingerprint {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    Fingerprint& operator+=(const Fingerprint& other)
    {
        high += other.high;
        low += other.low;
        return *this;
    }
    Fingerprint& operator-=(const Fingerprint& other)
    {
        high -= other.high;
        low -= other.low;
        return *this;
    }
    bool operator==(const Fingerprint&) const = default;

    /// 32 hex digits.
    std::string text() const;
};

/// Makes the fingerprint of one thing from its fields, in their order.
class Digest {
public:
    /// `kind` keeps things of different kinds apart.
    explicit Digest(std::string_view kind) { add(kind); }

    Digest& add(std::int64_t value)
    {
        mix(static_cast<std::uint64_t>(value));
        return *this;
    }
    Digest& add(std::string_view text);
    Digest& add(const Fingerprint& other)
    {
        mix(other.high);
        mix(other.low);
        return *this;
    }

    Fingerprint fingerprint() const;

private:
    void mix(std::uint64_t word);

    std::uint64_t high_ = 0x6a09e667f3bcc908U;
    std::uint64_t low_ = 0xbb67ae8584caa73bU;
};

} // namespace narae::view
