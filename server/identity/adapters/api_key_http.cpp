#include "server/identity/adapters/identity_http.hpp"
#include "server/identity/adapters/wire.hpp"
#include "server/identity/application/issue_api_key.hpp"

namespace narae::identity {
namespace {

using http::Request;
using http::Response;
using http::Role;

Result<ApiKeyWish> readWish(const IdentityServices& services, const Request& request)
{
    const auto body = api::parseJson(request.body);
    if (!body) return body.error();
    std::optional<PersonName> name;
    const auto rules = [&](api::ObjectReader& reader, const api::ApiKeyRequest& wish) {
        name = wire::field(reader, "name", wish.name, PersonName::parse);
        for (std::size_t place = 0; place < wish.scopes.size(); ++place)
            if (const auto known = Scopes::parse({wish.scopes[place]}); !known)
                reader.complain("scopes", place, known.error());
        if (wish.expiresAt && *wish.expiresAt <= services.clock.now() && !reader.failedAt("expiresAt"))
            reader.complain("expiresAt", refuse("identity.expiry_in_past"));
    };
    const auto read = api::readApiKeyRequest(*body, rules);
    if (!read) return wire::namingCardNumbers(read.error());
    const auto scopes = Scopes::parse(read->scopes);
    if (!scopes) return scopes.error();
    return ApiKeyWish{*name, *scopes, read->expiresAt, request.caller.account};
}

Result<Response> create(const IdentityServices& services, const Request& request)
{
    const auto wish = readWish(services, request);
    if (!wish) return wish.error();
    const auto issued = issueApiKey(services.desk, services.secrets, services.digest, *wish, request.traceId);
    if (!issued) return issued.error();
    api::ApiKey answer = wire::apiKey(issued->key);
    answer.secret = issued->credential;
    Response response = Response::json(201, api::toJson(answer));
    response.header("Cache-Control", "no-store");
    return response;
}

Result<Response> list(const IdentityServices& services, const Request& request)
{
    const auto wish = wire::pageWish(request);
    if (!wish) return wish.error();
    const auto keys = services.queries.apiKeys(*wish);
    if (!keys) return keys.error();
    return wire::page(
        *keys, [](const ApiKey& each) { return api::toJson(wire::apiKey(each)); },
        [](const ApiKey& each) { return each.id().value(); });
}

Result<Response> revoke(const IdentityServices& services, const Request& request)
{
    const auto id = request.idParameter("apiKeyId");
    if (!id) return id.error();
    const auto revoked = services.desk.carryOut(RevokeApiKey{ApiKeyId(*id)}, request.traceId);
    if (!revoked) return revoked.error();
    return Response::noContent();
}

} // namespace

std::vector<http::Route> apiKeyRoutes(const IdentityServices& services)
{
    using http::Access;
    using http::Method;
    const auto to = [services](Result<Response> (*handler)(const IdentityServices&, const Request&)) {
        return [services, handler](const Request& request) { return handler(services, request); };
    };
    const Access staff = Access::of({Role::Staff});
    return {
        {.method = Method::Get, .pattern = "/v1/api-keys", .access = staff, .handler = to(list)},
        {.method = Method::Post, .pattern = "/v1/api-keys", .access = staff, .handler = to(create), .audited = true},
        {.method = Method::Delete,
         .pattern = "/v1/api-keys/{apiKeyId}",
         .access = staff,
         .handler = to(revoke),
         .audited = true},
    };
}

} // namespace narae::identity
