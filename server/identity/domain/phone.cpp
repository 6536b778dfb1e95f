#include "server/identity/domain/phone.hpp"

#include "common/base/text.hpp"

namespace narae::identity {
namespace {

constexpr std::size_t kDigitsMin = 7;
constexpr std::size_t kDigitsMax = 15;
/// Chinese mobile numbers have 13 digits with their country code, and one in ten of those passes the Luhn check; no
/// card in use is that short.
constexpr std::size_t kDigitsNoCardHas = 13;

} // namespace

Result<Phone> Phone::parse(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    std::string kept;
    std::size_t digits = 0;
    for (const char c : trimmed) {
        if (c >= '0' && c <= '9') {
            kept.push_back(c);
            ++digits;
        } else if (c == '+' && kept.empty()) {
            kept.push_back(c);
        } else if (c != ' ' && c != '-' && c != '(' && c != ')') {
            return refuse("identity.phone_malformed");
        }
    }
    const bool international = !kept.empty() && kept.front() == '+';
    if (looksLikeCardNumber(kept) && !(international && digits <= kDigitsNoCardHas))
        return refuse("identity.card_number_refused");
    if (digits < kDigitsMin || digits > kDigitsMax) return refuse("identity.phone_malformed");
    return Phone(std::move(kept));
}

} // namespace narae::identity
