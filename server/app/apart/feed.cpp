#include "server/app/apart/feed.hpp"

#include "server/app/apart/peer_gate.hpp"
#include "server/platform/events/cloud_event.hpp"
#include "server/platform/http/paging.hpp"

namespace narae::app {

namespace {

using events::Cursors;
using events::Envelope;
using Whose = events::EventLog::Whose;

/// Whoever stops the server waits no longer than this for a request that waits for news.
constexpr std::chrono::milliseconds kGlance{250};

/// As many of them as weigh a page.
void cutToPage(std::vector<Envelope>& events)
{
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        bytes += events[i].data.size();
        if (bytes >= Feed::kPageBytes && i + 1 < events.size()) events.resize(i + 1);
    }
}

bool isBehind(const Cursors& heads, const Cursors& asked)
{
    return std::any_of(asked.begin(), asked.end(), [&heads](const auto& cursor) {
        const auto head = heads.find(cursor.first);
        return head != heads.end() && head->second < cursor.second;
    });
}

nlohmann::json itemsOf(const std::vector<Envelope>& events, const std::string& installation)
{
    nlohmann::json items = nlohmann::json::array();
    for (const Envelope& event : events)
        items.push_back(events::toCloudEvent(event, installation));
    return items;
}

} // namespace

/// A place among those who wait; nothing when all are taken.
class Feed::Seat {
public:
    Seat(std::atomic<int>& waiting, int most) : waiting_(waiting), taken_(++waiting <= most) {}
    ~Seat() { --waiting_; }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;
    bool taken() const { return taken_; }

private:
    std::atomic<int>& waiting_;
    const bool taken_;
};

http::Route Feed::route()
{
    return {http::Method::Get, "/v1/events",
            http::Access::of({http::Role::Staff, http::Role::Integration}, "events:read"),
            [this](const http::Request& request) { return forIntegrators(request); }};
}

http::Route Feed::peerRoute(const std::string& key)
{
    return app::peerRoute(http::Method::Get, "/internal/events", key,
                          [this](const http::Request& request) { return forPeers(request); });
}

Result<Feed::Asked> Feed::read(const http::Request& request, int limitMost) const
{
    Asked asked;
    const auto limit = http::readInteger(request, "limit", 1, limitMost);
    if (!limit) return limit.error();
    asked.limit = static_cast<std::size_t>(limit->value_or(http::kPageLimitMost));
    const auto wait = http::readInteger(request, "wait", 0, kWaitSecondsMost);
    if (!wait) return wait.error();
    asked.wait = std::chrono::seconds(wait->value_or(0));
    const auto after = request.queryParameter("after");
    if (!after) return asked;
    const auto text = http::decodeCursor(*after);
    if (!text) return text.error();
    auto cursors = events::readCursors(*text);
    if (!cursors)
        return refuse("request.invalid_parameter")
            .with("parameter", "after")
            .with("reason", "it is not a cursor of this list");
    asked.after = *std::move(cursors);
    return asked;
}

/// One event more than asked for, where there is one.
Result<std::vector<Envelope>> Feed::look(const Asked& asked, std::atomic<int>& waiting, int most)
{
    const auto deadline = std::chrono::steady_clock::now() + asked.wait;
    const Seat seat(waiting, most);
    for (;;) {
        auto events = log_.after(asked.after, asked.limit + 1, Whose::OurOwn);
        const auto now = std::chrono::steady_clock::now();
        if (!events || !events->empty() || !seat.taken() || stopping_ || now >= deadline) return events;
        log_.wait(asked.after, std::min(kGlance, std::chrono::ceil<std::chrono::milliseconds>(deadline - now)),
                  Whose::OurOwn);
    }
}

Result<http::Response> Feed::forIntegrators(const http::Request& request)
{
    auto asked = read(request, http::kPageLimitMost);
    if (!asked) return asked.error();
    auto events = look(*asked, integratorsWaiting_, kIntegratorsMost);
    if (!events) return events.error();
    const bool more = events->size() > asked->limit;
    if (more) events->pop_back();
    const std::size_t had = events->size();
    cutToPage(*events);
    for (const Envelope& event : *events)
        asked->after[event.writer] = event.seq;
    return http::Response::json(200, {{"items", itemsOf(*events, installation_)},
                                      {"hasMore", more || events->size() < had},
                                      {"next", http::encodeCursor(events::cursorsText(asked->after))}});
}

Result<http::Response> Feed::forPeers(const http::Request& request)
{
    const auto asked = read(request, kPeersLimitMost);
    if (!asked) return asked.error();
    auto events = look(*asked, peersWaiting_, kWaitersMost - kIntegratorsMost);
    if (!events) return events.error();
    cutToPage(*events);
    auto heads = log_.heads(Whose::OurOwn);
    // Another copy of this process may have told the asker of events that this one has not seen yet: a head that stands
    // before its cursor would look like a database set back.
    if (heads && isBehind(*heads, asked->after)) heads = log_.headsNow(Whose::OurOwn);
    if (!heads) return heads.error();
    return http::Response::json(
        200, {{"installation", installation_}, {"heads", *heads}, {"items", itemsOf(*events, installation_)}});
}

} // namespace narae::app
