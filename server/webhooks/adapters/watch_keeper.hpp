#pragma once

#include "server/webhooks/application/webhook_desk.hpp"
#include "server/webhooks/application/webhook_queries.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

namespace narae::webhooks {

/// Keeps the couriers' watch for this process, or looks out for its holder to fall silent.
///
/// No clock is compared with another machine's. A holder trusts its watch for a while after it asked for a beat that
/// was committed; the others wait, from when they saw the beat stand still, for that while, one attempt and some more:
/// so an attempt of the former holder is over before the next one begins.
class WatchKeeper {
public:
    struct Options {
        std::chrono::milliseconds trusted; ///< how long after a beat attempts may begin
        std::chrono::milliseconds attempt; ///< how long one lasts at most
    };

    /// All outlive it.
    WatchKeeper(WebhookQueries& queries, WebhookDesk& desk, std::string who, Options options, std::string trace);

    /// Beats, or looks whether the watch is to be had. To be called more often than a quarter of `trusted`, by one
    /// thread.
    void look();
    /// Whether an attempt may begin. Any thread.
    bool isOurs() const { return Steady::now() < trustedUntil_.load(); }
    /// Another process need not wait. What was sent must be over. The thread of look().
    void leave();

private:
    using Steady = std::chrono::steady_clock;
    /// The watch as another one holds it, and since when it has stood so.
    struct Seen {
        CourierWatch watch;
        Steady::time_point since;
    };

    void ask(std::optional<CourierWatch> silent);

    WebhookQueries& queries_;
    WebhookDesk& desk_;
    const std::string who_;
    const Options options_;
    const std::string trace_;
    std::optional<Seen> seen_;
    Steady::time_point beatAt_{};
    std::atomic<Steady::time_point> trustedUntil_{Steady::time_point{}};
};

} // namespace narae::webhooks
