#include "server/webhooks/domain/endpoint.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <charconv>

namespace narae::webhooks {

namespace {

constexpr std::size_t kUrlMost = 500;

bool isPlain(char c)
{
    return c > ' ' && c < '\x7f' && c != '"' && c != '<' && c != '>' && c != '\\' && c != '^' && c != '`' && c != '{' &&
           c != '|' && c != '}';
}

bool isHostLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// The host of `[::1]:8080` or `host:8080`; what is behind it stays in `authority`.
std::optional<std::string> takeHost(std::string_view& authority)
{
    const bool brackets = authority.starts_with('[');
    const std::size_t end = brackets ? authority.find(']') : std::min(authority.find(':'), authority.size());
    if (end == std::string_view::npos) return std::nullopt;
    const std::string host(authority.substr(brackets ? 1 : 0, brackets ? end - 1 : end));
    authority.remove_prefix(end + (brackets ? 1 : 0));
    const auto fits = [brackets](char c) {
        return brackets
                   ? c == ':' || c == '.' || std::string_view("0123456789abcdefABCDEF").find(c) != std::string::npos
                   : isHostLetter(c);
    };
    if (host.empty() || !std::all_of(host.begin(), host.end(), fits)) return std::nullopt;
    return host;
}

} // namespace

Result<EndpointUrl> EndpointUrl::parse(std::string_view text)
{
    const Refusal malformed = refuse("webhook.url_malformed");
    if (text.size() > kUrlMost || !std::all_of(text.begin(), text.end(), isPlain)) return malformed;
    EndpointUrl url;
    url.encrypted = text.starts_with("https://");
    if (!url.encrypted && !text.starts_with("http://")) return malformed;
    text.remove_prefix(url.encrypted ? 8 : 7);
    if (text.find('#') != std::string_view::npos) return malformed;
    const std::size_t end = std::min(text.find_first_of("/?"), text.size());
    std::string_view authority = text.substr(0, end);
    url.target = text.substr(end);
    if (!url.target.starts_with('/')) url.target.insert(0, "/");
    auto host = takeHost(authority);
    if (!host) return malformed;
    url.host = *std::move(host);
    url.port = url.encrypted ? 443 : 80;
    if (authority.empty()) return url;
    if (!authority.starts_with(':')) return malformed;
    authority.remove_prefix(1);
    const auto [stop, error] = std::from_chars(authority.data(), authority.data() + authority.size(), url.port);
    if (error != std::errc() || stop != authority.data() + authority.size() || url.port < 1 || url.port > 65535)
        return malformed;
    return url;
}

std::string_view name(WebhookEndpoint::State state)
{
    switch (state) {
    case WebhookEndpoint::State::Enabled: return "enabled";
    case WebhookEndpoint::State::Disabled: return "disabled";
    case WebhookEndpoint::State::Removed: return "removed";
    }
    check(false, "an endpoint's state is one of the three");
    return {};
}

std::optional<WebhookEndpoint::State> endpointStateNamed(std::string_view text)
{
    using State = WebhookEndpoint::State;
    for (const State state : {State::Enabled, State::Disabled, State::Removed})
        if (text == name(state)) return state;
    return std::nullopt;
}

} // namespace narae::webhooks
