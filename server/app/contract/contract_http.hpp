#pragma once

#include "server/platform/http/route.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace narae::app {

/// What the contract says of the queries of the calls that are ours; the original's were never written down.
class ContractQueries {
public:
    ContractQueries();
    /// The names that this call's query may hold; nothing: the contract does not say.
    std::optional<std::set<std::string>> namesOf(const http::Route& route) const;

private:
    std::map<std::string, std::set<std::string>> names_; ///< by "GET /v1/flights"
};

/// The contract of the API: /openapi.json for programs, /docs for people; and / that leads to both.
std::vector<http::Route> contractRoutes();

/// What a path is answered that no route fits: where the contract is told.
Refusal nothingThere();

} // namespace narae::app
