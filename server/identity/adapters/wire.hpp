#pragma once

#include "common/api/accounts.hpp"
#include "server/identity/application/identity_queries.hpp"
#include "server/platform/http/message.hpp"
#include "server/platform/http/paging.hpp"

#include <optional>
#include <string>

/// Between what travels and what identity's rules know.
namespace narae::identity::wire {

inline constexpr std::string_view kCardNumberRefused = "identity.card_number_refused";

api::Account account(const Account& account);
api::ApiKey apiKey(const ApiKey& key);

/// The session of this account that the request is made with; nothing for an API key. Refuses `database.away`.
Result<std::optional<SessionId>> currentSession(const http::Request& request, IdentityQueries& queries,
                                                const Digest& digest);

/// Where tries are counted: the caller's address, or of an IPv6 address the network (/64) that one household has.
std::string sourceOf(const http::Request& request);

/// A field's text through a parser of the domain: a refusal becomes `request.invalid` with that field, but for card
/// numbers, which are refused by their own name.
template <class Parser>
auto field(std::string_view pointer, std::string_view text, Parser parse) -> decltype(parse(text))
{
    auto parsed = parse(text);
    if (parsed || parsed.error().code() == kCardNumberRefused) return parsed;
    return refuse("request.invalid")
        .withErrors({{std::string(pointer), parsed.error().code(), parsed.error().facts()}});
}

/// The same for a field of a body that is still being read: a refusal joins the body's other errors. Nothing for a
/// field that had one already.
template <class Parser>
auto field(api::ObjectReader& reader, std::string_view name, std::string_view text, Parser parse)
    -> std::optional<typename decltype(parse(text))::value_type>
{
    if (reader.failedAt(name)) return std::nullopt;
    auto parsed = parse(text);
    if (parsed) return *std::move(parsed);
    reader.complain(name, parsed.error());
    return std::nullopt;
}

/// A body's refusal, by the name of card numbers if one of its fields holds such a number.
Refusal namingCardNumbers(const Refusal& refusal);

/// The page that was asked for, of a list that goes on by numbers. Refuses `request.invalid_parameter`.
Result<PageWish> pageWish(const http::Request& request);

/// The page's items through `show`; it goes on after the number that `numberOf` gives the last one.
template <class Item, class Show, class NumberOf>
http::Response page(const Page<Item>& page, Show show, NumberOf numberOf)
{
    api::Json items = api::Json::array();
    for (const Item& item : page.items)
        items.push_back(show(item));
    std::optional<std::string> next;
    if (page.hasMore && !page.items.empty()) next = std::to_string(numberOf(page.items.back()));
    return http::pageResponse(std::move(items), next);
}

} // namespace narae::identity::wire
