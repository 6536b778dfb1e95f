#pragma once

#include <chrono>
#include <cstdint>

namespace narae::bench {

/// The time that a process of this machine has had on a processor, all its threads together, in the program and in the
/// kernel. In steps of the kernel's clock (10 ms).
std::chrono::milliseconds processorTime(std::int64_t pid);

} // namespace narae::bench
