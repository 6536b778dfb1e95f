#pragma once

#include <string>
#include <string_view>

namespace narae::identity {

/// A one-way function of 256 bits (BLAKE2b, RFC 7693): a port, so that the rules need no library. Answers 64 small hex
/// digits, the same for the same text on every machine. For secrets of high entropy only; passwords go through
/// PasswordHasher. Any thread.
class Digest {
public:
    virtual ~Digest() = default;
    virtual std::string of(std::string_view text) const = 0;
};

} // namespace narae::identity
