#pragma once

#include "common/base/result.hpp"

#include <string>
#include <string_view>

namespace narae::payment {

/// What a customer pays with: a token that the payment company gave for a card (`pm_card_ok`), never the card itself.
class PaymentMethod {
public:
    static constexpr std::size_t kLengthMax = 64;

    /// Takes `pm_` followed by ASCII letters, digits and underscores. Refuses `payment.card_number_refused` whatever
    /// looks like the number of a card, and `payment.method_malformed`.
    static Result<PaymentMethod> parse(std::string_view text);

    const std::string& text() const { return text_; }

    bool operator==(const PaymentMethod&) const = default;

private:
    explicit PaymentMethod(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

} // namespace narae::payment
