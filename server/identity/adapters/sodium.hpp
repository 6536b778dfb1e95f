#pragma once

#include "common/base/locator.hpp"
#include "server/identity/application/secrets.hpp"
#include "server/identity/domain/digest.hpp"

namespace narae::identity {

/// Readies libsodium; every class below sees to it. Stops the program when the system has no randomness to give. Any
/// thread.
void readySodium();

/// The operating system's randomness, for everything in the server that must not be guessed (locators too).
class SodiumRandomness final : public Randomness {
public:
    SodiumRandomness() { readySodium(); }
    std::uint32_t below(std::uint32_t bound) override;
};

class SodiumSecrets final : public Secrets {
public:
    SodiumSecrets() { readySodium(); }
    std::string draw() override;
};

/// BLAKE2b-256, in hex.
class Blake2Digest final : public Digest {
public:
    Blake2Digest() { readySodium(); }
    std::string of(std::string_view text) const override;
};

/// Whether two digests are the same, in a time that does not tell where they differ.
bool sameDigest(std::string_view one, std::string_view other);

} // namespace narae::identity
