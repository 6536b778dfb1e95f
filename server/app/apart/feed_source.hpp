#pragma once

#include "server/app/apart/peer_client.hpp"
#include "server/platform/events/event_source.hpp"

namespace narae::app {

/// The events of one peer, by its feed (GET /internal/events).
class FeedSource final : public events::EventSource {
public:
    /// `peer` is this source's own: interrupt() stops it.
    FeedSource(PeerClient& peer, std::chrono::milliseconds longest) : peer_(peer), longest_(longest) {}

    /// Refuses peer.away, peer.unreadable and event.malformed.
    Result<events::Delivery> after(const events::Cursors& cursors, std::chrono::milliseconds longest) override;
    void interrupt() override { peer_.stop(); }
    std::string name() const override { return peer_.origin(); }

private:
    PeerClient& peer_;
    const std::chrono::milliseconds longest_;
};

} // namespace narae::app
