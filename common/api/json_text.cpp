#include "common/api/json_text.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace narae::api {

void JsonText::separate()
{
    if (needsComma_) text_ += ',';
    needsComma_ = true;
}

JsonText& JsonText::open(char bracket)
{
    separate();
    text_ += bracket;
    needsComma_ = false;
    return *this;
}

JsonText& JsonText::close(char bracket)
{
    text_ += bracket;
    needsComma_ = true;
    return *this;
}

void JsonText::quote(std::string_view text)
{
    constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    text_ += '"';
    std::size_t copied = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        if (static_cast<unsigned char>(character) >= 0x20 && character != '"' && character != '\\') continue;
        text_ += text.substr(copied, at - copied);
        copied = at + 1;
        if (const std::size_t named = kNamed.find(character); named != std::string_view::npos) {
            text_ += '\\';
            text_ += kNames[named];
        } else {
            std::array<char, 7> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(character));
            text_ += escaped.data();
        }
    }
    text_ += text.substr(copied);
    text_ += '"';
}

JsonText& JsonText::name(std::string_view name)
{
    separate();
    quote(name);
    text_ += ':';
    needsComma_ = false;
    return *this;
}

JsonText& JsonText::value(std::string_view text)
{
    separate();
    quote(text);
    return *this;
}

JsonText& JsonText::value(std::int64_t number)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonText& JsonText::value(bool truth)
{
    return raw(truth ? "true" : "false");
}

JsonText& JsonText::value(Money money)
{
    return beginObject()
        .field("amountMinor", money.amountMinor())
        .field("currency", money.currency().code())
        .endObject();
}

JsonText& JsonText::null()
{
    return raw("null");
}

JsonText& JsonText::raw(std::string_view json)
{
    separate();
    text_ += json;
    return *this;
}

} // namespace narae::api
