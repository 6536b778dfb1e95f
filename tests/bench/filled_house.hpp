#pragma once

#include "tests/bench/house.hpp"

#include <chrono>

namespace narae::bench {

/// A server with a long past: so many reservations of one customer, of every fate, on so many flights (0: one for each
/// hundred), written in bulk as the product would have written them. Stopped when this returns.
void fill(House& house, std::int64_t reservations, std::int64_t flights);

} // namespace narae::bench
