#pragma once

#include "common/base/result.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narae::identity {

/// Everything an API key can be allowed to do.
inline constexpr std::array kScopes = std::to_array<std::string_view>({
    "events:read",
    "flights:read",
    "flights:write",
    "payments:read",
    "purchases:read",
    "reports:read",
    "reservations:read",
    "reservations:write",
    "webhooks:write",
});

/// What one API key is allowed to do: at least one thing of kScopes.
class Scopes {
public:
    /// Refuses `identity.scope_unknown` (with the scope) and `identity.scope_missing`.
    static Result<Scopes> parse(const std::vector<std::string>& names);
    /// The inverse of text().
    static Scopes stored(std::string_view text);

    const std::set<std::string>& names() const { return names_; }
    /// With one blank between them, in order.
    std::string text() const;

private:
    std::set<std::string> names_;
};

} // namespace narae::identity
