#include "server/identity/adapters/wire.hpp"

#include "server/identity/adapters/bearer_authenticator.hpp"
#include "server/identity/domain/credential.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>

namespace narae::identity::wire {

api::Account account(const Account& account)
{
    const Account::Particulars& of = account.particulars();
    return {.accountId = of.id.value(),
            .email = of.email.text(),
            .role = std::string(name(of.role)),
            .name = of.name.text(),
            .phone = of.phone ? std::optional(of.phone->text()) : std::nullopt,
            .state = std::string(name(of.state)),
            .createdAt = of.openedAt,
            .closedAt = of.closedAt};
}

api::ApiKey apiKey(const ApiKey& key)
{
    const ApiKey::Particulars& of = key.particulars();
    return {.apiKeyId = of.id.value(),
            .name = of.name.text(),
            .scopes = {of.scopes.names().begin(), of.scopes.names().end()},
            .createdAt = of.madeAt,
            .lastUsedAt = of.lastUsedAt,
            .expiresAt = of.expiresAt,
            .revokedAt = of.revokedAt,
            .secret = std::nullopt};
}

Result<std::optional<SessionId>> currentSession(const http::Request& request, IdentityQueries& queries,
                                                const Digest& digest)
{
    const std::string authorization = request.header("authorization").value_or("");
    const auto credential = bearerCredential(authorization);
    if (!credential || !isSessionToken(*credential)) return std::optional<SessionId>();
    const auto found = queries.sessionByToken(digest.of(*credential));
    if (!found) return found.error();
    return found->has_value() ? std::optional((*found)->session.id()) : std::nullopt;
}

std::string sourceOf(const http::Request& request)
{
    constexpr std::size_t kNetworkBytes = 8;
    std::array<unsigned char, 16> address{};
    if (inet_pton(AF_INET6, request.clientAddress.c_str(), address.data()) != 1) return request.clientAddress;
    if (IN6_IS_ADDR_V4MAPPED(reinterpret_cast<const in6_addr*>(address.data()))) return request.clientAddress;
    return std::string(reinterpret_cast<const char*>(address.data()), kNetworkBytes);
}

Result<PageWish> pageWish(const http::Request& request)
{
    const auto page = http::readPage(request);
    if (!page) return page.error();
    PageWish wish{page->limit, std::nullopt};
    if (!page->after) return wish;
    std::int64_t before = 0;
    const char* end = page->after->data() + page->after->size();
    const auto [read, error] = std::from_chars(page->after->data(), end, before);
    if (error != std::errc{} || read != end)
        return refuse("request.invalid_parameter")
            .with("parameter", "after")
            .with("reason", "it is not a cursor of this list");
    wish.before = before;
    return wish;
}

Refusal namingCardNumbers(const Refusal& refusal)
{
    const auto holdsOne = [](const FieldError& error) { return error.message == kCardNumberRefused; };
    if (!std::ranges::any_of(refusal.errors(), holdsOne)) return refusal;
    return Refusal(kCardNumberRefused).withErrors(refusal.errors());
}

} // namespace narae::identity::wire
