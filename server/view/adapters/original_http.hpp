#pragma once

#include "server/platform/http/route.hpp"
#include "server/view/adapters/view_parts.hpp"

#include <vector>

namespace narae::view {

/// The original system's calls: GET /flightStatuses and /cqrs/flightStatuses, and one flight's. For everyone, from this
/// machine. All flights that are not cancelled, by id, in one answer, as the original gives them.
std::vector<http::Route> originalRoutes(const ViewParts& parts);

} // namespace narae::view
