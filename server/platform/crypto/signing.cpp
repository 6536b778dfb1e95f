#include "server/platform/crypto/signing.hpp"

#include "common/base/check.hpp"

#include <array>
#include <sodium.h>

namespace narae::crypto {

namespace {

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytesOf(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;

std::string encoded(std::string_view bytes, int variant)
{
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytesOf(bytes), bytes.size(), variant);
    text.pop_back();
    return text;
}

} // namespace

/// libsodium picks its implementations once, before the first use. Random numbers come from its generator in this
/// process, seeded by the kernel: a locator draws six, and each was a call into the kernel, made by the committer.
void ready()
{
    static const bool kReady =
        randombytes_set_implementation(&randombytes_internal_implementation) == 0 && sodium_init() >= 0;
    check(kReady, "libsodium is ready");
}

std::string hmacSha256(std::string_view key, std::string_view message)
{
    ready();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytesOf(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytesOf(message), message.size());
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, bytesOf(code));
    return code;
}

bool sameBytes(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string toHex(std::string_view bytes)
{
    std::string digits(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), bytesOf(bytes), bytes.size());
    digits.pop_back();
    return digits;
}

std::optional<std::string> fromHex(std::string_view digits)
{
    std::string bytes(digits.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed =
        sodium_hex2bin(bytesOf(bytes), bytes.size(), digits.data(), digits.size(), nullptr, &length, &end);
    if (failed != 0 || end != digits.data() + digits.size() || length * 2 != digits.size()) return std::nullopt;
    return bytes;
}

std::string toBase64(std::string_view bytes)
{
    return encoded(bytes, kVariant);
}

std::string toBase64Url(std::string_view bytes)
{
    return encoded(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<std::string> fromBase64(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed =
        sodium_base642bin(bytesOf(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end, kVariant);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string randomBytes(std::size_t count)
{
    ready();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

} // namespace narae::crypto
