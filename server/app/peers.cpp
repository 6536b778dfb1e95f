#include "server/app/peers.hpp"

#include "common/api/events.hpp"

#include <algorithm>

namespace narae::app {

namespace {

/// A charge that takes longer than the gateway is given over there, and a moment, is one that hangs.
breaker::BreakerOptions paymentBreakerOptions(std::chrono::milliseconds longest)
{
    breaker::BreakerOptions options;
    options.slowAfter = std::min(longest, options.slowAfter);
    return options;
}

/// The roles behind an address: `flight+view`.
std::string rolesAt(const Shape& shape, const std::string& origin)
{
    std::string roles;
    for (const auto& [role, at] : shape.peers)
        if (at == origin) roles += (roles.empty() ? "" : "+") + std::string(name(role));
    return roles;
}

} // namespace

events::ImporterOptions importerOptions()
{
    events::ImporterOptions options;
    options.knows = &api::events::isType;
    return options;
}

PeerFeed::PeerFeed(const Shape& shape, const std::string& origin, Foundation& base)
    : client(rolesAt(shape, origin), origin, shape.peersKey, base.ground.settings.text("peers.authorities")),
      source(client, base.milliseconds("peers.deadline_ms"))
{
}

EventImport::EventImport(const Shape& shape, const std::string& origin, Foundation& base, events::ImportShelf& shelf)
    : feed(shape, origin, base),
      importer(feed.source, nullptr, base.committer, shelf, base.readers(), base.clock(), importerOptions())
{
}

Peers::Peers(const Shape& shape, const Settings& settings, const Clock& clock)
{
    const std::chrono::milliseconds longest(settings.integer("peers.deadline_ms"));
    for (const auto& [role, origin] : shape.peers)
        clients_[role] = std::make_unique<PeerClient>(std::string(name(role)), origin, shape.peersKey,
                                                      settings.text("peers.authorities"));
    if (PeerClient* payment = client(Role::Payment)) {
        breaker_ = std::make_unique<breaker::Breaker>("payment", clock, paymentBreakerOptions(longest));
        payments_ = std::make_unique<PaymentsOverHttp>(*payment, *breaker_, longest);
    }
    if (PeerClient* reservation = client(Role::Reservation))
        seats_ = std::make_unique<SeatsOnSaleOverHttp>(*reservation, longest);
    if (PeerClient* identity = client(Role::Identity)) {
        const int threads = static_cast<int>(settings.integer("http.threads"));
        callers_ = std::make_unique<CallersOverHttp>(*identity, clock, longest,
                                                     std::clamp(threads / 2, 1, CallersOverHttp::kAskingMost));
        webhookOwners_ = std::make_unique<WebhookOwnersOverHttp>(*identity, longest);
    }
}

PeerClient* Peers::client(Role role)
{
    const auto found = clients_.find(role);
    return found == clients_.end() ? nullptr : found->second.get();
}

} // namespace narae::app
