#include "tests/bench/pace.hpp"

#include <algorithm>
#include <cstdlib>

namespace narae::bench {

bool quick()
{
    return std::getenv("NARAE_TEST_QUICK") != nullptr;
}

int rounds(int serious)
{
    return quick() ? 1 : serious;
}

std::chrono::milliseconds span(std::chrono::milliseconds serious)
{
    return quick() ? std::min(serious, std::chrono::milliseconds(400)) : serious;
}

} // namespace narae::bench
