#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::identity {

/// The address an account is known by: ASCII, in small letters, without blanks around it, so that one person cannot
/// hold two accounts that differ by capitals only.
class Email {
public:
    static constexpr std::size_t kBytesMax = 254;

    /// Refuses `identity.email_malformed`.
    static Result<Email> parse(std::string_view text);
    /// One that was parsed before it was stored.
    static Email stored(std::string text) { return Email(std::move(text)); }

    const std::string& text() const { return text_; }

    auto operator<=>(const Email&) const = default;

private:
    explicit Email(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

} // namespace narae::identity
