#include "common/base/text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <vector>

namespace narae {

std::optional<std::size_t> countCodePoints(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80   ? 1
                                   : lead < 0xC2 ? 0
                                   : lead < 0xE0 ? 2
                                   : lead < 0xF0 ? 3
                                   : lead < 0xF5 ? 4
                                                 : 0;
        if (length == 0 || i + length > text.size()) return std::nullopt;
        std::uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0u) != 0x80) return std::nullopt;
            code = (code << 6) | (next & 0x3Fu);
        }
        const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
        if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
        i += length;
    }
    return count;
}

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string toLowerAscii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool hasControlCharacter(std::string_view text)
{
    for (const char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
    return false;
}

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    bool doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
        const int value = doubled ? (*digit - '0') * 2 : *digit - '0';
        sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 == 0;
}

/// Whether some neighbouring groups of digits make up a card number together: 4242 4242 4242 4242 12/29.
bool hasCardNumber(const std::vector<std::string>& groups)
{
    for (std::size_t first = 0; first < groups.size(); ++first) {
        std::string digits;
        for (std::size_t last = first; last < groups.size() && digits.size() <= 19; ++last) {
            digits += groups[last];
            if (digits.size() >= 13 && digits.size() <= 19 && passesLuhn(digits)) return true;
        }
    }
    return false;
}

} // namespace

bool looksLikeCardNumber(std::string_view text)
{
    // An East Asian keyboard has digits of double width, and a blank of that width.
    constexpr std::string_view kWideDigit = "\xEF\xBC";
    constexpr std::string_view kWideBlank = "\xE3\x80\x80";
    std::vector<std::string> groups(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto wide = i + 2 < text.size() && text.substr(i, 2) == kWideDigit
                              ? static_cast<unsigned char>(text[i + 2])
                              : std::uint8_t{0};
        if (isDigit(c)) {
            groups.back() += c;
        } else if (wide >= 0x90 && wide <= 0x99) {
            groups.back() += static_cast<char>('0' + (wide - 0x90));
            i += 2;
        } else if (text.substr(i, kWideBlank.size()) == kWideBlank) {
            groups.emplace_back();
            i += kWideBlank.size() - 1;
        } else if (std::ispunct(static_cast<unsigned char>(c)) != 0 || c == ' ') {
            groups.emplace_back();
        } else {
            if (hasCardNumber(groups)) return true;
            groups.assign(1, "");
        }
    }
    return hasCardNumber(groups);
}

bool isCardNumberAmongWords(std::string_view text)
{
    const auto issued = [](const std::string& digits) {
        return digits.size() >= 13 && digits.size() <= 19 && digits[0] >= '2' && digits[0] <= '6' && passesLuhn(digits);
    };
    std::string joined; // words of up to six digits, one after the other, as they stand on a card
    while (!text.empty()) {
        const auto end = std::find_if(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) == 0; });
        const std::string word(text.begin(), end);
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        const bool digits = std::all_of(word.begin(), word.end(), isDigit);
        if (digits && issued(word)) return true;
        if (!digits || word.size() > 6)
            joined.clear();
        else
            joined += word;
        if (issued(joined)) return true;
    }
    return false;
}

} // namespace narae
