#include "server/app/apart/webhook_owners_over_http.hpp"

#include "common/api/json.hpp"
#include "server/app/apart/peer_gate.hpp"

#include <limits>

namespace narae::app {

namespace {

constexpr const char* kOwners = "/internal/webhook-owners";

Result<nlohmann::json> answer(webhooks::Owners& owners, const http::Request& asked)
{
    const auto body = api::parseJson(asked.body);
    if (!body) return body.error();
    api::ObjectReader reader(*body);
    const ApiKeyId owner(reader.integer("apiKeyId", 1, std::numeric_limits<std::int64_t>::max()));
    if (auto read = reader.finish(); !read) return read.error();
    const auto may = owners.mayBeTold(owner);
    if (!may) return may.error();
    return nlohmann::json(*may);
}

} // namespace

Result<bool> WebhookOwnersOverHttp::mayBeTold(ApiKeyId owner)
{
    const PeerReply reply = peer_.post(kOwners, {{"apiKeyId", owner.value()}}, "", longest_);
    if (reply.fate != PeerReply::Fate::Answered) return peerAway(peer_.role());
    const auto may = readPeerAnswer(reply.body);
    if (!may) return may.error();
    if (!may->is_boolean()) return refuse("peer.unreadable").retryAfter(5);
    return may->get<bool>();
}

std::vector<http::Route> webhookOwnersPeerRoutes(webhooks::Owners& owners, const std::string& key)
{
    return {
        peerRoute(http::Method::Post, kOwners, key, [&owners](const http::Request& asked) -> Result<http::Response> {
            return peerAnswer(answer(owners, asked));
        })};
}

} // namespace narae::app
