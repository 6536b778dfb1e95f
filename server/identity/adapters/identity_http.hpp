#pragma once

#include "server/identity/application/entrance.hpp"
#include "server/identity/application/registration.hpp"
#include "server/platform/http/route.hpp"

#include <vector>

namespace narae::identity {

/// What the calls of identity stand on. All outlive the routes.
struct IdentityServices {
    IdentityDesk& desk;
    IdentityQueries& queries;
    Registration& registration;
    Entrance& entrance;
    Secrets& secrets;
    const Digest& digest;
    const Clock& clock;
};

/// /v1/accounts, /v1/account
std::vector<http::Route> accountRoutes(const IdentityServices& services);
/// /v1/sessions
std::vector<http::Route> sessionRoutes(const IdentityServices& services);
/// /v1/api-keys
std::vector<http::Route> apiKeyRoutes(const IdentityServices& services);
/// /v1/audit
std::vector<http::Route> auditRoutes(const IdentityServices& services);
/// All of them.
std::vector<http::Route> routes(const IdentityServices& services);

} // namespace narae::identity
