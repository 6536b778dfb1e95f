#include "server/app/shape.hpp"

#include "server/platform/http/client.hpp"

#include <algorithm>

namespace narae::app {

namespace {

Refusal bad(const Settings& settings, std::string_view key, std::string_view value, std::string_view reason)
{
    return refuse("settings.bad_value")
        .with("key", key)
        .with("value", value)
        .with("source", settings.source(key))
        .with("reason", reason);
}

/// What a role cannot do its work without. Events are another matter: those come when they come.
std::vector<Role> neededBy(Role role)
{
    switch (role) {
    case Role::Flight: return {Role::Reservation, Role::Identity}; // the seats on sale are narrowed there first
    case Role::Reservation: return {Role::Payment, Role::Identity};
    case Role::Payment:
    case Role::View: return {Role::Identity};
    case Role::Identity: break;
    }
    return {};
}

Result<std::map<Role, std::string>> readPeers(const Settings& settings, const std::set<Role>& own)
{
    constexpr std::string_view kKey = "peers.addresses";
    std::map<Role, std::string> peers;
    for (const std::string& entry : settings.texts(kKey)) {
        const auto equals = entry.find('=');
        const auto role = roleNamed(std::string_view(entry).substr(0, equals));
        if (!role || equals == std::string::npos) return bad(settings, kKey, entry, "it must be ROLE=URL");
        std::string origin = entry.substr(equals + 1);
        while (origin.ends_with('/'))
            origin.pop_back();
        if (!http::Client::accepts(origin))
            return bad(settings, kKey, entry, "the URL must be https://HOST:PORT, or http:// with a loopback address");
        // One list may serve all processes of an airline: each passes over itself.
        if (own.contains(*role)) continue;
        if (!peers.emplace(*role, std::move(origin)).second) return bad(settings, kKey, entry, "the role stands twice");
    }
    return peers;
}

} // namespace

std::set<Role> allRoles()
{
    return {std::begin(kRoles), std::end(kRoles)};
}

std::string_view name(Role role)
{
    switch (role) {
    case Role::Flight: return "flight";
    case Role::Reservation: return "reservation";
    case Role::Payment: return "payment";
    case Role::View: return "view";
    case Role::Identity: return "identity";
    }
    return "";
}

std::optional<Role> roleNamed(std::string_view text)
{
    for (const Role role : kRoles)
        if (name(role) == text) return role;
    return std::nullopt;
}

Result<Shape> Shape::of(const Settings& settings)
{
    Shape shape;
    for (const std::string& text : settings.texts("instance.roles"))
        if (const auto role = roleNamed(text)) shape.roles.insert(*role);
    if (shape.roles.empty()) return bad(settings, "instance.roles", "", "a process needs a role");
    auto peers = readPeers(settings, shape.roles);
    if (!peers) return peers.error();
    shape.peers = *std::move(peers);
    for (const Role role : shape.roles)
        for (const Role needed : neededBy(role))
            if (!shape.has(needed) && !shape.peer(needed))
                return bad(settings, "peers.addresses", settings.text("peers.addresses"),
                           std::string(name(role)) + " cannot do without " + std::string(name(needed)) +
                               ": add --peer " + std::string(name(needed)) + "=URL");
    auto key = settings.secret("peers.key_file");
    if (!key) return key.error();
    shape.peersKey = *std::move(key);
    if (!shape.peers.empty() && shape.peersKey.size() < 16)
        return bad(settings, "peers.key_file", settings.text("peers.key_file"),
                   "the processes of one airline need a file with a common secret of 16 characters or more");
    return shape;
}

std::optional<std::string> Shape::peer(Role role) const
{
    const auto found = peers.find(role);
    return found == peers.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Shape::peerOrigins() const
{
    std::set<std::string> origins;
    for (const auto& [role, origin] : peers)
        origins.insert(origin);
    return {origins.begin(), origins.end()};
}

std::string standardWriter(const std::vector<std::string>& roles)
{
    const std::set<std::string> named(roles.begin(), roles.end());
    if (named.size() == std::size(kRoles)) return "narae-1";
    std::string writer;
    for (const Role role : kRoles)
        if (named.contains(std::string(name(role)))) writer += (writer.empty() ? "" : "-") + std::string(name(role));
    return writer;
}

} // namespace narae::app
