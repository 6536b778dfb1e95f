#include "server/platform/http/caller.hpp"

namespace narae::http {

std::string_view name(Role role)
{
    switch (role) {
    case Role::Guest: return "guest";
    case Role::Customer: return "customer";
    case Role::Staff: return "staff";
    case Role::Integration: return "integration";
    }
    return "guest";
}

} // namespace narae::http
