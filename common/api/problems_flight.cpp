#include "common/api/problems.hpp"

namespace narae::api {

std::span<const ProblemKind> flightProblems()
{
    return {};
}

} // namespace narae::api
