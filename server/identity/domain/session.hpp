#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "server/identity/domain/account.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace narae::identity {

using SessionId = Id<struct SessionKind>;

/// How long one log-in lasts. Staff log in at the start of a shift; a traveller's desktop remembers them for a month.
struct SessionLifetimes {
    std::chrono::hours customer{30 * 24};
    std::chrono::hours staff{12};

    std::chrono::hours of(AccountRole role) const;
};

/// One log-in of an account, from one place.
///
/// The token that proves it is 256 random bits, told to the client once; kept is only its digest. A session ends at
/// its expiry, or earlier when it is revoked: by its owner, by a change of password, or by the closure of the account.
class Session {
public:
    /// How coarse `lastUsedAt` is: a request writes nothing more often than this.
    static constexpr std::chrono::minutes kUseGrain{5};
    static constexpr std::size_t kClientCodePointsMax = 120;

    struct Particulars {
        SessionId id;
        AccountId account;
        std::string tokenHash; ///< Digest of the token
        std::string client;    ///< what the client calls itself (User-Agent), for the list of current sessions
        Instant openedAt;
        Instant lastUsedAt;
        Instant expiresAt;
        std::optional<Instant> revokedAt;
    };

    explicit Session(Particulars particulars) : particulars_(std::move(particulars)) {}

    const Particulars& particulars() const { return particulars_; }
    SessionId id() const { return particulars_.id; }
    bool revoked() const { return particulars_.revokedAt.has_value(); }
    /// Whether its token still opens anything.
    bool live(Instant now) const { return !revoked() && now < particulars_.expiresAt; }

    /// Ends it; an ended one stays as it is.
    void revoke(Instant now);
    /// Whether a use at `now` is worth writing down.
    bool useIsNews(Instant now) const { return !revoked() && now >= particulars_.lastUsedAt + kUseGrain; }
    void noteUse(Instant now) { particulars_.lastUsedAt = now; }

private:
    Particulars particulars_;
};

} // namespace narae::identity
