#pragma once

#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Housekeeping, once an hour or so: drops sessions that ended long ago and failures that are forgiven.
struct ForgetExpired {
    using Answer = void;

    /// How long an expired session stays, so that its token still hears `session.expired`.
    static constexpr std::chrono::hours kSessionsKept{30 * 24};

    void want(IdentityBooks&) const {}
    Result<Answer> decide(IdentityBooks& books, Instant now) const
    {
        books.forgetSessionsExpired(now - kSessionsKept);
        books.forgetFailures(now - LogInFailures::kForgottenAfter);
        return {};
    }
};

} // namespace narae::identity
