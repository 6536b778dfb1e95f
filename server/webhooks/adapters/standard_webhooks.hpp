#pragma once

#include "common/base/clock.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Signatures as the Standard Webhooks specification has them.
namespace narae::webhooks {

/// A fresh secret as its holder gets it: `whsec_` and 32 random bytes in base64.
std::string drawSecret();

/// `webhook-id`, `webhook-timestamp` and `webhook-signature`: `v1,` and the HMAC-SHA256 of "id.seconds.body" in base64,
/// one for each secret, with blanks between.
std::vector<std::pair<std::string, std::string>> signedHeaders(const std::vector<std::string>& secrets,
                                                               const std::string& messageId, Instant now,
                                                               std::string_view body);

} // namespace narae::webhooks
