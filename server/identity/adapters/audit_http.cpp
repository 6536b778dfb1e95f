#include "server/identity/adapters/identity_http.hpp"
#include "server/identity/adapters/wire.hpp"

namespace narae::identity {
namespace {

using http::Request;
using http::Response;
using http::Role;

Result<std::optional<Instant>> readInstant(const Request& request, std::string_view parameter)
{
    const auto text = request.queryParameter(parameter);
    if (!text) return std::optional<Instant>();
    const auto instant = parseRfc3339(*text);
    if (!instant)
        return refuse("request.invalid_parameter")
            .with("parameter", parameter)
            .with("reason", "it is not a time of RFC 3339");
    return std::optional(*instant);
}

api::AuditLine lineOf(const AuditEntry& entry)
{
    return {entry.seq,
            entry.at,
            entry.record.actor,
            entry.record.action,
            entry.record.subject,
            entry.record.outcome,
            entry.record.traceId,
            entry.previousHash,
            entry.hash,
            entry.record.detail};
}

Result<Response> list(const IdentityServices& services, const Request& request)
{
    const auto from = readInstant(request, "from");
    if (!from) return from.error();
    const auto to = readInstant(request, "to");
    if (!to) return to.error();
    const auto wish = wire::pageWish(request);
    if (!wish) return wish.error();
    const auto entries =
        services.queries.auditEntries({request.queryParameter("actor"), request.queryParameter("action"),
                                       request.queryParameter("subject"), *from, *to},
                                      *wish);
    if (!entries) return entries.error();
    return wire::page(
        *entries, [](const AuditEntry& each) { return api::toJson(lineOf(each)); },
        [](const AuditEntry& each) { return each.seq; });
}

Result<Response> verify(const IdentityServices& services, const Request&)
{
    const auto report = services.queries.auditChain();
    if (!report) return report.error();
    api::AuditVerification answer{report->entries, report->head.seq, report->head.hash, {}, {}};
    if (report->firstBreak) {
        answer.brokenAt = report->firstBreak->seq;
        answer.reason = std::string(name(report->firstBreak->kind));
    }
    return Response::json(200, api::toJson(answer));
}

} // namespace

std::vector<http::Route> auditRoutes(const IdentityServices& services)
{
    using http::Access;
    using http::Method;
    const auto to = [services](Result<Response> (*handler)(const IdentityServices&, const Request&)) {
        return [services, handler](const Request& request) { return handler(services, request); };
    };
    const Access staff = Access::of({Role::Staff});
    return {
        {.method = Method::Get, .pattern = "/v1/audit", .access = staff, .handler = to(list)},
        {.method = Method::Get, .pattern = "/v1/audit/verification", .access = staff, .handler = to(verify)},
    };
}

std::vector<http::Route> routes(const IdentityServices& services)
{
    std::vector<http::Route> all;
    for (const auto& some :
         {accountRoutes(services), sessionRoutes(services), apiKeyRoutes(services), auditRoutes(services)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace narae::identity
