#include "common/api/problems.hpp"

namespace narae::api {

std::span<const ProblemKind> reservationProblems()
{
    return {};
}

} // namespace narae::api
