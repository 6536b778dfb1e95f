#pragma once

#include "server/platform/events/event_log.hpp"
#include "server/platform/http/route.hpp"

#include <atomic>
#include <memory>

namespace narae::app {

/// The events that this database's own writers told, for peers and for integrators: GET /internal/events and
/// GET /v1/events, the same but for who may ask and how much at once. What was imported from peers is theirs to tell.
///
/// `after` is a place in the feed, `wait` how long to wait for something new. A request that waits holds a worker: so
/// only kWaitersMost wait, of them kIntegratorsMost integrators; one more is answered at once, with what there is.
class Feed {
public:
    static constexpr int kWaitersMost = 24;
    static constexpr int kIntegratorsMost = 8;
    static constexpr int kWaitSecondsMost = 20;
    static constexpr int kPeersLimitMost = 500;
    /// A page ends with the event that makes it so heavy.
    static constexpr std::size_t kPageBytes = 256 * 1024;

    /// `log` outlives it, and so does `installation`, which is known once the server is open.
    Feed(events::EventLog& log, const std::string& installation) : log_(log), installation_(installation) {}

    http::Route route();
    http::Route peerRoute(const std::string& key);

    /// All who wait are answered, and nobody waits any more: before the server stops.
    void stop() { stopping_ = true; }

private:
    struct Asked {
        events::Cursors after;
        std::size_t limit = 0;
        std::chrono::seconds wait{0};
    };
    class Seat;

    Result<Asked> read(const http::Request& request, int limitMost) const;
    Result<std::vector<events::Envelope>> look(const Asked& asked, std::atomic<int>& waiting, int most);
    Result<http::Response> forIntegrators(const http::Request& request);
    Result<http::Response> forPeers(const http::Request& request);

    events::EventLog& log_;
    const std::string& installation_;
    std::atomic<int> integratorsWaiting_{0};
    std::atomic<int> peersWaiting_{0};
    std::atomic<bool> stopping_{false};
};

} // namespace narae::app
