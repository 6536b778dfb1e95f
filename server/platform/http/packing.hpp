#pragma once

#include "server/platform/http/message.hpp"

#include <string>
#include <string_view>

/// Bodies packed for the way (RFC 9110, 8.4.1.3). Only what is made once and answered often is worth it.
namespace narae::http {

/// A body below this many bytes is sent as it is: it travels in one packet either way.
constexpr std::size_t kPackedFromBytes = 1024;

/// Whether the client takes gzip (Accept-Encoding).
bool acceptsGzip(const Request& request);

std::string gzip(std::string_view body);

} // namespace narae::http
