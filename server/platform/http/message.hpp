#pragma once

#include "common/base/clock.hpp"
#include "server/platform/http/caller.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::http {

enum class Method { Get, Post, Patch, Put, Delete };

std::string_view name(Method method);

/// One request, parsed and within its limits. Header names compare without case.
class Request {
public:
    Method method = Method::Get;
    std::string path;
    std::map<std::string, std::string> pathParameters; ///< `flightId` of /v1/flights/{flightId}
    std::multimap<std::string, std::string> query;
    std::multimap<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::string peerAddress;
    std::string traceId; ///< 32 hex digits: the traceparent's, or one of ours
    Caller caller;

    /// REQUIRES: the route's pattern names it.
    const std::string& pathParameter(std::string_view parameterName) const;
    /// The first of that name.
    std::optional<std::string> queryParameter(std::string_view parameterName) const;
    std::optional<std::string> header(std::string_view lowerCaseName) const;
};

struct Response {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    Response& header(std::string_view headerName, std::string value) &;
};

} // namespace narae::http
