#include "server/app/operations_http.hpp"

#include "server/app/parts.hpp"
#include "server/app/version.hpp"

namespace narae::app {

namespace {

using http::Request;
using http::Response;

events::Reader* readerCalled(Composition::Parts& parts, const std::string& name)
{
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
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

Result<Response> health(Composition& composition)
{
    Composition::Parts& parts = composition.parts();
    const auto ready = composition.ready();
    nlohmann::json lags = nlohmann::json::object();
    for (events::Reader* reader : {&parts.flightReader, &parts.reservationReader, &parts.paymentReader})
        lags[reader->name()] = reader->lag();
    lags["view"] = parts.viewFeeder.lag().value_or(0);
    const auto counts = parts.committer.counts();
    return Response::json(200, {{"version", kVersion},
                                {"ready", ready.has_value()},
                                {"reason", ready ? nlohmann::json(nullptr) : nlohmann::json(ready.error().code())},
                                {"writer", parts.committer.writer()},
                                {"eventLag", lags},
                                {"commit",
                                 {{"batches", counts.batches},
                                  {"commands", counts.commands},
                                  {"refused", counts.refused},
                                  {"retries", counts.retries},
                                  {"failed", counts.failed},
                                  {"waiting", counts.waiting}}}});
}

Result<Response> deadLetters(database::Pool& pool)
{
    auto session = pool.lease();
    const auto rows = session->query("SELECT reader, writer, seq, type, reason, buried_at_ms FROM event_dead_letters "
                                     "WHERE replayed_at_ms IS NULL ORDER BY buried_at_ms, writer, seq LIMIT 100");
    if (session->failure()) return refuse("database.away").retryAfter(1);
    nlohmann::json items = nlohmann::json::array();
    for (std::size_t row = 0; row < rows.size(); ++row)
        items.push_back({{"reader", rows.text(row, 0)},
                         {"writer", rows.text(row, 1)},
                         {"seq", rows.integer(row, 2)},
                         {"type", rows.text(row, 3)},
                         {"reason", rows.text(row, 4)},
                         {"buriedAt", toRfc3339(fromEpochMs(rows.integer(row, 5)))}});
    return Response::json(200, {{"items", items}, {"hasMore", items.size() == 100}, {"next", nullptr}});
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

} // namespace

std::vector<http::Route> operationsRoutes(Composition& composition)
{
    using http::Access;
    using http::Method;
    using http::Role;
    database::Pool& pool = composition.readers();
    http::Route live{Method::Get, "/livez", Access::everyone(), [](const Request&) -> Result<Response> {
                         return Response::json(200, {{"status", "live"}});
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
         [&composition](const Request&) { return health(composition); }},
        {Method::Get, "/v1/dead-letters", Access::of({Role::Staff}),
         [&pool](const Request&) { return deadLetters(pool); }},
        {Method::Post, "/v1/dead-letters/{reader}/{writer}/{seq}/replay", Access::of({Role::Staff}),
         [&composition](const Request& request) { return replay(composition, request); }, true},
    };
}

} // namespace narae::app
