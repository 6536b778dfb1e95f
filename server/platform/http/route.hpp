#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/message.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace narae::http {

/// Who may call a route. Deny by default: a route names everyone it lets in.
struct Access {
    std::set<Role> roles;
    std::string scope;      ///< what an API key needs beside its role; empty: what guests may do, and nothing else
    bool localOnly = false; ///< only from this machine (the original's calls)

    static Access everyone(); ///< guests and all others
    static Access of(std::set<Role> roles, std::string scope = "");
    /// Everyone, but only from this machine.
    static Access everyoneHere();
    bool allows(const Caller& caller) const;
    /// Refuses `access.local_only`, `access.unauthenticated`, `access.scope_missing` (with the scope that would do) and
    /// `access.forbidden`.
    Result<void> admit(const Caller& caller) const;
};

/// One line of the API: the contract test, the role matrix and every front read the same table.
struct Route {
    Method method;
    std::string pattern; ///< /v1/flights/{flightId}
    Access access;
    /// A refusal becomes a problem (RFC 9457) with the status that common/api/problems gives its code. Any thread,
    /// several at once.
    std::function<Result<Response>(const Request&)> handler;
    /// Whether a change made through it belongs in the audit log (staff and integrations only).
    bool audited = false;
    /// What a body may be: the Content-Type without its parameters.
    std::vector<std::string> mediaTypes{"application/json"};
    /// What a body may weigh; 0: as the server's options say.
    std::size_t bodyBytesMost = 0;
    /// Whether it is answered also while the process does not serve yet.
    bool always = false;
    /// Whose route it is, for the figures that an operator watches: `reservation`, `flight` ... Empty: nobody's.
    std::string area{};
    /// The names that its query may hold, each once. Nothing: nobody looks (the original's calls).
    std::optional<std::set<std::string>> query{};
};

/// All routes of a process, found by method and path. Filled before the server listens; then read by any thread.
///
/// A pattern's segment is a text or a `{name}`, which takes any one segment that is not empty. Where two patterns fit,
/// the one that has a text where the other has a name is meant.
class RouteTable {
public:
    /// REQUIRES: no other route of the same method and shape.
    void add(Route route);
    void add(std::vector<Route> routes);

    const std::vector<Route>& all() const { return routes_; }

    struct Match {
        const Route* route = nullptr; ///< nothing when no pattern of that method fits
        std::map<std::string, std::string> parameters;
        std::vector<Method> methodsThere; ///< what the path takes, for 405 and OPTIONS
    };
    /// `segments` is the path cut at its slashes and percent-decoded. The answer points into the table.
    Match find(Method method, const std::vector<std::string>& segments) const;

    /// Asked about a path that no pattern fits: whether there is a better word for it than `route.not_found`.
    using Elsewhere = std::function<std::optional<Refusal>(const std::vector<std::string>& segments)>;
    void elsewhere(Elsewhere asked) { elsewhere_ = std::move(asked); }
    Refusal whyNotThere(const std::vector<std::string>& segments) const;

private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> patterns_; ///< of each route, cut at the slashes
    Elsewhere elsewhere_;
};

} // namespace narae::http
