#pragma once

#include "server/identity/application/back_off.hpp"
#include "server/identity/application/identity_books.hpp"

namespace narae::identity {

/// Counts a wrong password against the account and the address it came from. One on a staff account goes into the audit
/// log.
struct RecordFailedLogIn {
    using Answer = void;

    BackOffKeys keys;
    std::optional<AccountId> account; ///< when there is one
    std::string traceId;

    void want(IdentityBooks& books) const;
    Result<Answer> decide(IdentityBooks& books, Instant now) const;
};

} // namespace narae::identity
