#include "server/payment/adapters/sandbox/authorisation_rows.hpp"

#include "server/payment/adapters/sandbox/authorising.hpp"
#include "server/platform/database/bulk.hpp"

namespace narae::payment::sandbox {

using database::Rows;
using database::Session;
using database::Value;

namespace {

constexpr std::string_view kColumns =
    "authorisation_key, words, label, amount_minor, currency, method, state, reason, at_ms";

AuthorisationState stateFrom(const std::string& text)
{
    using State = AuthorisationState;
    for (const State state : {State::Open, State::Authorised, State::Captured, State::Declined, State::Canceled})
        if (text == name(state)) return state;
    check(false, "a stored authorisation's state is one of the five");
    return State::Canceled;
}

Authorisation authorisationFrom(const Rows& rows, std::size_t row)
{
    return {rows.text(row, 0), rows.text(row, 1),
            rows.text(row, 2), Money::make(rows.integer(row, 3), rows.text(row, 4)).value(),
            rows.text(row, 5), stateFrom(rows.text(row, 6)),
            rows.text(row, 7), fromEpochMs(rows.integer(row, 8))};
}

std::string selecting()
{
    return "SELECT " + std::string(kColumns) + " FROM sandbox_authorisations ";
}

Result<std::vector<Authorisation>> readAll(Session& session, const Rows& rows)
{
    if (session.failure()) return refuse("database.away").retryAfter(1);
    std::vector<Authorisation> all;
    for (std::size_t row = 0; row < rows.size(); ++row)
        all.push_back(authorisationFrom(rows, row));
    return all;
}

} // namespace

void load(Authorisations& authorisations, Session& session)
{
    std::vector<Value> keys;
    for (std::string& key : authorisations.takeWanted())
        keys.emplace_back(std::move(key));
    if (keys.empty()) return;
    database::selectIn(session, selecting() + "WHERE authorisation_key", keys, session.forUpdate(),
                       [&authorisations](const Rows& rows, std::size_t row) {
                           Authorisation read = authorisationFrom(rows, row);
                           const std::string key = read.key;
                           authorisations.put(key, std::move(read));
                       });
}

void write(const Authorisations& authorisations, Session& session)
{
    database::BulkInsert added("sandbox_authorisations", kColumns);
    authorisations.eachChanged(
        [&](const std::string&, const Authorisation& each) {
            // Guard: the key; one authorisation a key, ever.
            added.add(each.key, each.words, each.label, each.amount.amountMinor(),
                      std::string(each.amount.currency().code()), each.method, std::string(name(each.state)),
                      each.reason, toEpochMs(each.at));
        },
        [&](const std::string&, const Authorisation& each) {
            // Guard: what is captured or cancelled stays so; only one process writes this file.
            session.executeGuarded("UPDATE sandbox_authorisations SET state = ? WHERE authorisation_key = ? AND state "
                                   "IN ('open', 'authorised')",
                                   {std::string(name(each.state)), each.key});
        });
    added.send(session);
}

Result<std::vector<Authorisation>> readAuthorisations(Session& session, const std::string& label,
                                                      const std::string& after, std::int64_t most)
{
    return readAll(session, session.query(selecting() + "WHERE authorisation_key > ? AND (? = '' OR label = ?) "
                                                        "ORDER BY authorisation_key LIMIT ?",
                                          {after, label, label, most}));
}

Result<std::vector<Authorisation>> readAuthorisation(Session& session, const std::string& key)
{
    return readAll(session, session.query(selecting() + "WHERE authorisation_key = ?", {key}));
}

Result<std::vector<SandboxRefund>> readRefunds(Session& session, const std::string& chargeKey, const std::string& after,
                                               std::int64_t most)
{
    const Rows rows = session.query("SELECT refund_key, charge_key, amount_minor, currency, at_ms FROM sandbox_refunds "
                                    "WHERE refund_key > ? AND (? = '' OR charge_key = ?) ORDER BY refund_key LIMIT ?",
                                    {after, chargeKey, chargeKey, most});
    if (session.failure()) return refuse("database.away").retryAfter(1);
    std::vector<SandboxRefund> all;
    for (std::size_t row = 0; row < rows.size(); ++row)
        all.push_back({rows.text(row, 0), rows.text(row, 1),
                       Money::make(rows.integer(row, 2), rows.text(row, 3)).value(),
                       fromEpochMs(rows.integer(row, 4))});
    return all;
}

} // namespace narae::payment::sandbox
