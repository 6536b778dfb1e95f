#pragma once

#include "server/identity/adapters/argon2_hasher.hpp"
#include "server/identity/adapters/audit_trail.hpp"
#include "server/identity/adapters/bearer_authenticator.hpp"
#include "server/identity/adapters/committed_desk.hpp"
#include "server/identity/adapters/identity_http.hpp"
#include "server/identity/adapters/identity_shelf.hpp"
#include "server/identity/adapters/sodium.hpp"
#include "server/identity/adapters/stored_identity_queries.hpp"

namespace narae::identity {

struct IdentityOptions {
    Argon2Options argon2{};
    SessionLifetimes sessions{};
};

/// Identity with all its adapters in place: made before the committer starts (it adds its shelf and its kinds of ids),
/// used after. Everything given outlives it, and it outlives the HTTP server. Members may be called from any thread but
/// the committer's.
class IdentityContext {
public:
    IdentityContext(commit::Committer& committer, database::Pool& pool, const Clock& clock,
                    IdentityOptions options = {})
        : hasher_(options.argon2),
          shelf_(committer.ids(), digest_),
          queries_(pool),
          cache_(clock),
          desk_(committer, shelf_, cache_),
          registration_(desk_, queries_, hasher_),
          entrance_(desk_, queries_, hasher_, secrets_, digest_, clock, options.sessions),
          authenticator_(queries_, desk_, cache_, digest_, clock),
          trail_(desk_),
          clock_(clock)
    {
        committer.add(shelf_);
    }

    http::Authenticator& authenticator() { return authenticator_; }
    http::AuditSink auditSink() { return trail_.sink(); }
    std::vector<http::Route> routes()
    {
        return identity::routes({desk_, queries_, registration_, entrance_, secrets_, digest_, clock_});
    }

    // For the command line and the demo's data.
    Registration& registration() { return registration_; }
    IdentityDesk& desk() { return desk_; }
    IdentityQueries& queries() { return queries_; }
    Entrance& entrance() { return entrance_; }
    Secrets& secrets() { return secrets_; }
    const Digest& digest() const { return digest_; }

    /// Housekeeping, once an hour or so; a failure is made up for by the next time.
    void forgetExpired() { (void)desk_.carryOut(ForgetExpired{}, ""); }

private:
    SodiumSecrets secrets_;
    Blake2Digest digest_;
    Argon2Hasher hasher_;
    IdentityShelf shelf_;
    StoredIdentityQueries queries_;
    CallerCache cache_;
    CommittedDesk desk_;
    Registration registration_;
    Entrance entrance_;
    BearerAuthenticator authenticator_;
    AuditTrail trail_;
    const Clock& clock_;
};

} // namespace narae::identity
