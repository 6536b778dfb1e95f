#include "server/view/adapters/parameters.hpp"

#include "common/base/text.hpp"

namespace narae::view {

namespace {

constexpr std::size_t kTextMost = 64;

} // namespace

Refusal invalidParameter(std::string_view name, std::string_view reason)
{
    return refuse("request.invalid_parameter").with("parameter", name).with("reason", reason);
}

Result<std::string> readText(const http::Request& request, std::string_view name)
{
    const std::string text = request.queryParameter(name).value_or("");
    if (countCodePoints(text).value_or(kTextMost + 1) > kTextMost || hasControlCharacter(text))
        return invalidParameter(name, "it must be text of at most 64 characters");
    return text;
}

Result<std::string> readAirport(const http::Request& request, std::string_view name, const Zones& zones)
{
    auto text = readText(request, name);
    if (!text) return text;
    // `gmp` is Gimpo; a destination of the original's calls (`korea`) is no code and stays as it was written.
    std::string code;
    for (const char c : *text)
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return zones.knows(code) ? code : *text;
}

Result<std::string> readOrigin(const http::Request& request, const Zones& zones)
{
    auto origin = readAirport(request, "origin", zones);
    if (origin && !origin->empty() && !zones.knows(*origin)) return refuse("airport.unknown").with("airport", *origin);
    return origin;
}

Result<std::optional<DayNumber>> readDay(const http::Request& request, std::string_view name)
{
    const auto text = request.queryParameter(name);
    if (!text) return std::optional<DayNumber>();
    const auto date = parseDate(*text);
    if (!date) return invalidParameter(name, "it must be a date, as 2026-12-01");
    return std::optional(utcDay(toEpochMs(*date)));
}

Result<bool> readFlag(const http::Request& request, std::string_view name)
{
    const auto text = request.queryParameter(name);
    if (!text || *text == "false") return false;
    if (*text == "true") return true;
    return invalidParameter(name, "it must be true or false");
}

std::string dateText(DayNumber day)
{
    return toRfc3339(fromEpochMs(day * kDayMs)).substr(0, 10);
}

} // namespace narae::view
