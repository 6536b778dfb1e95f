#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::identity {

/// A telephone number: 7 to 15 digits (E.164), perhaps after a plus; blanks, hyphens and brackets are dropped.
class Phone {
public:
    /// Refuses `identity.phone_malformed` and `identity.card_number_refused`.
    static Result<Phone> parse(std::string_view text);
    /// One that was parsed before it was stored.
    static Phone stored(std::string text) { return Phone(std::move(text)); }

    const std::string& text() const { return text_; }

    bool operator==(const Phone&) const = default;

private:
    explicit Phone(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

} // namespace narae::identity
