#include "server/payment/adapters/sandbox/sandbox_ledger.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::payment::sandbox {

using database::Rows;
using database::Session;
using database::Value;

namespace {

constexpr std::string_view kChargeColumns =
    "charge_key, amount_minor, currency, method, state, reason, refunded_minor, at_ms";
constexpr std::string_view kRefundColumns = "refund_key, charge_key, amount_minor, currency, at_ms";
constexpr std::int64_t kChargesPerRead = 2000;

Money moneyFrom(const Rows& rows, std::size_t row, std::size_t amountColumn, std::size_t currencyColumn)
{
    return Money::make(rows.integer(row, amountColumn), rows.text(row, currencyColumn)).value();
}

ChargeState stateFrom(const std::string& text)
{
    for (const ChargeState state : {ChargeState::Captured, ChargeState::Declined, ChargeState::CalledOff})
        if (text == name(state)) return state;
    check(false, "a stored charge's state is one of the three");
    return ChargeState::CalledOff;
}

SandboxCharge chargeFrom(const Rows& rows, std::size_t row)
{
    return {rows.text(row, 0),
            moneyFrom(rows, row, 1, 2),
            rows.text(row, 3),
            stateFrom(rows.text(row, 4)),
            rows.text(row, 5),
            moneyFrom(rows, row, 6, 2),
            fromEpochMs(rows.integer(row, 7))};
}

std::vector<Value> keysOf(std::vector<std::string> wanted)
{
    return {std::make_move_iterator(wanted.begin()), std::make_move_iterator(wanted.end())};
}

} // namespace

std::string_view name(ChargeState state)
{
    switch (state) {
    case ChargeState::Captured: return "captured";
    case ChargeState::Declined: return "declined";
    case ChargeState::CalledOff: return "called_off";
    }
    check(false, "a charge's state is one of the three");
    return {};
}

database::Schema schema()
{
    return {"sandbox",
            {{1,
              "charges and refunds",
              {"CREATE TABLE sandbox_charges (charge_key VARCHAR(64) NOT NULL, amount_minor BIGINT NOT NULL, "
               "currency CHAR(3) NOT NULL, method VARCHAR(64) NOT NULL, state VARCHAR(12) NOT NULL, "
               "reason VARCHAR(64) NOT NULL, refunded_minor BIGINT NOT NULL, at_ms BIGINT NOT NULL, "
               "PRIMARY KEY (charge_key), CHECK (state IN ('captured', 'declined', 'called_off')), "
               "CHECK (refunded_minor >= 0 AND refunded_minor <= amount_minor))",
               "CREATE TABLE sandbox_refunds (refund_key VARCHAR(64) NOT NULL, charge_key VARCHAR(64) NOT NULL, "
               "amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, at_ms BIGINT NOT NULL, "
               "PRIMARY KEY (refund_key))"}},
             {2,
              "whose ledger it is",
              {"CREATE TABLE sandbox_owner (one INTEGER NOT NULL, installation VARCHAR(32) NOT NULL, "
               "PRIMARY KEY (one), CHECK (one = 1))"}},
             {3,
              "payments in two steps",
              {"CREATE TABLE sandbox_authorisations (authorisation_key VARCHAR(100) NOT NULL, words VARCHAR(1000) NOT "
               "NULL, label VARCHAR(100) NOT NULL, amount_minor BIGINT NOT NULL, currency CHAR(3) NOT NULL, "
               "method VARCHAR(64) NOT NULL, state VARCHAR(12) NOT NULL, reason VARCHAR(64) NOT NULL, "
               "at_ms BIGINT NOT NULL, PRIMARY KEY (authorisation_key), "
               "CHECK (state IN ('open', 'authorised', 'captured', 'declined', 'canceled')))"}}}};
}

std::string ownerOf(Session& session)
{
    const Rows rows = session.query("SELECT installation FROM sandbox_owner WHERE one = 1");
    return session.failure() || rows.empty() ? std::string() : rows.text(0, 0);
}

Result<void> bindTo(Session& session, const std::string& installation)
{
    std::string owner = ownerOf(session);
    if (owner.empty()) {
        session.begin();
        // Guard: the primary key. Of two that claim a new ledger together, one is its owner.
        session.execute("INSERT INTO sandbox_owner (one, installation) VALUES (1, ?)", {installation});
        session.commit();
        if (session.failure() && session.failure()->kind == database::Failure::Kind::Constraint) session.rollback();
        owner = ownerOf(session);
    }
    if (session.failure()) return refuse("database.away").retryAfter(1);
    if (owner != installation) return refuse("payment.ledger_of_other_books");
    return {};
}

Result<void> readCharges(Session& session, const std::function<void(const SandboxCharge&)>& each)
{
    const std::string select = "SELECT " + std::string(kChargeColumns) +
                               " FROM sandbox_charges WHERE charge_key > ? ORDER BY charge_key LIMIT ?";
    for (std::string after;;) {
        const Rows rows = session.query(select, {after, kChargesPerRead});
        if (session.failure()) return refuse("database.away").retryAfter(1);
        if (rows.empty()) return {};
        for (std::size_t row = 0; row < rows.size(); ++row)
            each(chargeFrom(rows, row));
        after = rows.text(rows.size() - 1, 0);
    }
}

void SandboxShelf::load(Session& session)
{
    sandbox::load(authorisations, session);
    const std::vector<Value> chargeKeys = keysOf(charges.takeWanted());
    const std::string selectCharges =
        "SELECT " + std::string(kChargeColumns) + " FROM sandbox_charges WHERE charge_key";
    if (!chargeKeys.empty()) {
        database::selectIn(session, selectCharges, chargeKeys, session.forUpdate(),
                           [this](const Rows& rows, std::size_t row) {
                               SandboxCharge charge = chargeFrom(rows, row);
                               const std::string key = charge.key;
                               charges.put(key, std::move(charge));
                           });
    }
    const std::vector<Value> refundKeys = keysOf(refunds.takeWanted());
    const std::string selectRefunds =
        "SELECT " + std::string(kRefundColumns) + " FROM sandbox_refunds WHERE refund_key";
    if (!refundKeys.empty()) {
        database::selectIn(
            session, selectRefunds, refundKeys, session.forUpdate(), [this](const Rows& rows, std::size_t row) {
                const std::string key = rows.text(row, 0);
                refunds.put(key,
                            {key, rows.text(row, 1), moneyFrom(rows, row, 2, 3), fromEpochMs(rows.integer(row, 4))});
            });
    }
}

void SandboxShelf::mark()
{
    charges.mark();
    refunds.mark();
    authorisations.mark();
}

void SandboxShelf::revert()
{
    charges.revert();
    refunds.revert();
    authorisations.revert();
}

void SandboxShelf::write(Session& session)
{
    database::BulkInsert newCharges("sandbox_charges", kChargeColumns);
    charges.eachChanged(
        [&](const std::string&, const SandboxCharge& charge) {
            // Guard: the key; one charge a key, ever.
            newCharges.add(charge.key, charge.amount.amountMinor(), std::string(charge.amount.currency().code()),
                           charge.method, std::string(name(charge.state)), charge.reason, charge.refunded.amountMinor(),
                           toEpochMs(charge.at));
        },
        [&](const std::string&, const SandboxCharge& charge) {
            // Guard: the schema's bound on refunds; only one process writes this file.
            session.execute("UPDATE sandbox_charges SET refunded_minor = ? WHERE charge_key = ? AND state = 'captured'",
                            {charge.refunded.amountMinor(), charge.key});
        });
    newCharges.send(session);
    database::BulkInsert newRefunds("sandbox_refunds", kRefundColumns);
    refunds.eachChanged(
        [&](const std::string&, const SandboxRefund& refund) {
            // Guard: the key; one refund a key, ever.
            newRefunds.add(refund.key, refund.chargeKey, refund.amount.amountMinor(),
                           std::string(refund.amount.currency().code()), toEpochMs(refund.at));
        },
        [](const std::string&, const SandboxRefund&) {});
    newRefunds.send(session);
    sandbox::write(authorisations, session);
}

void SandboxShelf::clear()
{
    charges.clear();
    refunds.clear();
    authorisations.clear();
}

} // namespace narae::payment::sandbox
