#include "server/flight/adapters/fingerprint.hpp"

#include <array>
#include <sodium.h>

namespace narae::flight {

std::string fingerprint(std::string_view text)
{
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (const unsigned char byte : hash) {
        digits += kDigits[byte >> 4];
        digits += kDigits[byte & 15];
    }
    return digits;
}

std::string scopeOf(const http::Caller& caller)
{
    return caller.apiKey.valid() ? "key/" + caller.apiKey.text() + "/" : "account/" + caller.account.text() + "/";
}

} // namespace narae::flight
