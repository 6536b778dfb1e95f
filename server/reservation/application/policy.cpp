#include "server/reservation/application/policy.hpp"

#include <algorithm>

namespace narae::reservation {

std::chrono::seconds settlePause(int attempts)
{
    return std::chrono::seconds(std::min(60, 1 << std::min(attempts, 6)));
}

} // namespace narae::reservation
