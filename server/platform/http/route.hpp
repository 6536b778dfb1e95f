#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace narae::http {

/// Who may call a route. Deny by default: a route names everyone it lets in.
struct Access {
    std::set<Role> roles;
    std::string scope;      ///< what an API key needs beside its role; empty when integrations are not let in
    bool localOnly = false; ///< only from this machine (the original's calls)

    static Access everyone();               ///< guests and all others
    static Access of(std::set<Role> roles, std::string scope = "");
    bool allows(const Caller& caller) const;
};

/// One line of the API: the contract test, the role matrix and every front read the same table.
struct Route {
    Method method;
    std::string pattern; ///< /v1/flights/{flightId}
    Access access;
    /// A refusal becomes a problem (RFC 9457) with the status that common/api/problems gives its code. Any thread, several at once.
    std::function<Result<Response>(const Request&)> handler;
    /// Whether a change made through it belongs in the audit log (staff and integrations only).
    bool audited = false;
};

/// All routes of a process, found by method and path.
class RouteTable {
public:
    /// REQUIRES: no other route of the same method and shape.
    void add(Route route);
    void add(std::vector<Route> routes);

    const std::vector<Route>& all() const { return routes_; }

    struct Match {
        const Route* route = nullptr; ///< nothing when no pattern of that method fits
        std::map<std::string, std::string> parameters;
        std::vector<Method> methodsThere; ///< for 405: what the path would take
    };
    Match find(Method method, std::string_view path) const;

private:
    std::vector<Route> routes_;
};

} // namespace narae::http
