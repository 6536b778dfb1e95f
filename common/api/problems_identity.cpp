#include "common/api/problems.hpp"

namespace narae::api {

std::span<const ProblemKind> identityProblems()
{
    return {};
}

} // namespace narae::api
