#include "tests/bench/flush_time.hpp"

#include "common/base/check.hpp"
#include "tests/bench/load/latencies.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace narae::bench {

std::string flushTime()
{
    constexpr int kFlushes = 100;
    const testing::TemporaryFolder folder;
    const int file = ::open((folder.path() / "page").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    check(file >= 0, "a file can be made");
    const std::array<char, 4096> page{};
    Latencies took;
    for (int i = 0; i < kFlushes; ++i) {
        const auto began = std::chrono::steady_clock::now();
        const bool done =
            ::pwrite(file, page.data(), page.size(), i * off_t{4096}) == ssize_t{4096} && ::fdatasync(file) == 0;
        check(done, "a page can be written");
        took.add((std::chrono::steady_clock::now() - began).count());
    }
    ::close(file);
    std::array<char, 120> text;
    std::snprintf(text.data(), text.size(), "A flush to this disk took %.2f ms just then (p50; p99 %.2f ms).",
                  took.percentile(50), took.percentile(99));
    return text.data();
}

} // namespace narae::bench
