#pragma once

#include "common/base/result.hpp"
#include "server/identity/domain/email.hpp"

#include <optional>
#include <string_view>

namespace narae::identity {

inline constexpr std::size_t kPasswordCodePointsMin = 10;
inline constexpr std::size_t kPasswordCodePointsMax = 128;

/// Whether `password` may guard the account of `email`, where that is known: long enough, and nothing that is tried
/// first. No rules about kinds of characters, which make passwords worse (NIST SP 800-63B section 5.1.1.2).
///
/// Refuses `identity.password_too_short`, `identity.password_too_long`, `identity.password_is_email`,
/// `identity.password_too_common`.
Result<void> checkPassword(std::string_view password, const std::optional<Email>& email);

} // namespace narae::identity
