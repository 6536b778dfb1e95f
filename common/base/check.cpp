#include "common/base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace narae {

void check(bool holds, std::string_view promise, std::source_location where)
{
    if (holds) return;
    std::fprintf(stderr, "%s:%u: %s: broken promise: %.*s\n", where.file_name(), where.line(), where.function_name(),
                 static_cast<int>(promise.size()), promise.data());
    std::abort();
}

} // namespace narae
