#pragma once

#include "server/platform/http/caller.hpp"

#include <string>
#include <string_view>

namespace narae::flight {

/// 64 hex digits that only the same text has (BLAKE2b).
std::string fingerprint(std::string_view text);

/// What keeps one client's keys from another's: `account/7/`, `key/3/`.
std::string scopeOf(const http::Caller& caller);

} // namespace narae::flight
