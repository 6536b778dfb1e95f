#include "server/app/role_of_path.hpp"

#include <array>

namespace narae::app {

namespace {

struct Whose {
    std::string_view below; ///< /v1, or nothing: the original's calls
    std::string_view segment;
    Role role;
};

constexpr auto kWhose = std::to_array<Whose>({
    {"v1", "accounts", Role::Identity},
    {"v1", "account", Role::Identity},
    {"v1", "sessions", Role::Identity},
    {"v1", "api-keys", Role::Identity},
    {"v1", "audit", Role::Identity},
    {"v1", "airports", Role::Flight},
    {"v1", "aircraft", Role::Flight},
    {"v1", "flights", Role::Flight},
    {"v1", "purchases", Role::Flight},
    {"v1", "reservations", Role::Reservation},
    {"v1", "payments", Role::Payment},
    {"v1", "payment-gateway", Role::Payment},
    {"v1", "flight-statuses", Role::View},
    {"v1", "lowest-prices", Role::View},
    {"v1", "history", Role::View},
    {"v1", "reports", Role::View},
    {"v1", "stream", Role::View},
    {"v1", "webhook-endpoints", Role::View},
    {"", "flights", Role::Flight},
    {"", "reservations", Role::Reservation},
    {"", "pays", Role::Payment},
    {"", "flightStatuses", Role::View},
    {"", "cqrs", Role::View},
});

} // namespace

std::optional<Role> roleOfPath(const std::vector<std::string>& segments)
{
    if (segments.empty()) return std::nullopt;
    const bool ours = segments.front() == "v1";
    if (ours && segments.size() < 2) return std::nullopt;
    // The one path below another role's: what a purchase went through is told by the view.
    if (ours && segments.size() == 4 && segments[1] == "purchases" && segments[3] == "timeline") return Role::View;
    for (const Whose& whose : kWhose)
        if (whose.below == (ours ? "v1" : "") && whose.segment == segments[ours ? 1 : 0]) return whose.role;
    return std::nullopt;
}

std::optional<Refusal> notDoneHere(const Shape& shape, const std::vector<std::string>& segments)
{
    const auto role = roleOfPath(segments);
    if (!role || shape.has(*role)) return std::nullopt;
    return refuse("server.not_this_role").with("role", name(*role));
}

} // namespace narae::app
