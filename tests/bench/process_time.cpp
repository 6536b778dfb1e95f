#include "tests/bench/process_time.hpp"

#include "common/base/check.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <unistd.h>

namespace narae::bench {

std::chrono::milliseconds processorTime(std::int64_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string stat(std::istreambuf_iterator<char>(file), {});
    // The program's name stands in brackets and may hold blanks; utime and stime are the 12th and 13th behind it.
    const auto name = stat.rfind(')');
    check(name != std::string::npos, "the process runs");
    std::istringstream fields(stat.substr(name + 1));
    std::string skipped;
    for (int field = 0; field < 11; ++field)
        fields >> skipped;
    std::int64_t user = 0;
    std::int64_t kernel = 0;
    check(bool(fields >> user >> kernel), "the kernel tells the time");
    return std::chrono::milliseconds((user + kernel) * 1000 / ::sysconf(_SC_CLK_TCK));
}

} // namespace narae::bench
