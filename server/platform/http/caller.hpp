#pragma once

#include "common/base/ids.hpp"

#include <set>
#include <string>
#include <string_view>

namespace narae::http {

enum class Role { Guest, Customer, Staff, Integration };

std::string_view name(Role role);

/// Who is calling, as far as the credentials of the request tell.
struct Caller {
    Role role = Role::Guest;
    AccountId account;            ///< of a customer or a member of staff
    ApiKeyId apiKey;              ///< of an integration
    std::string who;              ///< for the audit log: an e-mail address or the name of a key
    std::set<std::string> scopes; ///< of an API key: `reservations:write`
    bool local = false;           ///< the request comes from this very machine

    bool isStaff() const { return role == Role::Staff; }
};

} // namespace narae::http
