#include "server/platform/http/patience.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <poll.h>

namespace narae::http {

bool Patience::await(int descriptor, short events) const
{
    using std::chrono::milliseconds;
    constexpr std::int64_t kPollMost = std::numeric_limits<int>::max();
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(until_ - Steady::now());
        // Whoever always has a little more to say is not listened to for ever either.
        if (left <= milliseconds::zero()) return false;
        std::array<pollfd, 2> waiting{{{descriptor, events, 0}, {ended_.descriptor(), POLLIN, 0}}};
        const int ready =
            ::poll(waiting.data(), waiting.size(), static_cast<int>(std::min<std::int64_t>(left.count(), kPollMost)));
        if (ready < 0 && errno != EINTR) return false;
        if (ready <= 0) continue;
        return waiting[1].revents == 0;
    }
}

bool Patience::isEnded() const
{
    pollfd ended{ended_.descriptor(), POLLIN, 0};
    return ::poll(&ended, 1, 0) > 0;
}

} // namespace narae::http
