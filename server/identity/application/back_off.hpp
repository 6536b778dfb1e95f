#pragma once

#include "server/identity/application/identity_queries.hpp"
#include "server/identity/domain/digest.hpp"

#include <string>
#include <string_view>

namespace narae::identity {

/// Under which keys one try's failure is counted: of the account (known or not: both look the same from outside) and of
/// the address it came from. Digests, so that the table keeps no list of who tried what.
struct BackOffKeys {
    std::string account;
    std::string source;

    static BackOffKeys of(const Email& email, std::string_view source, const Digest& digest);
};

/// Refuses `identity.try_later`, with the seconds, while either key has to wait.
Result<void> mayTry(IdentityQueries& queries, const BackOffKeys& keys, Instant now);

} // namespace narae::identity
