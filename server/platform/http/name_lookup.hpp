#pragma once

#include "server/platform/http/patience.hpp"

#include <optional>
#include <string>
#include <vector>

namespace narae::http {

/// The addresses of a host, as text; none where nobody knows it. Nothing: the system's resolver did not say in time.
///
/// The resolver cannot be told to stop. So it is asked on a thread of its own, which is left behind when patience ends
/// and goes when the resolver gives up; of those there are 64 at most, and who comes then is told nothing at once. Any
/// thread.
std::optional<std::vector<std::string>> addressesOf(const std::string& host, const Patience& patience);

} // namespace narae::http
