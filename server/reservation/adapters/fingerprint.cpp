#include "server/reservation/adapters/fingerprint.hpp"

#include <array>
#include <sodium.h>

namespace narae::reservation {

std::string fingerprint(std::string_view operation, const nlohmann::json& body)
{
    const std::string text = std::string(operation) + "\n" + body.dump();
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    std::string hex(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    hex.pop_back();
    return hex;
}

} // namespace narae::reservation
