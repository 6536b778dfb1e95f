#pragma once

#include "server/platform/http/route.hpp"

#include <vector>

namespace narae::app {

/// The contract of the API: /openapi.json for programs, /docs for people.
std::vector<http::Route> contractRoutes();

} // namespace narae::app
