#include "server/platform/http/target.hpp"

#include "common/base/text.hpp"

namespace narae::http {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Refusal malformed(std::string_view reason)
{
    return refuse("request.malformed").with("reason", reason);
}

Result<std::string> decode(std::string_view text, bool plusIsBlank)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
            if (high < 0 || low < 0) return malformed("a percent sign in the address");
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            decoded += plusIsBlank && text[i] == '+' ? ' ' : text[i];
        }
    }
    if (!countCodePoints(decoded)) return refuse("request.not_utf8");
    if (hasControlCharacter(decoded)) return malformed("a control character in the address");
    return decoded;
}

/// The part before `separator`, which is taken off `rest` together with it.
std::string_view takeUntil(std::string_view& rest, char separator)
{
    const auto at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return part;
}

std::string_view withoutAuthority(std::string_view text)
{
    const auto scheme = text.find("://");
    if (text.starts_with('/') || scheme == std::string_view::npos) return text;
    const auto path = text.find('/', scheme + 3);
    return path == std::string_view::npos ? "/" : text.substr(path);
}

} // namespace

Result<Target> parseTarget(std::string_view text)
{
    std::string_view rest = withoutAuthority(text);
    if (!rest.starts_with('/') || rest.find('#') != std::string_view::npos) return malformed("the address");
    Target target;
    std::string_view path = takeUntil(rest, '?');
    target.path = path;
    for (path.remove_prefix(1);;) {
        const bool last = path.find('/') == std::string_view::npos;
        Result<std::string> segment = decode(takeUntil(path, '/'), false);
        if (!segment) return segment.error();
        target.segments.push_back(*std::move(segment));
        if (last) break;
    }
    while (!rest.empty()) {
        std::string_view value = takeUntil(rest, '&');
        if (value.empty()) continue;
        Result<std::string> parameterName = decode(takeUntil(value, '='), true);
        Result<std::string> decoded = decode(value, true);
        if (!parameterName) return parameterName.error();
        if (!decoded) return decoded.error();
        target.query.emplace(*std::move(parameterName), *std::move(decoded));
    }
    return target;
}

} // namespace narae::http
