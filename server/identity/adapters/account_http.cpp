#include "server/identity/adapters/identity_http.hpp"
#include "server/identity/adapters/wire.hpp"
#include "server/identity/domain/password_rules.hpp"

namespace narae::identity {
namespace {

using http::Request;
using http::Response;
using http::Role;

Result<RegistrationWish> readRegistration(const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    std::optional<Email> email;
    std::optional<AccountRole> role;
    std::optional<PersonName> name;
    std::optional<Phone> phone;
    const auto rules = [&](api::ObjectReader& reader, const api::AccountRequest& wish) {
        email = wire::field(reader, "email", wish.email, Email::parse);
        role = wire::field(reader, "role", wish.role, parseAccountRole);
        name = wire::field(reader, "name", wish.name, PersonName::parse);
        if (wish.phone) phone = wire::field(reader, "phone", *wish.phone, Phone::parse);
        if (reader.failedAt("password")) return;
        if (auto sound = checkPassword(wish.password, email); !sound) reader.complain("password", sound.error());
    };
    const auto read = api::readAccountRequest(*body, rules);
    if (!read) return wire::namingCardNumbers(read.error());
    return RegistrationWish{*email, read->password, *role, *name, phone, request.caller.isStaff()};
}

Result<ChangeAccount> readChange(const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    ChangeAccount change{request.caller.account, {}, {}};
    const auto rules = [&change](api::ObjectReader& reader, const api::AccountChange& wish) {
        if (wish.name) change.name = wire::field(reader, "name", *wish.name, PersonName::parse);
        if (wish.phone)
            change.phone = wire::field(reader, "phone", *wish.phone, Phone::parse);
        else if (wish.changesPhone)
            change.phone = std::optional<Phone>();
    };
    if (const auto read = api::readAccountChange(*body, rules); !read) return wire::namingCardNumbers(read.error());
    return change;
}

Result<AccountFilter> readFilter(const Request& request)
{
    AccountFilter filter;
    if (const auto text = request.queryParameter("email")) {
        const auto email = Email::parse(*text);
        if (!email)
            return refuse("request.invalid_parameter")
                .with("parameter", "email")
                .with("reason", "it is not an e-mail address");
        filter.email = *email;
    }
    if (const auto text = request.queryParameter("role")) {
        const auto role = parseAccountRole(*text);
        if (!role)
            return refuse("request.invalid_parameter")
                .with("parameter", "role")
                .with("reason", "it is customer or staff");
        filter.role = *role;
    }
    return filter;
}

Result<Response> open(const IdentityServices& services, const Request& request)
{
    const auto wish = readRegistration(request);
    if (!wish) return wish.error();
    const auto account = services.registration.open(*wish, request.traceId);
    if (!account) return account.error();
    return Response::json(201, api::toJson(wire::account(*account)));
}

Result<Response> showOwn(const IdentityServices& services, const Request& request)
{
    const auto account = services.queries.account(request.caller.account);
    if (!account) return account.error();
    if (!account->has_value()) return refuse("account.not_found");
    return Response::json(200, api::toJson(wire::account(**account)));
}

Result<Response> changeOwn(const IdentityServices& services, const Request& request)
{
    auto change = readChange(request);
    if (!change) return change.error();
    const auto account = services.desk.carryOut(*std::move(change), request.traceId);
    if (!account) return account.error();
    return Response::json(200, api::toJson(wire::account(*account)));
}

Result<Response> changePassword(const IdentityServices& services, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    const auto read = api::readPasswordChange(*body);
    if (!read) return read.error();
    const auto current = wire::currentSession(request, services.queries, services.digest);
    if (!current) return current.error();
    const auto changed = services.entrance.changePassword(
        {request.caller.account, read->currentPassword, read->newPassword, *current, wire::sourceOf(request)},
        request.traceId);
    if (!changed) return changed.error();
    return Response::noContent();
}

Result<Response> list(const IdentityServices& services, const Request& request)
{
    const auto filter = readFilter(request);
    if (!filter) return filter.error();
    const auto wish = wire::pageWish(request);
    if (!wish) return wish.error();
    const auto accounts = services.queries.accounts(*filter, *wish);
    if (!accounts) return accounts.error();
    return wire::page(
        *accounts, [](const Account& each) { return api::toJson(wire::account(each)); },
        [](const Account& each) { return each.id().value(); });
}

Result<Response> close(const IdentityServices& services, const Request& request)
{
    const auto id = request.idParameter("accountId");
    if (!id) return id.error();
    const auto account = services.desk.carryOut(CloseAccount{AccountId(*id), request.caller.account}, request.traceId);
    if (!account) return account.error();
    return Response::json(200, api::toJson(wire::account(*account)));
}

} // namespace

std::vector<http::Route> accountRoutes(const IdentityServices& services)
{
    using http::Access;
    using http::Method;
    const auto to = [services](Result<Response> (*handler)(const IdentityServices&, const Request&)) {
        return [services, handler](const Request& request) { return handler(services, request); };
    };
    const Access owners = Access::of({Role::Customer, Role::Staff});
    const Access staff = Access::of({Role::Staff});
    return {
        {.method = Method::Post,
         .pattern = "/v1/accounts",
         .access = Access::everyone(),
         .handler = to(open),
         .audited = true},
        {.method = Method::Get, .pattern = "/v1/accounts", .access = staff, .handler = to(list)},
        {.method = Method::Post,
         .pattern = "/v1/accounts/{accountId}/closure",
         .access = staff,
         .handler = to(close),
         .audited = true},
        {.method = Method::Get, .pattern = "/v1/account", .access = owners, .handler = to(showOwn)},
        {.method = Method::Patch,
         .pattern = "/v1/account",
         .access = owners,
         .handler = to(changeOwn),
         .audited = true},
        {.method = Method::Post,
         .pattern = "/v1/account/password",
         .access = owners,
         .handler = to(changePassword),
         .audited = true},
    };
}

} // namespace narae::identity
