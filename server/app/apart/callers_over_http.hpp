#pragma once

#include "common/base/clock.hpp"
#include "server/app/apart/peer_client.hpp"
#include "server/identity/adapters/sodium.hpp"
#include "server/platform/http/ports.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace narae::app {

/// Who calls, asked of an identity role in another process. An answer counts for kFreshFor; that long, at most, a
/// revocation goes unnoticed. While identity is away, a caller seen within kStaleMost is still known, and others are
/// refused peer.away: orders do not stop because nobody can log in. An identity that hangs keeps a few threads waiting,
/// not all. Guests need no asking. Any thread.
class CallersOverHttp final : public http::Authenticator {
public:
    static constexpr std::chrono::seconds kFreshFor{5};
    static constexpr std::chrono::minutes kStaleMost{15};
    static constexpr std::size_t kCallersMost = 65'536;
    /// So many ask at once; a stranger waits that long for its turn. An identity that is well answers a crowd in it.
    static constexpr int kAskingMost = 8;
    static constexpr std::chrono::milliseconds kTurnWait{200};

    /// Both outlive it. `askingMost` is for who has few threads.
    CallersOverHttp(PeerClient& peer, const Clock& clock, std::chrono::milliseconds longest,
                    int askingMost = kAskingMost);

    Result<http::Caller> authenticate(std::string_view authorization) override;

private:
    struct Known {
        http::Caller caller;
        std::chrono::steady_clock::time_point askedAt;
    };
    bool takeTurn(bool waits);
    void giveTurn(bool answered);
    std::optional<Known> find(const std::string& digest) const;
    void keep(const std::string& digest, Known known);
    void forget(const std::string& digest);

    PeerClient& peer_;
    const Clock& clock_;
    const std::chrono::milliseconds longest_;
    const int askingMost_;
    const identity::Blake2Digest digest_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Known> known_;      ///< by the credential's digest
    int asking_ = 0;                                    ///< questions under way
    std::chrono::steady_clock::time_point awayUntil_{}; ///< identity is away, and not asked before; not set: it is well
    std::condition_variable turn_;
};

/// The other end: POST /internal/callers. `callers` outlives the route.
std::vector<http::Route> callerPeerRoutes(http::Authenticator& callers, const std::string& key);

} // namespace narae::app
