#pragma once

#include "server/platform/http/route.hpp"

#include <functional>
#include <string>
#include <string_view>

/// The doors between the processes of one airline: routes below /internal, which no gateway passes on.
namespace narae::app {

constexpr std::string_view kPeerKeyHeader = "Narae-Peer-Key";
constexpr std::string_view kPeerProtocolHeader = "Narae-Peer-Protocol";
/// Of what the processes say to each other; changed when an older process would misunderstand a newer one.
constexpr int kPeerProtocol = 1;

/// A route for peers alone. Who does not show the common key finds nothing there: route.not_found. Who speaks another
/// protocol is refused peer.other_protocol. REQUIRES: a key.
http::Route peerRoute(http::Method method, std::string pattern, std::string key,
                      std::function<Result<http::Response>(const http::Request&)> handler);

/// How a context's own yes or no travels: {"value": ...} or {"refusal": {code, facts, retryAfter}}, both under 200, so
/// that any other status says that nobody looked at the question.
http::Response peerAnswer(const Result<nlohmann::json>& answer);
/// Takes it apart again; refuses what the peer's context refused, and peer.unreadable.
Result<nlohmann::json> readPeerAnswer(const nlohmann::json& body);

} // namespace narae::app
