#include "server/identity/adapters/sodium.hpp"

#include "common/base/check.hpp"

#include <array>
#include <sodium.h>

namespace narae::identity {

void readySodium()
{
    static const bool kReady = sodium_init() >= 0;
    check(kReady, "libsodium is ready");
}

std::uint32_t SodiumRandomness::below(std::uint32_t bound)
{
    return randombytes_uniform(bound);
}

std::string SodiumSecrets::draw()
{
    std::array<unsigned char, 32> bytes;
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::array<char, sodium_base64_ENCODED_LEN(32, kVariant)> text;
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    sodium_memzero(bytes.data(), bytes.size());
    return text.data();
}

std::string Blake2Digest::of(std::string_view text) const
{
    std::array<unsigned char, 32> hash;
    const int failed = crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                                          text.size(), nullptr, 0);
    check(failed == 0, "BLAKE2b takes every text");
    std::array<char, 2 * 32 + 1> digits;
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return digits.data();
}

bool sameDigest(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace narae::identity
