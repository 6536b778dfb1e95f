#include "server/webhooks/adapters/standard_webhooks.hpp"

#include "common/base/check.hpp"
#include "server/platform/crypto/signing.hpp"

namespace narae::webhooks {

namespace {

constexpr std::string_view kPrefix = "whsec_";

} // namespace

std::string drawSecret()
{
    return std::string(kPrefix) + crypto::toBase64(crypto::randomBytes(32));
}

std::vector<std::pair<std::string, std::string>>
signedHeaders(const std::vector<std::string>& secrets, const std::string& messageId, Instant now, std::string_view body)
{
    const std::string seconds = std::to_string(toEpochMs(now) / 1000);
    std::string message = messageId + "." + seconds + ".";
    message += body;
    std::string signatures;
    for (const std::string& secret : secrets) {
        const auto key = crypto::fromBase64(std::string_view(secret).substr(kPrefix.size()));
        check(key.has_value(), "a secret is one that was drawn here");
        signatures += (signatures.empty() ? "v1," : " v1,") + crypto::toBase64(crypto::hmacSha256(*key, message));
    }
    return {{"webhook-id", messageId}, {"webhook-timestamp", seconds}, {"webhook-signature", signatures}};
}

} // namespace narae::webhooks
