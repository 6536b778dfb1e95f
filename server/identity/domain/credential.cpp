#include "server/identity/domain/credential.hpp"

#include <charconv>

namespace narae::identity {
namespace {

constexpr std::string_view kSessionPrefix = "ns_";
constexpr std::string_view kApiKeyPrefix = "nk_";
/// Nothing of ours is longer; what is, is not worth a digest.
constexpr std::size_t kCredentialBytesMax = 128;

} // namespace

std::string sessionToken(std::string_view secret)
{
    return std::string(kSessionPrefix).append(secret);
}

bool isSessionToken(std::string_view credential)
{
    return credential.starts_with(kSessionPrefix) && credential.size() > kSessionPrefix.size() &&
           credential.size() <= kCredentialBytesMax;
}

std::optional<ApiKeyCredential> ApiKeyCredential::parse(std::string_view credential)
{
    if (!credential.starts_with(kApiKeyPrefix) || credential.size() > kCredentialBytesMax) return std::nullopt;
    credential.remove_prefix(kApiKeyPrefix.size());
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(credential.data(), credential.data() + credential.size(), id);
    if (error != std::errc{} || id <= 0) return std::nullopt;
    credential.remove_prefix(static_cast<std::size_t>(end - credential.data()));
    if (credential.size() < 2 || credential.front() != '_') return std::nullopt;
    return ApiKeyCredential{ApiKeyId(id), credential.substr(1)};
}

std::string ApiKeyCredential::text() const
{
    return std::string(kApiKeyPrefix).append(id.text()).append("_").append(secret);
}

} // namespace narae::identity
