#pragma once

#include "server/app/apart/feed.hpp"
#include "server/app/audit_runs.hpp"
#include "server/app/composition.hpp"
#include "server/app/flight_part.hpp"
#include "server/app/foundation.hpp"
#include "server/app/housekeeper.hpp"
#include "server/app/kafka_link.hpp"
#include "server/app/payment_part.hpp"
#include "server/app/peers.hpp"
#include "server/app/reservation_part.hpp"
#include "server/app/view_part.hpp"
#include "server/app/webhook_owners.hpp"
#include "server/app/webhooks_part.hpp"
#include "server/identity/adapters/identity_context.hpp"
#include "server/platform/http/request_metrics.hpp"
#include "server/platform/http/server.hpp"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace narae::app {

/// Whether the server takes requests.
enum class Doors {
    Starting,
    DatabaseAway, ///< still starting, for it waits for its database
    Open,
};

/// Every object of the server, by context, in the order in which they are made: those of the roles that this process
/// plays, and the peers that play the others.
struct Composition::Parts {
    const std::chrono::steady_clock::time_point madeAt = std::chrono::steady_clock::now();

    Foundation base;
    Peers peers;
    Feed feed;
    events::ImportShelf importShelf;
    // The peers' events come over Kafka where a broker is named, else by one import for each process that is a peer.
    std::optional<KafkaLink> kafka;
    std::vector<std::unique_ptr<EventImport>> imports;
    metrics::Registry metrics;

    /// In every process: what staff change here goes into this database's own audit log. Its routes are the identity
    /// role's.
    identity::IdentityContext identity;
    // Nothing where the role is not played here.
    std::optional<PaymentPart> payment;
    std::optional<ReservationPart> reservation;
    std::optional<FlightPart> flight;
    std::optional<ViewPart> view;
    WebhookOwners ownersHere;
    std::optional<WebhooksPart> webhooks;

    Housekeeper housekeeper;
    AuditRuns auditRuns;

    // The outside.
    http::RouteTable routes;
    http::RequestMetrics requestMetrics;
    std::unique_ptr<http::Server> http;
    std::atomic<Doors> doors{Doors::Starting};
    bool writing = false;
    bool working = false;

    Parts(Ground& ground, const std::string& writer);

    /// Who follows the events here, beside the view.
    std::vector<events::Reader*> readers();
    // Who knows the callers, and the webhooks' owners: identity, here or elsewhere.
    http::Authenticator& authenticator();
    webhooks::Owners& webhookOwners();
};

} // namespace narae::app
