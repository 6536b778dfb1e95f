#include "server/identity/adapters/identity_http.hpp"
#include "server/identity/adapters/wire.hpp"

namespace narae::identity {
namespace {

using http::Request;
using http::Response;
using http::Role;

Result<Response> logIn(const IdentityServices& services, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto read = api::readSessionRequest(*body);
    if (!read) return read.error();
    const auto email = wire::field("/email", read->email, Email::parse);
    if (!email) return email.error();
    const auto loggedIn = services.entrance.logIn(
        {*email, read->password, wire::sourceOf(request), request.header("user-agent").value_or("")}, request.traceId);
    if (!loggedIn) return loggedIn.error();
    const api::NewSession answer{loggedIn->token, loggedIn->session.id().value(),
                                 loggedIn->session.particulars().expiresAt, wire::account(loggedIn->account)};
    Response response = Response::json(201, api::toJson(answer));
    response.header("Cache-Control", "no-store");
    return response;
}

Result<Response> listOwn(const IdentityServices& services, const Request& request)
{
    const auto wish = wire::pageWish(request);
    if (!wish) return wish.error();
    const auto current = wire::currentSession(request, services.queries, services.digest);
    if (!current) return current.error();
    const auto sessions = services.queries.sessionsOf(request.caller.account, services.clock.now(), *wish);
    if (!sessions) return sessions.error();
    const auto show = [&current](const Session& each) {
        const Session::Particulars& of = each.particulars();
        return api::toJson(
            api::SessionLine{of.id.value(), of.openedAt, of.lastUsedAt, of.expiresAt, of.client, *current == of.id});
    };
    return wire::page(*sessions, show, [](const Session& each) { return each.id().value(); });
}

Result<Response> end(const IdentityServices& services, const Request& request, SessionId session)
{
    const auto ended = services.desk.carryOut(RevokeSession{request.caller.account, session}, request.traceId);
    if (!ended) return ended.error();
    return Response::noContent();
}

Result<Response> logOut(const IdentityServices& services, const Request& request)
{
    const auto current = wire::currentSession(request, services.queries, services.digest);
    if (!current) return current.error();
    if (!current->has_value()) return refuse("session.not_found");
    return end(services, request, **current);
}

Result<Response> revoke(const IdentityServices& services, const Request& request)
{
    const auto id = request.idParameter("sessionId");
    if (!id) return id.error();
    return end(services, request, SessionId(*id));
}

} // namespace

std::vector<http::Route> sessionRoutes(const IdentityServices& services)
{
    using http::Access;
    using http::Method;
    const auto to = [services](Result<Response> (*handler)(const IdentityServices&, const Request&)) {
        return [services, handler](const Request& request) { return handler(services, request); };
    };
    const Access owners = Access::of({Role::Customer, Role::Staff});
    return {
        // Not audited here: the use cases write log-ins of staff, and wrong passwords, to the audit log themselves.
        {.method = Method::Post, .pattern = "/v1/sessions", .access = Access::everyone(), .handler = to(logIn)},
        {.method = Method::Get, .pattern = "/v1/sessions", .access = owners, .handler = to(listOwn)},
        {.method = Method::Delete,
         .pattern = "/v1/sessions/current",
         .access = owners,
         .handler = to(logOut),
         .audited = true},
        {.method = Method::Delete,
         .pattern = "/v1/sessions/{sessionId}",
         .access = owners,
         .handler = to(revoke),
         .audited = true},
    };
}

} // namespace narae::identity
