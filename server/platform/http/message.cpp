#include "server/platform/http/message.hpp"

#include "common/base/text.hpp"

#include <charconv>

namespace narae::http {

std::string_view name(Method method)
{
    switch (method) {
    case Method::Get: return "GET";
    case Method::Post: return "POST";
    case Method::Patch: return "PATCH";
    case Method::Put: return "PUT";
    case Method::Delete: return "DELETE";
    }
    return "GET";
}

const std::string& Request::pathParameter(std::string_view parameterName) const
{
    const auto at = pathParameters.find(std::string(parameterName));
    check(at != pathParameters.end(), "the route's pattern names the parameter");
    return at->second;
}

Result<std::int64_t> Request::idParameter(std::string_view parameterName) const
{
    const std::string& text = pathParameter(parameterName);
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || id < 1) return refuse("route.not_found");
    return id;
}

std::optional<std::string> Request::queryParameter(std::string_view parameterName) const
{
    const auto at = query.find(std::string(parameterName));
    return at == query.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::string> Request::header(std::string_view lowerCaseName) const
{
    const auto at = headers.find(std::string(lowerCaseName));
    return at == headers.end() ? std::nullopt : std::optional(at->second);
}

Response Response::json(int status, const nlohmann::json& value)
{
    Response response;
    response.status = status;
    // A text that came in before it was checked must not make an answer impossible.
    response.body = value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return response;
}

Response Response::noContent()
{
    Response response;
    response.status = 204;
    return response;
}

Response& Response::header(std::string_view headerName, std::string value) &
{
    check(!hasControlCharacter(headerName) && !hasControlCharacter(value), "a header is one line");
    headers.emplace_back(headerName, std::move(value));
    return *this;
}

const std::string* Response::findHeader(std::string_view headerName) const
{
    const std::string wanted = toLowerAscii(headerName);
    for (const auto& [each, value] : headers)
        if (toLowerAscii(each) == wanted) return &value;
    return nullptr;
}

} // namespace narae::http
