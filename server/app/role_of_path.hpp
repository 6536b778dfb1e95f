#pragma once

#include "server/app/shape.hpp"

#include <string>
#include <vector>

namespace narae::app {

/// Whose calls are below this path, cut at its slashes; nothing where it is every process's (`/livez`) or nobody's.
std::optional<Role> roleOfPath(const std::vector<std::string>& segments);

/// The refusal server.not_this_role, with the role, of a path that is another role's; nothing of all others.
std::optional<Refusal> notDoneHere(const Shape& shape, const std::vector<std::string>& segments);

} // namespace narae::app
