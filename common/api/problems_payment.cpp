#include "common/api/problems.hpp"

namespace narae::api {

std::span<const ProblemKind> paymentProblems()
{
    return {};
}

} // namespace narae::api
