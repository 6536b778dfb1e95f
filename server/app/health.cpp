#include "server/app/health.hpp"

#include "server/app/parts.hpp"
#include "server/app/version.hpp"

namespace narae::app {

namespace {

api::Health::Area areaOf(const metrics::RecentTimes::Summary& recent)
{
    return {recent.count, recent.errors, recent.median, recent.p99};
}

/// What only the database knows; left out while it does not answer.
void askDatabase(Composition::Parts& parts, database::Pool& pool, api::Health& health)
{
    if (parts.reservation)
        if (const auto unsettled = parts.reservation->queries.unsettled())
            health.unknownPayments = api::Health::Waiting{unsettled->count, unsettled->oldest};
    if (parts.payment)
        if (const auto pending = parts.payment->queries.pendingRefunds())
            health.refundsPending = api::Health::Waiting{pending->count, pending->oldest};
    const auto session = pool.lease();
    const auto buried = session->query("SELECT COUNT(*) FROM event_dead_letters WHERE replayed_at_ms IS NULL");
    if (!session->failure()) health.deadLetters = buried.integer(0, 0);
}

void tellOfPeers(Composition::Parts& parts, const Shape& shape, api::Health& health)
{
    for (const Role role : kRoles) {
        if (shape.has(role)) health.roles.emplace_back(name(role));
        const PeerClient* client = parts.peers.client(role);
        if (!client) continue;
        api::Health::Peer peer{std::string(name(role)), client->origin(), client->trouble(), std::nullopt, 0};
        if (const auto* breaker = role == Role::Payment ? parts.peers.paymentBreaker() : nullptr) {
            peer.breaker = breaker::name(breaker->figures().state);
            peer.callsNotMade = static_cast<std::int64_t>(breaker->figures().refused);
        }
        for (const auto& each : parts.imports) {
            if (each->importer.name() != peer.address) continue;
            const auto figures = each->importer.figures();
            peer.eventsTrouble = figures.trouble;
            peer.eventsBehind = figures.behind;
        }
        // Over Kafka all peers' events come by one way.
        if (parts.kafka && parts.kafka->importer) {
            const auto figures = parts.kafka->importer->figures();
            peer.eventsTrouble = figures.trouble;
            peer.eventsBehind = figures.behind;
        }
        health.peers.push_back(std::move(peer));
    }
}

} // namespace

api::Health healthOf(Composition& composition)
{
    Composition::Parts& parts = composition.parts();
    api::Health health;
    health.version = kVersion;
    health.writer = parts.base.committer.writer();
    health.uptimeSeconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - parts.madeAt).count();
    if (const auto ready = composition.ready(); !ready) health.notReady = ready.error().code();
    health.databaseKind = composition.readers().dialect() == database::Dialect::Sqlite ? "sqlite" : "mysql";
    health.databaseAway = !parts.base.committer.healthy() && !parts.base.committer.fenced();
    for (const char* area : {"reservation", "flight", "payment", "view", "identity"})
        health.areas[area] = areaOf(parts.requestMetrics.recently(area));
    if (!health.databaseAway) askDatabase(parts, composition.readers(), health);
    if (const auto heads = parts.base.log.heads()) {
        health.newestEvent = 0;
        for (const auto& [writer, seq] : *heads)
            *health.newestEvent += seq;
    }
    for (events::Reader* reader : parts.readers())
        health.eventLag[reader->name()] = reader->lag();
    if (parts.kafka) health.eventLag[event_bus::KafkaPublisher::kReader] = parts.kafka->publisher.figures().behind;
    if (parts.view) health.eventLag["view"] = parts.view->feeder.lag().value_or(0);
    tellOfPeers(parts, composition.shape(), health);
    const auto counts = parts.base.committer.counts();
    health.commit = {counts.batches, counts.commands, counts.refused, counts.retries, counts.failed, counts.waiting};
    return health;
}

} // namespace narae::app
