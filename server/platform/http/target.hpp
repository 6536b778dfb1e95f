#pragma once

#include "common/base/result.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace narae::http {

/// The second word of a request: what is asked for.
struct Target {
    std::string path;                  ///< as it came, without the query
    std::vector<std::string> segments; ///< cut at the slashes, then percent-decoded: `%2F` never makes a new segment
    std::multimap<std::string, std::string> query;
};

/// Takes `/v1/flights?origin=ICN` and the absolute form that proxies send. Refuses `request.malformed` (a percent sign
/// without two hex digits, a control character) and `request.not_utf8`.
Result<Target> parseTarget(std::string_view text);

} // namespace narae::http
