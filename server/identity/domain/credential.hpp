#pragma once

#include "common/base/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace narae::identity {

/// A session's token as the client holds it: `ns_` and 256 random bits. The prefix tells it from an API key, and lets
/// scanners for leaked secrets find it.
std::string sessionToken(std::string_view secret);
/// Whether it looks like one; whether it opens anything is another question.
bool isSessionToken(std::string_view credential);

/// An API key as the integrator holds it.
struct ApiKeyCredential {
    ApiKeyId id;
    std::string_view secret;

    /// `nk_<id>_<secret>`, or nothing. The secret points into `credential`.
    static std::optional<ApiKeyCredential> parse(std::string_view credential);
    std::string text() const;
};

} // namespace narae::identity
