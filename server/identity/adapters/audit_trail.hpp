#pragma once

#include "server/identity/application/identity_desk.hpp"
#include "server/platform/http/server.hpp"

namespace narae::identity {

/// Writes what staff and integrations did to the audit log, before they are told that it is done. What customers and
/// guests do is in the history of their own reservations. Any thread.
class AuditTrail {
public:
    explicit AuditTrail(IdentityDesk& desk) : desk_(desk) {}

    /// Refuses `database.away` and `server.busy`.
    Result<void> record(const http::Request& request, const http::Route& route, const http::Response& response);
    /// For the HTTP server; this outlives it.
    http::AuditSink sink();

private:
    IdentityDesk& desk_;
};

/// Who the audit log says it was: an e-mail address, or `api-key 12 Agency`, which no address can look like.
std::string auditActor(const http::Caller& caller);

} // namespace narae::identity
