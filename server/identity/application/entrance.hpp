#pragma once

#include "server/identity/application/back_off.hpp"
#include "server/identity/application/identity_desk.hpp"
#include "server/identity/application/identity_queries.hpp"
#include "server/identity/application/password_hasher.hpp"
#include "server/identity/application/secrets.hpp"

#include <string>

namespace narae::identity {

struct LogInWish {
    Email email;
    std::string password;
    std::string source; ///< the address it comes from
    std::string client; ///< what the client calls itself
};

struct LoggedIn {
    std::string token; ///< told to the client now, and never again
    Session session;
    Account account;
};

struct PasswordChangeWish {
    AccountId account;
    std::string currentPassword;
    std::string newPassword;
    std::optional<SessionId> keep; ///< the session it is done from
    std::string source;
};

/// Where passwords are looked at. Any thread; a call takes a hashing's time (about a tenth of a second), and as long
/// for an address without an account.
///
/// A wrong password is counted before its turn at the hasher ends, and the count is read again within the turn: whoever
/// tries many at once gets no more tries than who tries them one by one, but for the few that the hasher runs at once.
class Entrance {
public:
    Entrance(IdentityDesk& desk, IdentityQueries& queries, PasswordHasher& hasher, Secrets& secrets,
             const Digest& digest, const Clock& clock, SessionLifetimes lifetimes = {})
        : desk_(desk),
          queries_(queries),
          hasher_(hasher),
          secrets_(secrets),
          digest_(digest),
          clock_(clock),
          lifetimes_(lifetimes)
    {
    }

    /// Refuses `identity.wrong_credentials`, the same for an unknown address, a wrong password and a closed account;
    /// `identity.try_later`; `server.busy`.
    Result<LoggedIn> logIn(const LogInWish& wish, const std::string& traceId);

    /// Refuses `identity.wrong_password`, the refusals of checkPassword(), `identity.try_later`, `server.busy`.
    Result<void> changePassword(const PasswordChangeWish& wish, const std::string& traceId);

private:
    Result<std::unique_ptr<PasswordHasher::Turn>> turnFor(const BackOffKeys& keys);
    Refusal countFailure(const BackOffKeys& keys, const Account* account, std::string_view code,
                         const std::string& traceId);

    IdentityDesk& desk_;
    IdentityQueries& queries_;
    PasswordHasher& hasher_;
    Secrets& secrets_;
    const Digest& digest_;
    const Clock& clock_;
    const SessionLifetimes lifetimes_;
};

} // namespace narae::identity
