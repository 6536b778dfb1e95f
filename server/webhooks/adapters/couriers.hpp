#pragma once

#include "common/base/clock.hpp"
#include "common/base/locator.hpp"
#include "server/platform/crypto/sealing.hpp"
#include "server/platform/http/outside_client.hpp"
#include "server/platform/http/signal_event.hpp"
#include "server/webhooks/adapters/owners_standing.hpp"
#include "server/webhooks/adapters/watch_keeper.hpp"
#include "server/webhooks/application/webhook_desk.hpp"
#include "server/webhooks/application/webhook_queries.hpp"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

namespace narae::webhooks {

struct CourierOptions {
    http::Reach reach = http::Reach::PublicOnly;
    RetryPolicy retries;
    std::chrono::milliseconds deadline{10'000}; ///< of one attempt
    std::chrono::milliseconds watch{10'000};    ///< how long after a beat attempts may begin
    std::chrono::hours keep{24 * 30};           ///< how long a delivery stays in the log
};

/// Brings the deliveries to their endpoints: one thread for each endpoint, so that the order is kept within it and a
/// slow one delays nobody else. Whatever a thread needs is in the database: after a crash the next delivery is the
/// same. Of several processes on one database the one with the watch sends (WatchKeeper).
class Couriers {
public:
    /// All outlive it. `who` is the process's writer; `listening` is told, now and then, whether there is any endpoint.
    Couriers(WebhookQueries& queries, WebhookDesk& desk, Owners& owners, const crypto::Seal& seal, const Clock& clock,
             Randomness& randomness, std::string who, CourierOptions options, std::function<void(bool)> listening);
    ~Couriers() { stop(); }

    void start();
    /// Ends the attempts under way, as a crash would: they are made again, under the same message ids. Idempotent.
    void stop();
    /// There may be something new. Any thread; never waits.
    void wake();

private:
    struct Courier {
        std::atomic<bool> leaving{false};
        std::atomic<bool> gone{false};
        http::SignalEvent ended; ///< given when it leaves: it waits for no receiver then
        std::jthread thread;     ///< joined at the end of its life; the last member, for it uses the others
    };

    void manage();
    void lookAfter(std::uint64_t seen);
    bool mayBeSent(const WebhookEndpoint& endpoint);
    void forgetRemoved(std::vector<WebhookEndpointId> removed);
    void forgetOld();
    void forget(Forget some);
    void tell(bool listening, std::uint64_t seen);
    void employ(const std::set<WebhookEndpointId>& endpoints);
    void run(WebhookEndpointId id, const Courier& courier);
    /// How long until there may be something to do.
    std::chrono::milliseconds step(WebhookEndpointId id, const Courier& courier, bool& pinged);
    bool attempt(const WebhookEndpoint& endpoint, const WebhookDelivery& delivery, const Courier& courier);
    http::Delivered send(const EndpointUrl& url, const std::vector<std::string>& secrets,
                         const WebhookDelivery& delivery, const Courier& courier) const;
    std::vector<std::string> secretsOf(const WebhookEndpoint& endpoint) const;

    WebhookQueries& queries_;
    WebhookDesk& desk_;
    const crypto::Seal& seal_;
    const Clock& clock_;
    Randomness& randomness_;
    const CourierOptions options_;
    const std::function<void(bool)> listening_;
    WatchKeeper watch_;
    OwnersStanding owners_;                                       ///< the manager's alone
    std::optional<std::chrono::steady_clock::time_point> tidyAt_; ///< the manager's alone
    std::mutex mutex_;
    std::condition_variable woken_;
    std::uint64_t wakes_ = 0;
    bool stopping_ = false;
    std::thread manager_;
    std::map<WebhookEndpointId, std::unique_ptr<Courier>> couriers_; ///< the manager's alone, as is the next
    std::vector<std::unique_ptr<Courier>> leaving_;
};

} // namespace narae::webhooks
