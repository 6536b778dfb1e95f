#include "server/payment/domain/payment_method.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::payment {

Result<PaymentMethod> PaymentMethod::parse(std::string_view text)
{
    constexpr std::string_view kPrefix = "pm_";
    // Asked first, so that a card number is called by its name; and never echoed, so that no log keeps it.
    if (looksLikeCardNumber(text)) return refuse("payment.card_number_refused");
    const auto ofToken = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool wellFormed = text.starts_with(kPrefix) && text.size() > kPrefix.size() && text.size() <= kLengthMax &&
                            std::all_of(text.begin(), text.end(), ofToken);
    if (!wellFormed) return refuse("payment.method_malformed");
    return PaymentMethod(std::string(text));
}

} // namespace narae::payment
