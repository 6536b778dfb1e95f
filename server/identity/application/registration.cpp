#include "server/identity/application/registration.hpp"

#include "server/identity/domain/password_rules.hpp"

namespace narae::identity {

Result<Account> Registration::open(const RegistrationWish& wish, std::string traceId)
{
    if (wish.role == AccountRole::Staff && !wish.askedByStaff) return refuse("identity.staff_only");
    if (auto sound = checkPassword(wish.password, wish.email); !sound) return sound.error();
    // OpenAccount decides; asking first saves a hashing.
    const auto existing = queries_.accountByEmail(wish.email);
    if (!existing) return existing.error();
    if (existing->has_value()) return refuse("identity.email_taken");

    Result<std::string> hash("");
    {
        auto turn = hasher_.turn();
        if (!turn) return turn.error();
        hash = (*turn)->hash(wish.password);
    }
    if (!hash) return hash.error();
    return desk_.carryOut(OpenAccount{wish.email, wish.role, *std::move(hash), wish.name, wish.phone},
                          std::move(traceId));
}

} // namespace narae::identity
