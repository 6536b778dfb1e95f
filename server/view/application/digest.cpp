#include "server/view/application/digest.hpp"

#include <array>
#include <bit>
#include <cstdio>

namespace narae::view {

namespace {

/// Spreads every bit over the word (the finaliser of MurmurHash3).
std::uint64_t spread(std::uint64_t word)
{
    word ^= word >> 33U;
    word *= 0xff51afd7ed558ccdU;
    word ^= word >> 33U;
    word *= 0xc4ceb9fe1a85ec53U;
    return word ^ (word >> 33U);
}

} // namespace

std::string Fingerprint::text() const
{
    std::array<char, 33> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx%016llx", static_cast<unsigned long long>(high),
                  static_cast<unsigned long long>(low));
    return {digits.data(), 32};
}

void Digest::mix(std::uint64_t word)
{
    high_ = std::rotl((high_ ^ word) * 0x9e3779b97f4a7c15U, 29);
    low_ = std::rotl((low_ + word) * 0xc2b2ae3d27d4eb4fU, 31);
    high_ += low_;
}

Digest& Digest::add(std::string_view text)
{
    mix(text.size());
    while (!text.empty()) {
        std::array<unsigned char, 8> bytes{};
        const std::size_t taken = text.copy(reinterpret_cast<char*>(bytes.data()), bytes.size());
        std::uint64_t word = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            word = word << 8U | bytes[i];
        mix(word);
        text.remove_prefix(taken);
    }
    return *this;
}

Fingerprint Digest::fingerprint() const
{
    return {spread(high_ + std::rotl(low_, 17)), spread(low_ ^ spread(high_))};
}

} // namespace narae::view
