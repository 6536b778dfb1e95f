#include "common/api/problems.hpp"

namespace narae::api {

std::span<const ProblemKind> viewProblems()
{
    return {};
}

} // namespace narae::api
