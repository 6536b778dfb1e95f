#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"
#include "server/view/application/zones.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The query's parameters as the view's calls read them; all refuse `request.invalid_parameter` with the parameter's
/// name, and what stands at each.
namespace narae::view {

/// The text, or an empty one; at most 64 characters.
Result<std::string> readText(const http::Request& request, std::string_view name);

/// An airport's code in capitals, however it was written; another text as it is.
Result<std::string> readAirport(const http::Request& request, std::string_view name, const Zones& zones);

/// The airport that flights leave from, or an empty text for any. Refuses airport.unknown: a misspelt airport must not
/// look like one without flights.
Result<std::string> readOrigin(const http::Request& request, const Zones& zones);

/// YYYY-MM-DD.
Result<std::optional<DayNumber>> readDay(const http::Request& request, std::string_view name);

/// `true` or `false`; false when it is not there.
Result<bool> readFlag(const http::Request& request, std::string_view name);

Refusal invalidParameter(std::string_view name, std::string_view reason);

/// 2026-12-01
std::string dateText(DayNumber day);

} // namespace narae::view
