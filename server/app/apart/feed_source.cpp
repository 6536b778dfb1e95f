#include "server/app/apart/feed_source.hpp"

#include "server/app/apart/feed.hpp"
#include "server/platform/events/cloud_event.hpp"
#include "server/platform/http/paging.hpp"

namespace narae::app {

Result<events::Delivery> FeedSource::after(const events::Cursors& cursors, std::chrono::milliseconds longest)
{
    const auto seconds = std::min(std::chrono::duration_cast<std::chrono::seconds>(longest),
                                  std::chrono::seconds(Feed::kWaitSecondsMost));
    const std::string target = "/internal/events?limit=" + std::to_string(Feed::kPeersLimitMost) +
                               "&wait=" + std::to_string(seconds.count()) +
                               "&after=" + http::encodeCursor(events::cursorsText(cursors));
    const PeerReply reply = peer_.get(target, seconds + longest_);
    if (reply.fate != PeerReply::Fate::Answered) return peerAway(peer_.role());
    events::Delivery delivery;
    try {
        const auto installation = reply.body.at("installation").get<std::string>();
        for (const auto& [writer, seq] : reply.body.at("heads").items())
            delivery.heads.push_back({installation, writer, seq.get<std::int64_t>()});
        for (const auto& item : reply.body.at("items")) {
            auto event = events::readCloudEvent(item);
            if (!event) return event.error();
            delivery.events.push_back(*std::move(event));
        }
    } catch (const nlohmann::json::exception&) {
        return refuse("peer.unreadable").retryAfter(5);
    }
    return delivery;
}

} // namespace narae::app
