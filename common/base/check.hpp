#pragma once

#include <source_location>
#include <string_view>

namespace narae {

/// Stops the program when `holds` is false: a programmer's mistake, never a user's. On in every build.
/// Any thread.
void check(bool holds, std::string_view promise, std::source_location where = std::source_location::current());

} // namespace narae
