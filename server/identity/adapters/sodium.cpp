#include "server/identity/adapters/sodium.hpp"

#include "common/base/check.hpp"

#include <sodium.h>

namespace narae::identity {

std::uint32_t SodiumRandomness::below(std::uint32_t bound)
{
    return randombytes_uniform(bound);
}

std::string SodiumSecrets::draw()
{
    return crypto::toBase64Url(crypto::randomBytes(32));
}

std::string Blake2Digest::of(std::string_view text) const
{
    std::string hash(32, '\0');
    const int failed = crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                                          reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
    check(failed == 0, "BLAKE2b takes every text");
    return crypto::toHex(hash);
}

} // namespace narae::identity
