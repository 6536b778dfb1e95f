#include "tests/bench/process_memory.hpp"

#include "common/base/check.hpp"

#include <fstream>
#include <string>

namespace narae::bench {

double residentKibibytes(std::int64_t pid)
{
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6));
    check(false, "the process runs");
    return 0;
}

} // namespace narae::bench
