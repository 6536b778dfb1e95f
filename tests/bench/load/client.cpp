#include "tests/bench/load/client.hpp"

#include <charconv>
#include <cstdint>
#include <strings.h>

namespace narae::bench {

namespace {

/// Behind `"name":` and what space follows; npos when it is not there.
std::size_t valueOf(std::string_view body, std::string_view name)
{
    std::size_t at = 0;
    while ((at = body.find(name, at)) != std::string_view::npos) {
        const std::size_t end = at + name.size();
        if (at > 0 && body[at - 1] == '"' && body.substr(end, 2) == "\":") {
            const std::size_t value = body.find_first_not_of(' ', end + 2);
            return value;
        }
        at = end;
    }
    return std::string_view::npos;
}

} // namespace

std::string_view Reply::header(std::string_view name) const
{
    for (std::size_t line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n", line)) {
        line += 2;
        const std::string_view rest = head.substr(line);
        if (rest.size() <= name.size() || rest[name.size()] != ':') continue;
        if (::strncasecmp(rest.data(), name.data(), name.size()) != 0) continue;
        std::string_view value = rest.substr(name.size() + 1, rest.find("\r\n") - name.size() - 1);
        while (value.starts_with(' '))
            value.remove_prefix(1);
        return value;
    }
    return {};
}

std::int64_t Reply::integer(std::string_view name) const
{
    const std::size_t at = valueOf(body, name);
    std::int64_t value = 0;
    if (at != std::string_view::npos) std::from_chars(body.data() + at, body.data() + body.size(), value);
    return value;
}

std::string_view Reply::text(std::string_view name) const
{
    const std::size_t at = valueOf(body, name);
    if (at == std::string_view::npos || body[at] != '"') return {};
    return body.substr(at + 1, body.find('"', at + 1) - at - 1);
}

void appendRequest(std::string& out, std::string_view method, std::string_view target, std::string_view headers,
                   std::string_view body)
{
    out.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(headers);
    if (!body.empty()) {
        out.append("Content-Type: application/json\r\nContent-Length: ");
        out.append(std::to_string(body.size())).append("\r\n");
    }
    out.append("\r\n").append(body);
}

std::string makeRequest(std::string_view method, std::string_view target, std::string_view headers,
                        std::string_view body)
{
    std::string request;
    appendRequest(request, method, target, headers, body);
    return request;
}

} // namespace narae::bench
