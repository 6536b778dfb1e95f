#include "server/flight/adapters/http_parameters.hpp"

#include <charconv>

namespace narae::flight {

namespace {

Refusal invalid(std::string_view parameterName, std::string_view reason)
{
    return refuse("request.invalid_parameter").with("parameter", parameterName).with("reason", reason);
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

Result<std::optional<Instant>> readMoment(const http::Request& request, std::string_view parameterName)
{
    const auto text = request.queryParameter(parameterName);
    if (!text) return std::optional<Instant>();
    constexpr std::size_t kDateLength = 10;
    const auto moment = text->size() == kDateLength ? parseDate(*text) : parseRfc3339(*text);
    if (!moment) return invalid(parameterName, "it must be a date or a moment, as 2026-11-24 or 2026-11-24T08:30:00Z");
    return std::optional(*moment);
}

Result<bool> readSwitch(const http::Request& request, std::string_view parameterName)
{
    const auto text = request.queryParameter(parameterName);
    if (!text || *text == "false") return false;
    if (*text == "true") return true;
    return invalid(parameterName, "it must be true or false");
}

Result<std::optional<PageAfter>> readPageAfter(const http::Page& page)
{
    if (!page.after) return std::optional<PageAfter>();
    const std::size_t point = page.after->find('.');
    const auto moment = wholeNumber(std::string_view(*page.after).substr(0, point));
    const auto id =
        point == std::string::npos ? std::nullopt : wholeNumber(std::string_view(*page.after).substr(point + 1));
    if (!moment || !id) return invalid("after", "it is not a cursor of this list");
    return std::optional(PageAfter{fromEpochMs(*moment), *id});
}

std::string cursorOf(const PageAfter& place)
{
    return std::to_string(toEpochMs(place.moment)) + '.' + std::to_string(place.id);
}

} // namespace narae::flight
