#include "server/identity/domain/scopes.hpp"

#include <algorithm>

namespace narae::identity {

namespace {

/// For whoever mistyped one.
std::string allScopes()
{
    std::string names;
    for (const std::string_view scope : kScopes)
        names.append(names.empty() ? "" : ", ").append(scope);
    return names;
}

} // namespace

Result<Scopes> Scopes::parse(const std::vector<std::string>& names)
{
    Scopes scopes;
    for (const std::string& wanted : names) {
        if (std::ranges::find(kScopes, std::string_view(wanted)) == kScopes.end())
            return refuse("identity.scope_unknown").with("scope", wanted).with("known", allScopes());
        scopes.names_.insert(wanted);
    }
    if (scopes.names_.empty()) return refuse("identity.scope_missing");
    return scopes;
}

Scopes Scopes::stored(std::string_view text)
{
    Scopes scopes;
    while (!text.empty()) {
        const std::size_t blank = std::min(text.find(' '), text.size());
        scopes.names_.emplace(text.substr(0, blank));
        text.remove_prefix(std::min(blank + 1, text.size()));
    }
    return scopes;
}

std::string Scopes::text() const
{
    std::string text;
    for (const std::string& each : names_) {
        if (!text.empty()) text += ' ';
        text += each;
    }
    return text;
}

} // namespace narae::identity
