#pragma once

#include "common/base/result.hpp"
#include "server/app/settings.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace narae::app {

/// The contexts that can run in a process of their own.
enum class Role { Flight, Reservation, Payment, View, Identity };

constexpr Role kRoles[] = {Role::Flight, Role::Reservation, Role::Payment, Role::View, Role::Identity};

std::set<Role> allRoles();
/// `flight`
std::string_view name(Role role);
std::optional<Role> roleNamed(std::string_view text);

/// Which roles this process plays, and where the others are. All of them in one process is the standard.
struct Shape {
    std::set<Role> roles;
    std::map<Role, std::string> peers; ///< origins: `http://127.0.0.1:8083`
    std::string peersKey;              ///< what the processes of one airline know each other by

    /// Refuses settings.bad_value: no role, an address of no role or that one may not speak to, a role that this
    /// process cannot do without and that is nowhere, peers without a key; and as Settings::secret().
    static Result<Shape> of(const Settings& settings);

    bool has(Role role) const { return roles.contains(role); }
    /// Whether some role is elsewhere.
    bool apart() const { return roles.size() < std::size(kRoles); }
    /// Where the role is, if this process knows.
    std::optional<std::string> peer(Role role) const;
    /// The peers' addresses, each once: one process may play several roles.
    std::vector<std::string> peerOrigins() const;
};

/// What a process that plays only these roles is called in the stream of events where nobody says: `flight`,
/// `reservation-payment`; all together `narae-1`.
std::string standardWriter(const std::vector<std::string>& roles);

} // namespace narae::app
