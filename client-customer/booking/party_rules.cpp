#include "client-customer/booking/party_rules.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::customer {

FieldFault nameFault(const QString& name)
{
    const std::string text = name.toStdString();
    if (trim(text).empty()) return FieldFault::Missing;
    const auto length = countCodePoints(text);
    if (!length || hasControlCharacter(text)) return FieldFault::Malformed;
    if (*length > 100) return FieldFault::TooLong;
    return looksLikeCardNumber(text) ? FieldFault::CardNumber : FieldFault::None;
}

FieldFault phoneFault(const QString& phone)
{
    const std::string text = phone.toStdString();
    if (trim(text).empty()) return FieldFault::Missing;
    if (looksLikeCardNumber(text)) return FieldFault::CardNumber;
    const QString national = phone.startsWith('+') ? phone.mid(1) : phone;
    const auto isDigit = [](QChar c) { return c >= '0' && c <= '9'; };
    const bool fits = std::all_of(national.begin(), national.end(),
                                  [&](QChar c) { return isDigit(c) || c == ' ' || c == '-' || c == '(' || c == ')'; });
    const auto digits = std::count_if(national.begin(), national.end(), isDigit);
    return fits && digits >= 5 && digits <= 15 && text.size() <= 40 ? FieldFault::None : FieldFault::Malformed;
}

FieldFault emailFault(const QString& email)
{
    if (email.isEmpty()) return FieldFault::None;
    const std::string text = email.toStdString();
    if (looksLikeCardNumber(text)) return FieldFault::CardNumber;
    if (text.size() > 254) return FieldFault::TooLong;
    const qsizetype at = email.indexOf('@');
    const bool fits = at > 0 && at + 1 < email.size() && !email.contains(' ') && !hasControlCharacter(text);
    return fits ? FieldFault::None : FieldFault::Malformed;
}

} // namespace narae::customer
