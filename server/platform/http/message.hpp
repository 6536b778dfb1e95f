#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/caller.hpp"

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace narae::http {

enum class Method { Get, Post, Patch, Put, Delete };

std::string_view name(Method method);

/// One request, understood and within its limits. Everything in it is UTF-8.
class Request {
public:
    Method method = Method::Get;
    std::string path;                                  ///< as it came; the parameters are percent-decoded
    std::map<std::string, std::string> pathParameters; ///< `flightId` of /v1/flights/{flightId}
    std::multimap<std::string, std::string> query;
    std::multimap<std::string, std::string> headers; ///< names in lower case, values without blanks around them
    std::string body;
    std::string peerAddress;
    std::string traceId; ///< 32 hex digits: the traceparent's, or one of ours
    Caller caller;

    /// REQUIRES: the route's pattern names it.
    const std::string& pathParameter(std::string_view parameterName) const;
    /// A path parameter that is an id: a whole number from 1. Any other names nothing, and is refused as
    /// `route.not_found`.
    Result<std::int64_t> idParameter(std::string_view parameterName) const;
    /// The first of that name.
    std::optional<std::string> queryParameter(std::string_view parameterName) const;
    std::optional<std::string> header(std::string_view lowerCaseName) const;
};

struct Response {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// A body rendered once and answered many times; when it is there, `body` is not looked at.
    std::shared_ptr<const std::string> rendered{};
    /// For the audit log: what is different now. Not sent.
    std::string auditDetail{};

    static Response json(int status, const nlohmann::json& value);
    /// 204: done, and nothing to say.
    static Response noContent();

    /// Adds a header. REQUIRES: neither name nor value has a line end.
    Response& header(std::string_view headerName, std::string value) &;
    /// The first of that name, in whatever case.
    const std::string* findHeader(std::string_view headerName) const;
    std::string_view content() const { return rendered ? *rendered : body; }
};

} // namespace narae::http
