#include "server/platform/http/paging.hpp"

#include "common/base/text.hpp"

#include <charconv>

namespace narae::http {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Refusal invalidParameter(std::string_view parameterName, std::string_view reason)
{
    return refuse("request.invalid_parameter").with("parameter", parameterName).with("reason", reason);
}

} // namespace

std::string encodeCursor(std::string_view text)
{
    std::string cursor;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, text.size() - i);
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = (bits << 8) | (k < left ? static_cast<unsigned char>(text[i + k]) : 0u);
        for (std::size_t k = 0; k <= left; ++k)
            cursor += kAlphabet[(bits >> (18 - 6 * k)) & 63u];
    }
    return cursor;
}

Result<std::string> decodeCursor(std::string_view cursor)
{
    std::string text;
    std::uint32_t bits = 0;
    int held = 0;
    for (const char c : cursor) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos) return invalidParameter("after", "it is not a cursor of this list");
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        text += static_cast<char>((bits >> held) & 0xFFu);
        bits &= (1u << held) - 1;
    }
    // One spelling for each cursor: no bits left over, and no lone character at the end.
    if (cursor.empty() || bits != 0 || held >= 6 || !countCodePoints(text))
        return invalidParameter("after", "it is not a cursor of this list");
    return text;
}

Result<std::optional<std::int64_t>> readInteger(const Request& request, std::string_view parameterName,
                                                std::int64_t least, std::int64_t most)
{
    const auto text = request.queryParameter(parameterName);
    if (!text) return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc() || end != text->data() + text->size() || number < least || number > most)
        return invalidParameter(parameterName,
                                "it must be from " + std::to_string(least) + " to " + std::to_string(most));
    return std::optional(number);
}

Result<Page> readPage(const Request& request)
{
    Page page;
    const auto limit = readInteger(request, "limit", 1, kPageLimitMost);
    if (!limit) return limit.error();
    page.limit = static_cast<int>(limit->value_or(kPageLimitDefault));
    if (const auto after = request.queryParameter("after")) {
        Result<std::string> text = decodeCursor(*after);
        if (!text) return text.error();
        page.after = *std::move(text);
    }
    return page;
}

Response pageResponse(nlohmann::json items, const std::optional<std::string>& next)
{
    return Response::json(200, {{"items", std::move(items)},
                                {"hasMore", next.has_value()},
                                {"next", next ? nlohmann::json(encodeCursor(*next)) : nlohmann::json()}});
}

} // namespace narae::http
