#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/caller.hpp"

#include <functional>
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
    std::string clientAddress; ///< of the connection, or as a trusted proxy tells it (TrustedProxies)
    std::string traceId;       ///< 32 hex digits: the traceparent's, or one of ours
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

class EventStream;
struct Route;

/// Says of an answer that it may be given again to the same request without asking its handler.
struct Repeatable {
    /// Whether the handler would still answer just so. Any thread; quick; called as long as the server lives.
    std::function<bool()> holds;
    const Route* route = nullptr; ///< whose answer it is; the pipeline's to fill
    std::string onlyFor{};        ///< the peer's address, where others get another answer; the pipeline's to fill
};

struct Response {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// A body rendered once and answered many times; when it is there, `body` is not looked at.
    std::shared_ptr<const std::string> rendered{};
    /// Set by a handler whose answer depends on nothing but the request's address and headers, and who calls not at all
    /// (a guest). The pipeline takes it off where it may not be used.
    std::optional<Repeatable> repeatable{};
    /// What follows the head instead of a body, until one side has enough.
    std::shared_ptr<EventStream> stream{};
    /// Whether the caller of a stream may still read it (the session has not ended). Any thread; may take its time. The
    /// pipeline's to fill; nothing where anybody may.
    std::function<bool()> mayGoOn{};
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
