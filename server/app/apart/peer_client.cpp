#include "server/app/apart/peer_client.hpp"

#include "server/app/apart/peer_gate.hpp"
#include "server/platform/log/log.hpp"

namespace narae::app {

namespace {

using Fate = PeerReply::Fate;

/// Of an answer that is no 200. Handlers of peers' routes answer 200 always: a problem comes from before them, but for
/// the one of a handler that threw. What has no code did not come from a Narae.
PeerReply unexpected(const http::Sent& sent)
{
    const auto problem = nlohmann::json::parse(sent.body, nullptr, false);
    const auto code = problem.is_object() ? problem.find("code") : problem.end();
    if (!problem.is_object() || code == problem.end() || !code->is_string())
        return {Fate::NoAnswer, {}, "status " + std::to_string(sent.status)};
    const std::string why = code->get<std::string>();
    return {why == "server.internal" ? Fate::NoAnswer : Fate::NotDone, {}, why};
}

PeerReply replyOf(const http::Sent& sent)
{
    switch (sent.fate) {
    case http::Sent::Fate::NotDelivered: return {Fate::NotDone, {}, "no connection"};
    case http::Sent::Fate::NoAnswer: return {Fate::NoAnswer, {}, "no answer"};
    case http::Sent::Fate::Answered: break;
    }
    if (sent.status != 200) return unexpected(sent);
    auto body = nlohmann::json::parse(sent.body, nullptr, false);
    if (!body.is_object()) return {Fate::NoAnswer, {}, "an answer that cannot be read"};
    return {Fate::Answered, std::move(body), ""};
}

} // namespace

PeerClient::PeerClient(std::string role, std::string origin, std::string key, std::string authorities)
    : role_(std::move(role)), origin_(std::move(origin)), key_(std::move(key)), client_(origin_, std::move(authorities))
{
}

PeerReply PeerClient::get(const std::string& target, std::chrono::milliseconds longest)
{
    return ask("GET", target, "", {}, longest);
}

PeerReply PeerClient::post(const std::string& target, const nlohmann::json& body, const std::string& traceId,
                           std::chrono::milliseconds longest)
{
    // The same trace there, so that one id finds a booking in the logs of all.
    http::Client::Headers headers;
    if (traceId.size() == 32) headers.emplace_back("traceparent", "00-" + traceId + "-" + traceId.substr(16) + "-01");
    return ask("POST", target, body.dump(), std::move(headers), longest);
}

PeerReply PeerClient::ask(const std::string& method, const std::string& target, const std::string& body,
                          http::Client::Headers headers, std::chrono::milliseconds longest)
{
    headers.emplace_back(kPeerKeyHeader, key_);
    headers.emplace_back(kPeerProtocolHeader, std::to_string(kPeerProtocol));
    PeerReply reply =
        replyOf(client_.send(method, target, headers, body, body.empty() ? "" : "application/json", longest));
    note(reply.why);
    return reply;
}

void PeerClient::note(const std::string& trouble)
{
    {
        const std::lock_guard lock(mutex_);
        if (trouble == trouble_) return;
        trouble_ = trouble;
    }
    if (trouble.empty())
        log::info("peer.answers", {{"role", role_}, {"address", origin_}});
    else
        log::warning("peer.away", {{"role", role_}, {"address", origin_}, {"reason", trouble}});
}

std::string PeerClient::trouble() const
{
    const std::lock_guard lock(mutex_);
    return trouble_;
}

Refusal peerAway(std::string_view role)
{
    return refuse("peer.away").with("role", role).retryAfter(2);
}

} // namespace narae::app
