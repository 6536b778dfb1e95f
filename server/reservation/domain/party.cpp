#include "server/reservation/domain/party.hpp"

#include "common/base/text.hpp"

#include <algorithm>

namespace narae::reservation {

namespace {

std::string digitsOf(std::string_view phone)
{
    std::string digits;
    for (const char c : phone)
        if ((c >= '0' && c <= '9') || c == '+') digits += c;
    return digits;
}

/// A Korean number as it is dialled at home: +82 10-... and 010-... are one number. Others stay as they are.
std::string dialledAtHome(std::string_view phone)
{
    constexpr std::string_view kKorea = "+82";
    std::string digits = digitsOf(phone);
    if (!digits.starts_with(kKorea)) return digits;
    digits.erase(0, kKorea.size());
    return digits.starts_with('0') ? digits : "0" + digits; // +82 (0)10 is seen too
}

} // namespace

Result<void> validateParty(const std::vector<TravellerRequest>& travellers)
{
    if (travellers.empty() || travellers.size() > static_cast<std::size_t>(kPassengersMax))
        return refuse("party.size").with("most", kPassengersMax);
    std::size_t withSeat = 0;
    for (const TravellerRequest& traveller : travellers) {
        const auto length = countCodePoints(traveller.name);
        if (!length || *length > 100 || trim(traveller.name).empty() || hasControlCharacter(traveller.name))
            return refuse("party.name_malformed");
        if (looksLikeCardNumber(traveller.name)) return refuse("card_number.refused");
        if (traveller.seat) ++withSeat;
    }
    if (withSeat != 0 && withSeat != travellers.size()) return refuse("party.seats_incomplete");
    return {};
}

Result<Contact> makeContact(std::string_view phone, std::string_view email)
{
    if (looksLikeCardNumber(phone) || looksLikeCardNumber(email)) return refuse("card_number.refused");
    const auto fits = [](char c) { return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '(' || c == ')'; };
    const std::string_view national = phone.starts_with('+') ? phone.substr(1) : phone;
    const std::size_t digits = digitsOf(national).size();
    if (!std::all_of(national.begin(), national.end(), fits) || digits < 5 || digits > 15 || phone.size() > 40)
        return refuse("contact.phone_malformed");
    const auto at = email.find('@');
    const bool emailFits = email.empty() || (at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                                             email.size() <= 254 && !hasControlCharacter(email) &&
                                             countCodePoints(email) && email.find(' ') == std::string_view::npos);
    if (!emailFits) return refuse("contact.email_malformed");
    return Contact{std::string(phone), std::string(email)};
}

bool samePhone(std::string_view a, std::string_view b)
{
    return dialledAtHome(a) == dialledAtHome(b);
}

} // namespace narae::reservation
