#include "server/identity/application/entrance.hpp"

#include "server/identity/domain/credential.hpp"
#include "server/identity/domain/password_rules.hpp"
#include "server/identity/domain/plain_text.hpp"

namespace narae::identity {

Result<std::unique_ptr<PasswordHasher::Turn>> Entrance::turnFor(const BackOffKeys& keys)
{
    // Before the wait for a turn, so that those held off do not fill the queue.
    if (auto may = mayTry(queries_, keys, clock_.now()); !may) return may.error();
    auto turn = hasher_.turn();
    if (!turn) return turn;
    if (auto may = mayTry(queries_, keys, clock_.now()); !may) return may.error();
    return turn;
}

Refusal Entrance::countFailure(const BackOffKeys& keys, const Account* account, std::string_view code,
                               const std::string& traceId)
{
    const auto id = account ? std::optional(account->id()) : std::nullopt;
    if (auto counted = desk_.carryOut(RecordFailedLogIn{keys, id, traceId}, traceId); !counted) return counted.error();
    return refuse(code);
}

Result<LoggedIn> Entrance::logIn(const LogInWish& wish, const std::string& traceId)
{
    const BackOffKeys keys = BackOffKeys::of(wish.email, wish.source, digest_);
    auto turn = turnFor(keys);
    if (!turn) return turn.error();
    const auto found = queries_.accountByEmail(wish.email);
    if (!found) return found.error();

    const Account* account = found->has_value() && (*found)->active() ? &**found : nullptr;
    if (!account) {
        (*turn)->pretend(wish.password);
        return countFailure(keys, nullptr, "identity.wrong_credentials", traceId);
    }
    const auto right = (*turn)->matches(wish.password, account->particulars().passwordHash);
    if (!right) return right.error();
    if (!*right) return countFailure(keys, account, "identity.wrong_credentials", traceId);

    const std::string token = sessionToken(secrets_.draw());
    auto opened =
        desk_.carryOut(LogIn{account->id(), account->particulars().passwordHash, digest_.of(token),
                             plainText(wish.client, Session::kClientCodePointsMax), lifetimes_, keys, traceId},
                       traceId);
    if (!opened) return opened.error();
    return LoggedIn{token, std::move(opened->session), std::move(opened->account)};
}

Result<void> Entrance::changePassword(const PasswordChangeWish& wish, const std::string& traceId)
{
    const auto found = queries_.account(wish.account);
    if (!found) return found.error();
    if (!found->has_value()) return refuse("account.not_found");
    const Account::Particulars& account = (*found)->particulars();
    if (auto sound = checkPassword(wish.newPassword, account.email); !sound) return sound.error();

    const BackOffKeys keys = BackOffKeys::of(account.email, wish.source, digest_);
    auto turn = turnFor(keys);
    if (!turn) return turn.error();
    const auto right = (*turn)->matches(wish.currentPassword, account.passwordHash);
    if (!right) return right.error();
    if (!*right) return countFailure(keys, &**found, "identity.wrong_password", traceId);
    auto hash = (*turn)->hash(wish.newPassword);
    if (!hash) return hash.error();
    return desk_.carryOut(ChangePassword{account.id, account.passwordHash, *std::move(hash), wish.keep}, traceId);
}

} // namespace narae::identity
