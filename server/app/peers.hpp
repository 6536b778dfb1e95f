#pragma once

#include "server/app/apart/callers_over_http.hpp"
#include "server/app/apart/feed_source.hpp"
#include "server/app/apart/payments_over_http.hpp"
#include "server/app/apart/seats_over_http.hpp"
#include "server/app/apart/webhook_owners_over_http.hpp"
#include "server/app/foundation.hpp"
#include "server/app/shape.hpp"
#include "server/platform/events/importer.hpp"

#include <map>
#include <memory>

namespace narae::app {

/// The feed of one peer.
struct PeerFeed {
    PeerClient client; ///< of its own: a question that waits for news must not be ended with others
    FeedSource source;

    PeerFeed(const Shape& shape, const std::string& origin, Foundation& base);
};

/// How events of peers are taken in, whatever way they come.
events::ImporterOptions importerOptions();

/// The events of one peer on their way into our database.
struct EventImport {
    PeerFeed feed;
    events::Importer importer;

    EventImport(const Shape& shape, const std::string& origin, Foundation& base, events::ImportShelf& shelf);
};

/// The roles that are done elsewhere, as this process knows them: one client each, and the ports that they fill.
class Peers {
public:
    /// Both outlive it.
    Peers(const Shape& shape, const Settings& settings, const Clock& clock);

    /// Nothing where the role is done here, or nobody knows where.
    PeerClient* client(Role role);

    // Each there where its role is elsewhere.
    breaker::Breaker* paymentBreaker() { return breaker_.get(); }
    reservation::Payments* payments() { return payments_.get(); }
    flight::SeatsOnSale* seatsOnSale() { return seats_.get(); }
    http::Authenticator* callers() { return callers_.get(); }
    webhooks::Owners* webhookOwners() { return webhookOwners_.get(); }

private:
    std::map<Role, std::unique_ptr<PeerClient>> clients_;
    std::unique_ptr<breaker::Breaker> breaker_;
    std::unique_ptr<PaymentsOverHttp> payments_;
    std::unique_ptr<SeatsOnSaleOverHttp> seats_;
    std::unique_ptr<CallersOverHttp> callers_;
    std::unique_ptr<WebhookOwnersOverHttp> webhookOwners_;
};

} // namespace narae::app
