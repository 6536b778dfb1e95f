#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::identity {

/// What a person is called, in any script: kept as written, without blanks around it.
class PersonName {
public:
    static constexpr std::size_t kCodePointsMax = 100;

    /// Refuses `identity.name_malformed` (empty, too long, control characters) and `identity.card_number_refused`.
    static Result<PersonName> parse(std::string_view text);
    /// One that was parsed before it was stored.
    static PersonName stored(std::string text) { return PersonName(std::move(text)); }

    const std::string& text() const { return text_; }

    bool operator==(const PersonName&) const = default;

private:
    explicit PersonName(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

} // namespace narae::identity
