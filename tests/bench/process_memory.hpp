#pragma once

#include <cstdint>

namespace narae::bench {

/// What a process of this machine holds in memory.
double residentKibibytes(std::int64_t pid);

} // namespace narae::bench
