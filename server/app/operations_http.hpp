#pragma once

#include "server/platform/http/route.hpp"

#include <vector>

namespace narae::app {

class Composition;

/// What an operator's tools ask: /livez, /readyz, /metrics; and for staff the readers' state and their dead letters.
std::vector<http::Route> operationsRoutes(Composition& composition);

} // namespace narae::app
