#include "server/webhooks/adapters/couriers.hpp"

#include "server/platform/log/log.hpp"
#include "server/webhooks/adapters/standard_webhooks.hpp"

#include <algorithm>
#include <utility>

namespace narae::webhooks {

using std::chrono::milliseconds;

namespace {

/// What other processes on the same database have done is looked for so often.
constexpr milliseconds kLookPause{1000};
/// Of the log's tidying.
constexpr std::chrono::minutes kTidyPause{60};
constexpr int kForgottenAtOnce = 100;
/// The deliveries' own doings carry a trace id that says so.
constexpr auto kTrace = "000000000000000000000000003eb400";

} // namespace

Couriers::Couriers(WebhookQueries& queries, WebhookDesk& desk, Owners& owners, const crypto::Seal& seal,
                   const Clock& clock, Randomness& randomness, std::string who, CourierOptions options,
                   std::function<void(bool)> listening)
    : queries_(queries),
      desk_(desk),
      seal_(seal),
      clock_(clock),
      randomness_(randomness),
      options_(options),
      listening_(std::move(listening)),
      watch_(queries, desk, std::move(who), {options.watch, options.deadline}, kTrace),
      owners_(owners)
{
}

void Couriers::start()
{
    // Before any event is read: where nobody listens, years of them would be looked at for nothing.
    if (const auto endpoints = queries_.endpoints()) listening_(!endpoints->empty());
    manager_ = std::thread([this] { manage(); });
}

void Couriers::stop()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    if (manager_.joinable()) manager_.join();
}

void Couriers::wake()
{
    {
        const std::lock_guard lock(mutex_);
        ++wakes_;
    }
    woken_.notify_all();
}

void Couriers::manage()
{
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        const std::uint64_t seen = wakes_;
        lock.unlock();
        lookAfter(seen);
        lock.lock();
        woken_.wait_for(lock, kLookPause, [&] { return stopping_ || wakes_ != seen; });
    }
    lock.unlock();
    employ({});
    leaving_.clear(); // waits for each
    watch_.leave();
}

/// Whoever has no endpoints needs no watch; whoever has not the watch employs nobody.
void Couriers::lookAfter(std::uint64_t seen)
{
    const auto endpoints = queries_.endpoints();
    if (!endpoints) {
        log::warning("webhooks.waits", {{"reason", endpoints.error().code()}});
        return;
    }
    std::set<WebhookEndpointId> served;
    std::vector<WebhookEndpointId> removed;
    for (const WebhookEndpoint& each : *endpoints)
        if (each.state == WebhookEndpoint::State::Removed) removed.push_back(each.id);
    tell(removed.size() < endpoints->size(), seen);
    if (!endpoints->empty()) watch_.look();
    if (watch_.isOurs())
        for (const WebhookEndpoint& each : *endpoints)
            if (mayBeSent(each)) served.insert(each.id);
    employ(served);
    if (!watch_.isOurs()) return;
    if (!removed.empty()) forgetRemoved(std::move(removed));
    forgetOld();
}

/// Who may not hear of events any more is sent nothing, and shown to staff as disabled.
bool Couriers::mayBeSent(const WebhookEndpoint& endpoint)
{
    if (endpoint.state == WebhookEndpoint::State::Removed) return false;
    const std::optional<bool> may = owners_.mayBeTold(endpoint.owner);
    if (may == false && endpoint.state == WebhookEndpoint::State::Enabled)
        if (const auto silenced = desk_.carryOut(SilenceOwner{endpoint.owner}, kTrace); !silenced)
            log::warning("webhooks.owner_not_silenced", {{"reason", silenced.error().code()}});
    return may == true;
}

void Couriers::forgetRemoved(std::vector<WebhookEndpointId> removed)
{
    Forget some;
    const auto deliveries = queries_.ofRemoved(kForgottenAtOnce);
    if (!deliveries) return;
    some.deliveries = *deliveries;
    if (deliveries->empty()) some.endpoints = std::move(removed);
    forget(std::move(some));
}

/// The log would grow for ever.
void Couriers::forgetOld()
{
    const auto now = std::chrono::steady_clock::now();
    if (tidyAt_ && now < *tidyAt_) return;
    Forget some;
    some.queuedBefore = clock_.now() - options_.keep;
    const auto deliveries = queries_.old(some.queuedBefore, kForgottenAtOnce);
    if (!deliveries) return;
    some.deliveries = *deliveries;
    if (deliveries->size() < kForgottenAtOnce) tidyAt_ = now + kTidyPause;
    if (!deliveries->empty()) forget(std::move(some));
}

/// What could not be forgotten is found again.
void Couriers::forget(Forget some)
{
    if (const auto forgotten = desk_.carryOut(std::move(some), kTrace); !forgotten)
        log::warning("webhooks.not_forgotten", {{"reason", forgotten.error().code()}});
}

/// Unless something has changed since: then it is looked at anew in a moment.
void Couriers::tell(bool listening, std::uint64_t seen)
{
    const std::lock_guard lock(mutex_);
    if (listening || wakes_ == seen) listening_(listening);
}

/// One courier for each of the endpoints, and none for others. Who leaves breaks off what it is about, and is not
/// waited for.
void Couriers::employ(const std::set<WebhookEndpointId>& endpoints)
{
    const std::size_t leaving = leaving_.size();
    for (auto each = couriers_.begin(); each != couriers_.end();) {
        if (endpoints.contains(each->first)) {
            ++each;
            continue;
        }
        each->second->leaving = true;
        each->second->ended.give();
        leaving_.push_back(std::move(each->second));
        each = couriers_.erase(each);
    }
    if (leaving_.size() > leaving) wake();
    std::erase_if(leaving_, [](const std::unique_ptr<Courier>& courier) { return courier->gone.load(); });
    for (const WebhookEndpointId id : endpoints) {
        auto& courier = couriers_[id];
        if (courier) continue;
        courier = std::make_unique<Courier>();
        courier->thread = std::jthread([this, id, &each = *courier] {
            run(id, each);
            each.gone = true;
        });
    }
}

void Couriers::run(WebhookEndpointId id, const Courier& courier)
{
    bool pinged = false;
    std::unique_lock lock(mutex_);
    while (!stopping_ && !courier.leaving) {
        const std::uint64_t seen = wakes_;
        lock.unlock();
        const milliseconds pause = step(id, courier, pinged);
        lock.lock();
        if (pause > milliseconds::zero())
            woken_.wait_for(lock, pause, [&] { return stopping_ || courier.leaving || wakes_ != seen; });
    }
}

/// `pinged`: whether a ping has just arrived, so that somebody is there now; what waits for its next try is tried then.
milliseconds Couriers::step(WebhookEndpointId id, const Courier& courier, bool& pinged)
{
    const bool atOnce = std::exchange(pinged, false);
    const auto endpoint = queries_.endpoint(id);
    if (!endpoint || !*endpoint) return kLookPause;
    const auto next = queries_.next(**endpoint);
    if (!next || !*next) return kLookPause;
    const auto until = std::chrono::duration_cast<milliseconds>((*next)->nextAt - clock_.now());
    if (until > milliseconds::zero() && !atOnce) return std::min(until, kLookPause);
    if (!watch_.isOurs()) return kLookPause;
    const bool arrived = attempt(**endpoint, **next, courier);
    pinged = arrived && (*next)->type == WebhookDelivery::kPing;
    return milliseconds::zero();
}

/// Whether it arrived.
bool Couriers::attempt(const WebhookEndpoint& endpoint, const WebhookDelivery& delivery, const Courier& courier)
{
    RecordAttempt record;
    record.delivery = delivery.id;
    record.policy = options_.retries;
    record.jitterPerMille = randomness_.below(1000);
    const auto url = EndpointUrl::parse(endpoint.url);
    const std::vector<std::string> secrets = secretsOf(endpoint);
    if (!url || secrets.empty()) {
        record.trouble = url ? "secret_unreadable" : "url_malformed";
    } else {
        const http::Delivered sent = send(*url, secrets, delivery, courier);
        // It is our doing, not the receiver's: whoever serves the endpoint next makes the attempt anew.
        if (sent.status == 0 && courier.leaving) return false;
        record.arrived = sent.status >= 200 && sent.status < 300;
        record.status = sent.status;
        if (!record.arrived) record.trouble = sent.status != 0 ? "status_" + std::to_string(sent.status) : sent.why;
    }
    if (!record.arrived)
        log::warning("webhooks.not_delivered",
                     {{"endpoint", endpoint.id.value()}, {"delivery", delivery.id.text()}, {"reason", record.trouble}});
    const bool arrived = record.arrived;
    const auto recorded = desk_.carryOut(std::move(record), kTrace);
    if (recorded || recorded.error().code() == "webhook.delivery_unknown") return arrived;
    // It may be sent again then, under the same message id.
    log::warning("webhooks.not_recorded", {{"delivery", delivery.id.text()}, {"reason", recorded.error().code()}});
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, kLookPause, [this] { return stopping_; });
    return arrived;
}

http::Delivered Couriers::send(const EndpointUrl& url, const std::vector<std::string>& secrets,
                               const WebhookDelivery& delivery, const Courier& courier) const
{
    const http::Patience patience(std::chrono::steady_clock::now() + options_.deadline, courier.ended);
    return http::postOutside({url.encrypted, url.host, url.port, url.target}, options_.reach,
                             signedHeaders(secrets, delivery.messageId(), clock_.now(), delivery.body), delivery.body,
                             "application/json", patience);
}

std::vector<std::string> Couriers::secretsOf(const WebhookEndpoint& endpoint) const
{
    std::vector<std::string> secrets;
    if (auto secret = seal_.open(endpoint.secret)) secrets.push_back(*std::move(secret));
    if (endpoint.oldSecretUntil && clock_.now() < *endpoint.oldSecretUntil)
        if (auto old = seal_.open(endpoint.oldSecret)) secrets.push_back(*std::move(old));
    return secrets;
}

} // namespace narae::webhooks
