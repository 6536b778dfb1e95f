#pragma once

#include "server/platform/http/route.hpp"
#include "server/view/adapters/view_parts.hpp"

#include <vector>

namespace narae::view {

class LiveNews;

/// GET /v1/flight-statuses, .../{flightId}, .../{flightId}/seats, /v1/lowest-prices: for everyone.
std::vector<http::Route> flightStatusRoutes(const ViewParts& parts);
/// GET /v1/history (customers and staff), /v1/purchases/{reservationId}/timeline (staff).
std::vector<http::Route> historyRoutes(const ViewParts& parts);
/// GET /v1/reports/...: for staff, and integrations with reports:read.
std::vector<http::Route> reportRoutes(const ViewParts& parts);
/// GET /v1/stream: for everyone; what staff alone may see, for staff. `news` outlives them.
std::vector<http::Route> liveRoutes(const ViewParts& parts, const LiveNews& news);

/// All calls of the view but the live stream and the original system's.
std::vector<http::Route> routes(const ViewParts& parts);

} // namespace narae::view
