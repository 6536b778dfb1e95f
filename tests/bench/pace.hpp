#pragma once

#include <chrono>

namespace narae::bench {

/// Whether NARAE_TEST_QUICK is set: one short round of everything, to see that a bench works. Its figures are worth
/// nothing.
bool quick();

/// How many rounds to make, where a serious run makes so many.
int rounds(int serious);

/// How long to measure, where a serious run takes that long.
std::chrono::milliseconds span(std::chrono::milliseconds serious);

} // namespace narae::bench
