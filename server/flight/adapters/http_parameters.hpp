#pragma once

#include "server/flight/application/flight_queries.hpp"
#include "server/platform/http/message.hpp"
#include "server/platform/http/paging.hpp"

/// What the lists of this context are asked with.
namespace narae::flight {

/// RFC 3339, or YYYY-MM-DD for the midnight UTC that begins the day. Refuses `request.invalid_parameter`.
Result<std::optional<Instant>> readMoment(const http::Request& request, std::string_view parameterName);

/// true or false. Refuses `request.invalid_parameter`.
Result<bool> readSwitch(const http::Request& request, std::string_view parameterName);

/// Where the page asked for begins. Refuses `request.invalid_parameter`.
Result<std::optional<PageAfter>> readPageAfter(const http::Page& page);
std::string cursorOf(const PageAfter& place);

} // namespace narae::flight
