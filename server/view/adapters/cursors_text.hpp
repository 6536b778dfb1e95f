#pragma once

#include "server/view/application/view_state.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace narae::view {

/// {"narae-1": 1042}: how a checkpoint keeps its cursors.
std::string toText(const Cursors& cursors);
std::optional<Cursors> parseCursors(std::string_view text);

} // namespace narae::view
