#include "server/identity/adapters/audit_trail.hpp"

namespace narae::identity {

std::string auditActor(const http::Caller& caller)
{
    return caller.role == http::Role::Integration ? "api-key " + caller.apiKey.text() + " " + caller.who : caller.who;
}

Result<void> AuditTrail::record(const http::Request& request, const http::Route& route, const http::Response& response)
{
    const bool kept = request.caller.role == http::Role::Staff || request.caller.role == http::Role::Integration;
    if (!kept) return {};
    std::string action = std::string(http::name(route.method)) + " " + route.pattern;
    const auto written =
        desk_.carryOut(RecordAudit{{auditActor(request.caller), std::move(action), request.path,
                                    std::to_string(response.status), request.traceId, response.auditDetail}},
                       request.traceId);
    if (!written) return written.error();
    return {};
}

http::AuditSink AuditTrail::sink()
{
    return [this](const http::Request& request, const http::Route& route, const http::Response& response) {
        return record(request, route, response);
    };
}

} // namespace narae::identity
