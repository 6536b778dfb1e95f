#pragma once

#include "server/identity/application/identity_desk.hpp"
#include "server/identity/application/identity_queries.hpp"
#include "server/identity/application/password_hasher.hpp"

#include <string>

namespace narae::identity {

struct RegistrationWish {
    Email email;
    std::string password;
    AccountRole role = AccountRole::Customer;
    PersonName name;
    std::optional<Phone> phone;
    bool askedByStaff = false; ///< or on the command line
};

/// Makes accounts: looks at the password, hashes it, and enters the account. Any thread.
class Registration {
public:
    Registration(IdentityDesk& desk, IdentityQueries& queries, PasswordHasher& hasher)
        : desk_(desk), queries_(queries), hasher_(hasher)
    {
    }

    /// Refuses `identity.staff_only` (staff accounts are made by staff), the refusals of checkPassword(),
    /// `identity.email_taken`, `server.busy`.
    Result<Account> open(const RegistrationWish& wish, std::string traceId);

private:
    IdentityDesk& desk_;
    IdentityQueries& queries_;
    PasswordHasher& hasher_;
};

} // namespace narae::identity
