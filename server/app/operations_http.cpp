#include "server/app/operations_http.hpp"

#include "server/app/health.hpp"
#include "server/app/parts.hpp"
#include "server/platform/http/paging.hpp"

#include <sstream>

namespace narae::app {

namespace {

using http::Request;
using http::Response;

events::Reader* readerCalled(Composition::Parts& parts, const std::string& name)
{
    for (events::Reader* reader : parts.readers())
        if (reader->name() == name) return reader;
    return nullptr;
}

Result<Response> metrics(Composition& composition)
{
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = composition.parts().metrics.text();
    return response;
}

/// Where a page of dead letters begins: behind this one, in the order of burial. All of a moment are told apart by
/// their reader, writer and number.
struct DeadLetterPlace {
    std::int64_t buriedAtMs = 0;
    std::string reader;
    std::string writer;
    std::int64_t seq = 0;
};

/// `buriedAtMs reader seq writer`; a writer's name comes last, for it may have blanks.
Result<DeadLetterPlace> readPlace(const std::string& text)
{
    DeadLetterPlace place;
    std::istringstream in(text);
    if (in >> place.buriedAtMs >> place.reader >> place.seq && in.get() == ' ' && std::getline(in, place.writer))
        return place;
    return refuse("request.invalid_parameter")
        .with("parameter", "after")
        .with("reason", "it is not a cursor of this list");
}

Result<Response> deadLetters(database::Pool& pool, const Request& request)
{
    const auto page = http::readPage(request);
    if (!page) return page.error();
    DeadLetterPlace after;
    if (page->after) {
        auto place = readPlace(*page->after);
        if (!place) return place.error();
        after = *std::move(place);
    }
    auto session = pool.lease();
    const auto rows = session->query(
        "SELECT reader, writer, seq, type, reason, buried_at_ms FROM event_dead_letters WHERE replayed_at_ms IS NULL "
        "AND (buried_at_ms > ? OR (buried_at_ms = ? AND (reader > ? OR (reader = ? AND (writer > ? OR (writer = ? AND "
        "seq > ?)))))) ORDER BY buried_at_ms, reader, writer, seq LIMIT ?",
        {after.buriedAtMs, after.buriedAtMs, after.reader, after.reader, after.writer, after.writer, after.seq,
         std::int64_t{page->limit} + 1});
    if (session->failure()) return refuse("database.away").retryAfter(1);
    nlohmann::json items = nlohmann::json::array();
    std::optional<std::string> next;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (row == static_cast<std::size_t>(page->limit)) {
            next = std::to_string(rows.integer(row - 1, 5)) + ' ' + rows.text(row - 1, 0) + ' ' +
                   std::to_string(rows.integer(row - 1, 2)) + ' ' + rows.text(row - 1, 1);
            break;
        }
        items.push_back({{"reader", rows.text(row, 0)},
                         {"writer", rows.text(row, 1)},
                         {"seq", rows.integer(row, 2)},
                         {"type", rows.text(row, 3)},
                         {"reason", rows.text(row, 4)},
                         {"buriedAt", toRfc3339(fromEpochMs(rows.integer(row, 5)))}});
    }
    return http::pageResponse(std::move(items), next);
}

Result<Response> replay(Composition& composition, const Request& request)
{
    const auto seq = request.idParameter("seq");
    if (!seq) return seq.error();
    events::Reader* reader = readerCalled(composition.parts(), request.pathParameter("reader"));
    if (reader == nullptr) return refuse("dead_letter.unknown");
    if (auto replayed = reader->replay(request.pathParameter("writer"), *seq); !replayed) return replayed.error();
    return Response::noContent();
}

Response auditResponse(int status, const api::AuditRun& run)
{
    Response response = Response::json(status, api::toJson(run));
    response.header("Cache-Control", "no-store");
    return response;
}

Result<Response> startAudit(AuditRuns& runs, const Shape& shape)
{
    if (shape.apart()) return refuse("audit.apart");
    const auto started = runs.start();
    if (!started) return started.error();
    Response response = auditResponse(202, *started);
    response.header("Location", "/v1/audit-runs/" + std::to_string(started->auditRunId));
    return response;
}

Result<Response> auditRun(const AuditRuns& runs, const Request& request)
{
    const auto id = request.idParameter("auditRunId");
    if (!id) return id.error();
    const auto found = runs.find(*id);
    if (!found) return refuse("audit.unknown").with("auditRunId", *id);
    return auditResponse(200, *found);
}

Result<Response> auditRunList(const AuditRuns& runs)
{
    nlohmann::json items = nlohmann::json::array();
    for (const api::AuditRun& run : runs.all())
        items.push_back(api::toJson(run));
    return http::pageResponse(std::move(items), std::nullopt);
}

} // namespace

std::vector<http::Route> operationsRoutes(Composition& composition)
{
    using http::Access;
    using http::Method;
    using http::Role;
    database::Pool& pool = composition.readers();
    AuditRuns& audits = composition.parts().auditRuns;
    http::Route live{Method::Get, "/livez", Access::everyone(), [](const Request&) -> Result<Response> {
                         Response response = Response::json(200, {{"status", "live"}});
                         response.repeatable = http::Repeatable{[] { return true; }};
                         return response;
                     }};
    live.always = true;
    return {
        std::move(live),
        {Method::Get, "/readyz", Access::everyone(),
         [&composition](const Request&) -> Result<Response> {
             if (auto ready = composition.ready(); !ready) return ready.error();
             return Response::json(200, {{"status", "ready"}});
         }},
        {Method::Get, "/metrics", Access::everyone(), [&composition](const Request&) { return metrics(composition); }},
        {Method::Get, "/v1/health", Access::of({Role::Staff}),
         [&composition](const Request&) -> Result<Response> {
             return Response::json(200, api::toJson(healthOf(composition)));
         }},
        {Method::Get, "/v1/dead-letters", Access::of({Role::Staff}),
         [&pool](const Request& request) { return deadLetters(pool, request); }},
        {Method::Post, "/v1/dead-letters/{reader}/{writer}/{seq}/replay", Access::of({Role::Staff}),
         [&composition](const Request& request) { return replay(composition, request); }, true},
        {Method::Post, "/v1/audit-runs", Access::of({Role::Staff}),
         [&audits, &composition](const Request&) { return startAudit(audits, composition.shape()); }, true},
        {Method::Get, "/v1/audit-runs", Access::of({Role::Staff}),
         [&audits](const Request&) { return auditRunList(audits); }},
        {Method::Get, "/v1/audit-runs/{auditRunId}", Access::of({Role::Staff}),
         [&audits](const Request& request) { return auditRun(audits, request); }},
    };
}

} // namespace narae::app
