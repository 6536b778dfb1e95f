#pragma once

#include "common/base/locator.hpp"
#include "server/identity/application/secrets.hpp"
#include "server/identity/domain/digest.hpp"
#include "server/platform/crypto/signing.hpp"

namespace narae::identity {

/// Randomness that the operating system seeds, for everything in the server that must not be guessed (locators too).
class SodiumRandomness final : public Randomness {
public:
    SodiumRandomness() { crypto::ready(); }
    std::uint32_t below(std::uint32_t bound) override;
};

class SodiumSecrets final : public Secrets {
public:
    SodiumSecrets() { crypto::ready(); }
    std::string draw() override;
};

/// BLAKE2b-256, in hex.
class Blake2Digest final : public Digest {
public:
    Blake2Digest() { crypto::ready(); }
    std::string of(std::string_view text) const override;
};

} // namespace narae::identity
