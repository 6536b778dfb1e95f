#include "common/base/fail_point.hpp"

#include "common/base/check.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace narae {

namespace {

struct Wanted {
    std::string name;
    std::atomic<long> passagesLeft{0};
};

/// What NARAE_FAILPOINT asks for, read once.
Wanted& wanted()
{
    static Wanted wanted = [] {
        const char* setting = std::getenv("NARAE_FAILPOINT");
        const std::string_view text = setting == nullptr ? "" : setting;
        const auto colon = text.find(':');
        const std::string_view name = text.substr(0, colon);
        const long passage =
            colon == std::string_view::npos ? 1 : std::atol(std::string(text.substr(colon + 1)).c_str());
        return Wanted{std::string(name), passage};
    }();
    return wanted;
}

} // namespace

void failPoint(std::string_view name)
{
    Wanted& point = wanted();
    if (point.name.empty()) return;
    check(std::find(kFailPoints.begin(), kFailPoints.end(), name) != kFailPoints.end(), "the fail point is listed");
    if (point.name != name || point.passagesLeft.fetch_sub(1) != 1) return;
    std::fprintf(stderr, "fail point %s reached\n", point.name.c_str());
    std::_Exit(134);
}

} // namespace narae
