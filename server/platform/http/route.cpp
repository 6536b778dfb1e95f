#include "server/platform/http/route.hpp"

#include <algorithm>

namespace narae::http {

namespace {

bool isParameter(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string> cut(std::string_view pattern)
{
    std::vector<std::string> segments;
    while (!pattern.empty()) {
        pattern.remove_prefix(1);
        const auto slash = pattern.find('/');
        segments.emplace_back(pattern.substr(0, slash));
        pattern.remove_prefix(std::min(slash, pattern.size()));
    }
    return segments;
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& segments)
{
    return std::equal(pattern.begin(), pattern.end(), segments.begin(), segments.end(),
                      [](const std::string& asked, const std::string& given) {
                          return isParameter(asked) ? !given.empty() : asked == given;
                      });
}

bool sameShape(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const std::string& x, const std::string& y) {
        return x == y || (isParameter(x) && isParameter(y));
    });
}

/// Whether `a` has a text where `b`, which fits the same path, has a name for the first time.
bool closer(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        if (isParameter(a[i]) != isParameter(b[i])) return !isParameter(a[i]);
    return false;
}

} // namespace

Access Access::everyone()
{
    return {{Role::Guest, Role::Customer, Role::Staff, Role::Integration}, "", false};
}

Access Access::of(std::set<Role> roles, std::string scope)
{
    return {std::move(roles), std::move(scope), false};
}

Access Access::everyoneHere()
{
    Access access = everyone();
    access.localOnly = true;
    return access;
}

bool Access::allows(const Caller& caller) const
{
    if (localOnly && !caller.local) return false;
    if (!roles.contains(caller.role)) return false;
    if (caller.role != Role::Integration) return true;
    return scope.empty() ? roles.contains(Role::Guest) : caller.scopes.contains(scope);
}

Result<void> Access::admit(const Caller& caller) const
{
    if (allows(caller)) return {};
    if (localOnly && !caller.local) return refuse("access.local_only");
    if (caller.role == Role::Guest) return refuse("access.unauthenticated");
    const bool scopeWouldDo = caller.role == Role::Integration && roles.contains(caller.role) && !scope.empty();
    if (scopeWouldDo) return refuse("access.scope_missing").with("missingScope", scope);
    return refuse("access.forbidden");
}

void RouteTable::add(Route route)
{
    check(route.pattern.starts_with('/') && route.handler, "a route has a path and a handler");
    std::vector<std::string> pattern = cut(route.pattern);
    for (std::size_t i = 0; i < routes_.size(); ++i)
        check(routes_[i].method != route.method || !sameShape(patterns_[i], pattern),
              "a route stands in the table once");
    routes_.push_back(std::move(route));
    patterns_.push_back(std::move(pattern));
}

void RouteTable::add(std::vector<Route> routes)
{
    for (Route& route : routes)
        add(std::move(route));
}

RouteTable::Match RouteTable::find(Method method, const std::vector<std::string>& segments) const
{
    Match match;
    const std::vector<std::string>* found = nullptr;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!fits(patterns_[i], segments)) continue;
        const Route& route = routes_[i];
        if (std::find(match.methodsThere.begin(), match.methodsThere.end(), route.method) == match.methodsThere.end())
            match.methodsThere.push_back(route.method);
        if (route.method != method || (found && !closer(patterns_[i], *found))) continue;
        match.route = &route;
        found = &patterns_[i];
    }
    for (std::size_t i = 0; found && i < found->size(); ++i) {
        const std::string& segment = (*found)[i];
        if (isParameter(segment)) match.parameters[segment.substr(1, segment.size() - 2)] = segments[i];
    }
    return match;
}

Refusal RouteTable::whyNotThere(const std::vector<std::string>& segments) const
{
    auto why = elsewhere_ ? elsewhere_(segments) : std::nullopt;
    return why ? *std::move(why) : refuse("route.not_found");
}

} // namespace narae::http
