#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What messages between servers are signed with, and secrets are drawn and compared by. Texts are bytes. Any thread.
namespace narae::crypto {

/// Readies libsodium; whoever calls it past this folder sees to it first. Stops the program when the system has no
/// randomness to give.
void ready();

/// HMAC-SHA256 (RFC 2104) with a key of any length: 32 bytes.
std::string hmacSha256(std::string_view key, std::string_view message);

/// Whether two texts are the same, in a time that does not tell where they differ.
bool sameBytes(std::string_view one, std::string_view other);

/// Digits in small letters.
std::string toHex(std::string_view bytes);
/// Nothing where it is not hex, in either case.
std::optional<std::string> fromHex(std::string_view digits);

/// The ordinary alphabet of RFC 4648, padded.
std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

/// The alphabet for addresses, not padded.
std::string toBase64Url(std::string_view bytes);

/// Bytes that nobody can guess.
std::string randomBytes(std::size_t count);

} // namespace narae::crypto
