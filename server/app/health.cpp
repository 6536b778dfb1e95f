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
    if (const auto unsettled = parts.reservationQueries.unsettled())
        health.unknownPayments = api::Health::Waiting{unsettled->count, unsettled->oldest};
    if (const auto pending = parts.paymentQueries.pendingRefunds())
        health.refundsPending = api::Health::Waiting{pending->count, pending->oldest};
    const auto session = pool.lease();
    const auto buried = session->query("SELECT COUNT(*) FROM event_dead_letters WHERE replayed_at_ms IS NULL");
    if (!session->failure()) health.deadLetters = buried.integer(0, 0);
}

} // namespace

api::Health healthOf(Composition& composition)
{
    Composition::Parts& parts = composition.parts();
    api::Health health;
    health.version = kVersion;
    health.writer = parts.committer.writer();
    health.uptimeSeconds =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - parts.madeAt).count();
    if (const auto ready = composition.ready(); !ready) health.notReady = ready.error().code();
    health.databaseKind = composition.readers().dialect() == database::Dialect::Sqlite ? "sqlite" : "mysql";
    health.databaseAway = !parts.committer.healthy() && !parts.committer.fenced();
    for (const char* area : {"reservation", "flight", "payment", "view", "identity"})
        health.areas[area] = areaOf(parts.requestMetrics.recently(area));
    if (!health.databaseAway) askDatabase(parts, composition.readers(), health);
    if (const auto heads = parts.log.heads()) {
        health.newestEvent = 0;
        for (const auto& [writer, seq] : *heads)
            *health.newestEvent += seq;
    }
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
        health.eventLag[reader->name()] = reader->lag();
    health.eventLag["view"] = parts.viewFeeder.lag().value_or(0);
    const auto counts = parts.committer.counts();
    health.commit = {counts.batches, counts.commands, counts.refused, counts.retries, counts.failed, counts.waiting};
    return health;
}

} // namespace narae::app
