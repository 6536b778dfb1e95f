#include "server/app/apart/peer_gate.hpp"

#include "common/api/json.hpp"
#include "common/base/check.hpp"
#include "server/platform/crypto/signing.hpp"

namespace narae::app {

http::Route peerRoute(http::Method method, std::string pattern, std::string key,
                      std::function<Result<http::Response>(const http::Request&)> handler)
{
    check(!key.empty(), "peers have a key");
    return {
        method, std::move(pattern), http::Access::everyone(),
        [key = std::move(key), handler = std::move(handler)](const http::Request& request) -> Result<http::Response> {
            if (!crypto::sameBytes(request.header("narae-peer-key").value_or(""), key))
                return refuse("route.not_found");
            const std::string theirs = request.header("narae-peer-protocol").value_or("");
            if (theirs != std::to_string(kPeerProtocol))
                return refuse("peer.other_protocol").with("theirs", theirs).with("ours", kPeerProtocol);
            return handler(request);
        }};
}

http::Response peerAnswer(const Result<nlohmann::json>& answer)
{
    if (answer) return http::Response::json(200, {{"value", *answer}});
    const Refusal& refusal = answer.error();
    nlohmann::json facts = nlohmann::json::array();
    for (const auto& [fact, value] : refusal.facts())
        facts.push_back({fact, value});
    return http::Response::json(
        200, {{"refusal",
               {{"code", refusal.code()}, {"facts", std::move(facts)}, {"retryAfter", refusal.retryAfterSeconds()}}}});
}

Result<nlohmann::json> readPeerAnswer(const nlohmann::json& body)
{
    try {
        if (body.contains("value")) return body.at("value");
        const nlohmann::json& told = body.at("refusal");
        Refusal refusal = refuse(told.at("code").get<std::string>()).retryAfter(told.at("retryAfter").get<int>());
        for (const auto& fact : told.at("facts"))
            refusal = std::move(refusal).with(fact.at(0).get<std::string>(), fact.at(1).get<std::string>());
        return refusal;
    } catch (const nlohmann::json::exception&) {
        return refuse("peer.unreadable").retryAfter(5);
    }
}

} // namespace narae::app
