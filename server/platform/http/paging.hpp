#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Lists are answered in pages: `limit` says how long a page may be, `after` where the last one ended, in a token that
/// only the list that made it understands.
namespace narae::http {

constexpr int kPageLimitDefault = 20;
constexpr int kPageLimitMost = 100;

struct Page {
    int limit = kPageLimitDefault;
    std::optional<std::string> after; ///< what encodeCursor was given
};

/// Refuses `request.invalid_parameter`.
Result<Page> readPage(const Request& request);

/// base64url without padding (RFC 4648).
std::string encodeCursor(std::string_view text);
/// Refuses `request.invalid_parameter`.
Result<std::string> decodeCursor(std::string_view cursor);

/// {"items": [...], "hasMore": ..., "next": ...}: `next` is encoded here; nothing at the end of the list.
Response pageResponse(nlohmann::json items, const std::optional<std::string>& next);

/// A whole number among the query's parameters. Refuses `request.invalid_parameter`.
Result<std::optional<std::int64_t>> readInteger(const Request& request, std::string_view parameterName,
                                                std::int64_t least, std::int64_t most);

} // namespace narae::http
