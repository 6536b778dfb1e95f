#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "server/identity/domain/person_name.hpp"
#include "server/identity/domain/scopes.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace narae::identity {

/// How an integrator's program proves who it is: `nk_<id>_<secret>`, shown once when staff make it.
///
/// Kept is only the digest of the secret. A key works from its making until it expires (if it does) or is revoked.
class ApiKey {
public:
    struct Particulars {
        ApiKeyId id;
        PersonName name; ///< what staff call it, and the audit log
        std::string secretHash;
        Scopes scopes;
        AccountId madeBy; ///< not valid when made on the command line
        Instant madeAt;
        std::optional<Instant> lastUsedAt; ///< as coarse as a session's
        std::optional<Instant> expiresAt;
        std::optional<Instant> revokedAt;
    };

    explicit ApiKey(Particulars particulars) : particulars_(std::move(particulars)) {}

    const Particulars& particulars() const { return particulars_; }
    ApiKeyId id() const { return particulars_.id; }
    bool revoked() const { return particulars_.revokedAt.has_value(); }
    bool expired(Instant now) const { return particulars_.expiresAt && now >= *particulars_.expiresAt; }

    /// Ends it; an ended one stays as it is.
    void revoke(Instant now);
    bool useIsNews(Instant now) const;
    void noteUse(Instant now) { particulars_.lastUsedAt = now; }

private:
    Particulars particulars_;
};

} // namespace narae::identity
