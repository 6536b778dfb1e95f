#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace narae::http {

/// The name a request bears through logs, events and partners' systems (W3C Trace Context).
struct Trace {
    std::string traceId; ///< 32 hex digits, of the caller's `traceparent` or drawn here
    std::string spanId;  ///< 16 hex digits: our part in it

    /// 00-<traceId>-<spanId>-01
    std::string parent() const;

    /// Goes on with the trace of a `traceparent` header, or begins one when there is none or it is not well made.
    static Trace goOn(const std::optional<std::string>& traceparent);
};

} // namespace narae::http
