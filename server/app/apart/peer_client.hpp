#pragma once

#include "common/base/result.hpp"
#include "server/platform/http/client.hpp"

#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace narae::app {

/// What came of a question to a peer.
struct PeerReply {
    enum class Fate {
        Answered,
        NotDone,  ///< it certainly was not acted upon: no connection, or refused before anybody looked at it
        NoAnswer, ///< it may have been acted upon or not
    };
    Fate fate = Fate::NoAnswer;
    nlohmann::json body{}; ///< when Answered
    std::string why{};     ///< else
};

/// Asks another process of this airline. Says in the log when the peer stops answering, with its address and the
/// reason, and when it is back. Any thread, several at once.
class PeerClient {
public:
    /// `role` is for people; `authorities` as http::Client's.
    PeerClient(std::string role, std::string origin, std::string key, std::string authorities);

    PeerReply get(const std::string& target, std::chrono::milliseconds longest);
    PeerReply post(const std::string& target, const nlohmann::json& body, const std::string& traceId,
                   std::chrono::milliseconds longest);

    /// Ends the questions under way; later ones are not asked.
    void stop() { client_.stop(); }

    const std::string& role() const { return role_; }
    const std::string& origin() const { return origin_; }
    /// Why the last question got no answer; empty while the peer answers.
    std::string trouble() const;

private:
    PeerReply ask(const std::string& method, const std::string& target, const std::string& body,
                  http::Client::Headers headers, std::chrono::milliseconds longest);
    void note(const std::string& trouble);

    const std::string role_;
    const std::string origin_;
    const std::string key_;
    http::Client client_;
    mutable std::mutex mutex_;
    std::string trouble_;
};

/// What a caller is told when a role that is done elsewhere does not answer; nothing was done.
Refusal peerAway(std::string_view role);

} // namespace narae::app
