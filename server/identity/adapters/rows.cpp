#include "server/identity/adapters/rows.hpp"

namespace narae::identity::rows {
namespace {

using database::Value;

std::optional<Instant> optionalInstant(const database::Rows& rows, std::size_t row, std::size_t column)
{
    const auto epochMs = rows.optionalInteger(row, column);
    return epochMs ? std::optional(fromEpochMs(*epochMs)) : std::nullopt;
}

Instant instant(const database::Rows& rows, std::size_t row, std::size_t column)
{
    return fromEpochMs(rows.integer(row, column));
}

} // namespace

Value instantOrNull(const std::optional<Instant>& instant)
{
    return instant ? Value(toEpochMs(*instant)) : Value(std::monostate{});
}

Account readAccount(const database::Rows& rows, std::size_t row, std::size_t column)
{
    const auto phone = rows.optionalText(row, column + 5);
    return Account({
        .id = AccountId(rows.integer(row, column)),
        .email = Email::stored(rows.text(row, column + 1)),
        // A role that nobody knows any more opens nothing but a customer's doors.
        .role = parseAccountRole(rows.text(row, column + 2)).value_or(AccountRole::Customer),
        .passwordHash = rows.text(row, column + 3),
        .name = PersonName::stored(rows.text(row, column + 4)),
        .phone = phone ? std::optional(Phone::stored(*phone)) : std::nullopt,
        .state = rows.text(row, column + 6) == name(AccountState::Active) ? AccountState::Active : AccountState::Closed,
        .openedAt = instant(rows, row, column + 7),
        .closedAt = optionalInstant(rows, row, column + 8),
    });
}

std::vector<Value> values(const Account& account)
{
    const Account::Particulars& of = account.particulars();
    return {of.id.value(),
            of.email.text(),
            std::string(name(of.role)),
            of.passwordHash,
            of.name.text(),
            of.phone ? Value(of.phone->text()) : Value(std::monostate{}),
            std::string(name(of.state)),
            toEpochMs(of.openedAt),
            instantOrNull(of.closedAt)};
}

Session readSession(const database::Rows& rows, std::size_t row, std::size_t column)
{
    return Session({
        .id = SessionId(rows.integer(row, column)),
        .account = AccountId(rows.integer(row, column + 1)),
        .tokenHash = rows.text(row, column + 2),
        .client = rows.text(row, column + 3),
        .openedAt = instant(rows, row, column + 4),
        .lastUsedAt = instant(rows, row, column + 5),
        .expiresAt = instant(rows, row, column + 6),
        .revokedAt = optionalInstant(rows, row, column + 7),
    });
}

std::vector<Value> values(const Session& session)
{
    const Session::Particulars& of = session.particulars();
    return {of.id.value(),
            of.account.value(),
            of.tokenHash,
            of.client,
            toEpochMs(of.openedAt),
            toEpochMs(of.lastUsedAt),
            toEpochMs(of.expiresAt),
            instantOrNull(of.revokedAt)};
}

ApiKey readApiKey(const database::Rows& rows, std::size_t row)
{
    return ApiKey({
        .id = ApiKeyId(rows.integer(row, 0)),
        .name = PersonName::stored(rows.text(row, 1)),
        .secretHash = rows.text(row, 2),
        .scopes = Scopes::stored(rows.text(row, 3)),
        .madeBy = AccountId(rows.integer(row, 4)),
        .madeAt = instant(rows, row, 5),
        .lastUsedAt = optionalInstant(rows, row, 6),
        .expiresAt = optionalInstant(rows, row, 7),
        .revokedAt = optionalInstant(rows, row, 8),
    });
}

std::vector<Value> values(const ApiKey& key)
{
    const ApiKey::Particulars& of = key.particulars();
    return {of.id.value(),
            of.name.text(),
            of.secretHash,
            of.scopes.text(),
            of.madeBy.value(),
            toEpochMs(of.madeAt),
            instantOrNull(of.lastUsedAt),
            instantOrNull(of.expiresAt),
            instantOrNull(of.revokedAt)};
}

AuditEntry readAuditEntry(const database::Rows& rows, std::size_t row)
{
    return {
        .seq = rows.integer(row, 0),
        .at = instant(rows, row, 1),
        .record = {.actor = rows.text(row, 2),
                   .action = rows.text(row, 3),
                   .subject = rows.text(row, 4),
                   .outcome = rows.text(row, 5),
                   .traceId = rows.text(row, 6),
                   .detail = rows.text(row, 9)},
        .previousHash = rows.text(row, 7),
        .hash = rows.text(row, 8),
    };
}

std::vector<Value> values(const AuditEntry& entry)
{
    return {entry.seq,
            toEpochMs(entry.at),
            entry.record.actor,
            entry.record.action,
            entry.record.subject,
            entry.record.outcome,
            entry.record.traceId,
            entry.previousHash,
            entry.hash,
            entry.record.detail};
}

} // namespace narae::identity::rows
