#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Conditional requests (RFC 9110, 13): an answer names its version by an ETag; a reader asks "only if newer", a writer
/// "only if still this one".
namespace narae::http {

/// The entity tag of a version: "7", with its quotes.
std::string etagOf(std::int64_t version);
/// The same of an opaque token. REQUIRES: visible ASCII without quotes.
std::string etagOf(std::string_view token);

/// Whether the reader has this version already (If-None-Match, weakly compared): answer 304.
bool hasAlready(const Request& request, std::string_view etag);
/// 304 with the ETag.
Response notModified(std::string_view etag);

/// The tags of an If-Match header.
struct IfMatch {
    bool any = false; ///< `*`: whatever version, as long as it is there
    std::vector<std::string> tags;

    bool matches(std::string_view etag) const;
};

/// Refuses `precondition.required` when there is none and `precondition.malformed`. Weak tags never match.
Result<IfMatch> readIfMatch(const Request& request);

/// The version a writer read last, where versions are numbers; nothing for `*`. Refuses as readIfMatch, and
/// `precondition.failed` for a tag that is none of ours.
Result<std::optional<std::int64_t>> readExpectedVersion(const Request& request);

} // namespace narae::http
