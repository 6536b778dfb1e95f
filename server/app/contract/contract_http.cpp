#include "server/app/contract/contract_http.hpp"

#include "common/base/text.hpp"
#include "server/app/contract/texts.hpp"
#include "server/platform/http/conditional.hpp"

#include <cstdio>

namespace narae::app {

namespace {

constexpr const char* kDocsPath = "/docs";
constexpr const char* kContractPath = "/openapi.json";

using http::Request;
using http::Response;

/// A text that changes with the program only, kept for as long as its version stays.
struct Document {
    std::shared_ptr<const std::string> body;
    std::string contentType;
    std::string etag;
    std::string policy; ///< Content-Security-Policy; empty: as for all answers

    Document(std::string_view text, std::string type, std::string_view securityPolicy)
        : body(std::make_shared<const std::string>(text)), contentType(std::move(type)), policy(securityPolicy)
    {
        // FNV-1a: a version of one's own text needs no more.
        std::uint64_t hash = 14695981039346656037u;
        for (const char character : text)
            hash = (hash ^ static_cast<unsigned char>(character)) * 1099511628211u;
        char digits[20];
        std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
        etag = http::etagOf(std::string_view(digits));
    }

    Response answer(const Request& request) const
    {
        if (http::hasAlready(request, etag)) return http::notModified(etag);
        Response response;
        response.contentType = contentType;
        response.rendered = body;
        response.header("ETag", etag);
        response.header("Cache-Control", "no-cache");
        if (!policy.empty()) response.header("Content-Security-Policy", policy);
        return response;
    }
};

http::Route routeOf(const char* pattern, Document document)
{
    return {http::Method::Get, pattern, http::Access::everyone(),
            [document = std::move(document)](const Request& request) -> Result<Response> {
                return document.answer(request);
            }};
}

} // namespace

ContractQueries::ContractQueries()
{
    const auto contract = nlohmann::json::parse(contract::kJson);
    const auto resolved = [&contract](const nlohmann::json& node) -> const nlohmann::json& {
        const auto reference = node.find("$ref");
        return reference == node.end()
                   ? node
                   : contract.at(nlohmann::json::json_pointer(reference->get<std::string>().substr(1)));
    };
    for (const auto& [pattern, item] : contract["paths"].items()) {
        std::set<std::string> ofPath;
        const auto collect = [&resolved](const nlohmann::json& from, std::set<std::string>& names) {
            for (const nlohmann::json& parameter : from.value("parameters", nlohmann::json::array()))
                if (const auto& each = resolved(parameter); each["in"] == "query") names.insert(each["name"]);
        };
        collect(item, ofPath);
        for (const auto& [method, call] : item.items()) {
            if (!call.is_object() || call.value("x-local-only", false)) continue;
            std::set<std::string> names = ofPath;
            collect(call, names);
            names_.emplace(method + ' ' + pattern, std::move(names));
        }
    }
}

std::optional<std::set<std::string>> ContractQueries::namesOf(const http::Route& route) const
{
    const auto found = names_.find(toLowerAscii(name(route.method)) + ' ' + route.pattern);
    return found == names_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<http::Route> contractRoutes()
{
    // The contract is the program's own, and has its version.
    const std::string version = nlohmann::json::parse(contract::kJson).at("info").at("version");
    return {{http::Method::Get, "/", http::Access::everyone(),
             [version](const Request&) -> Result<Response> {
                 return Response::json(200, {{"name", "Narae"},
                                             {"version", version},
                                             {"docs", kDocsPath},
                                             {"contract", kContractPath},
                                             {"health", "/readyz"}});
             }},
            routeOf(kContractPath, {contract::kJson, "application/json", ""}),
            routeOf(kDocsPath, {contract::kPage, "text/html; charset=utf-8", contract::kPagePolicy})};
}

Refusal nothingThere()
{
    return refuse("route.not_found").with("docs", kDocsPath).with("contract", kContractPath);
}

} // namespace narae::app
