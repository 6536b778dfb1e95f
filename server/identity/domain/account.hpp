#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "server/identity/domain/email.hpp"
#include "server/identity/domain/person_name.hpp"
#include "server/identity/domain/phone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace narae::identity {

enum class AccountRole { Customer, Staff };
enum class AccountState { Active, Closed };

std::string_view name(AccountRole role);
std::string_view name(AccountState state);
/// Refuses `identity.role_unknown`.
Result<AccountRole> parseAccountRole(std::string_view text);

/// Someone who may log in: a customer, or a member of the airline's staff.
///
/// An account is born Active. Staff may close it; a closed account keeps its e-mail address (nobody else can take it)
/// and its history, but nobody logs in to it again.
///
///     Active --close--> Closed
class Account {
public:
    struct Particulars {
        AccountId id;
        Email email;
        AccountRole role;
        std::string passwordHash; ///< as PasswordHasher wrote it
        PersonName name;
        std::optional<Phone> phone;
        AccountState state = AccountState::Active;
        Instant openedAt;
        std::optional<Instant> closedAt;
    };

    /// A new one, or one as it was stored.
    explicit Account(Particulars particulars) : particulars_(std::move(particulars)) {}

    const Particulars& particulars() const { return particulars_; }
    AccountId id() const { return particulars_.id; }
    bool active() const { return particulars_.state == AccountState::Active; }
    bool isStaff() const { return particulars_.role == AccountRole::Staff; }

    void rename(PersonName name) { particulars_.name = std::move(name); }
    void setPhone(std::optional<Phone> phone) { particulars_.phone = std::move(phone); }
    void setPasswordHash(std::string hash) { particulars_.passwordHash = std::move(hash); }
    /// REQUIRES: active().
    void close(Instant now);

private:
    Particulars particulars_;
};

} // namespace narae::identity
