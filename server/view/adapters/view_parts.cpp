#include "server/view/adapters/view_parts.hpp"

#include "server/view/adapters/parameters.hpp"

#include <charconv>

namespace narae::view {

namespace {

constexpr auto kLongestWait = std::chrono::seconds(2);

} // namespace

Result<void> awaitWantedEvent(const ViewParts& parts, const http::Request& request)
{
    const auto wanted = request.header("narae-min-event");
    if (!wanted) return {};
    const std::size_t slash = wanted->rfind('/');
    EventPosition event;
    if (slash != std::string::npos) {
        event.writer = wanted->substr(0, slash);
        const char* const end = wanted->data() + wanted->size();
        const auto [read, error] = std::from_chars(wanted->data() + slash + 1, end, event.seq);
        if (error != std::errc() || read != end) event.seq = 0;
    }
    if (event.seq <= 0) return invalidParameter("Narae-Min-Event", "it must be an event's id, as narae-1/1042");
    if (!parts.freshness.waitUntil(event, kLongestWait)) return refuse("view.behind").retryAfter(1);
    return {};
}

} // namespace narae::view
