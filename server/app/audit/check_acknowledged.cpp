#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/platform/database/bulk.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <vector>

/// I7: what a client was told is there, in the state it was told of or one that may follow, and once for each key.
namespace narae::audit {

using database::Rows;
using database::Value;

namespace {

constexpr std::size_t kAnswersAtOnce = 500;

constexpr Rule kRules[] = {
    {"reservation", "", "",
     "SELECT i.intent_key, i.scope, i.operation, i.reservation_id FROM reservation_intents i "
     "LEFT JOIN reservation_reservations r ON r.reservation_id = i.reservation_id WHERE r.reservation_id IS NULL",
     "key/{0}", "of {1} stands for reservation/{3} ({2}), which does not exist"},
    {"reservation", "", "",
     // The keys are long, and wanted of those alone that are too many.
     "SELECT d.reservation_id, d.operation, d.payment_attempt, d.intents, MIN(i.intent_key), MAX(i.intent_key) "
     "FROM (SELECT reservation_id, operation, payment_attempt, COUNT(*) AS intents FROM reservation_intents "
     "GROUP BY reservation_id, operation, payment_attempt HAVING COUNT(*) > 1) d JOIN reservation_intents i "
     "ON i.reservation_id = d.reservation_id AND i.operation = d.operation AND i.payment_attempt = d.payment_attempt "
     "GROUP BY d.reservation_id, d.operation, d.payment_attempt, d.intents",
     "reservation/{0}", "{3} keys stand for the same doing ({1}, payment attempt {2}): {4}, {5}"},
    {"reservation", "", "",
     "SELECT i.reservation_id, i.intent_key, i.payment_attempt, r.payment_attempt FROM reservation_intents i "
     "JOIN reservation_reservations r ON r.reservation_id = i.reservation_id "
     "WHERE i.payment_attempt > r.payment_attempt",
     "reservation/{0}", "key {1} began payment attempt {2}, but it has had {3} only"},
};

/// Which states may follow one that was acknowledged (the life of a Reservation).
struct Life {
    std::string_view state;
    std::string_view later; ///< with itself, between blanks
};

constexpr Life kLives[] = {
    {"held", " held paying payment_unknown confirmed declined expired cancelled "},
    {"paying", " paying payment_unknown held confirmed declined expired cancelled "},
    {"payment_unknown", " payment_unknown held confirmed declined expired cancelled "},
    {"confirmed", " confirmed cancelled "},
    {"declined", " declined "},
    {"expired", " expired confirmed cancelled "}, // a payment that came late
    {"cancelled", " cancelled "},
};

bool mayFollow(std::string_view acknowledged, std::string_view now)
{
    const auto life =
        std::find_if(std::begin(kLives), std::end(kLives), [&](const Life& it) { return it.state == acknowledged; });
    return life != std::end(kLives) && life->later.find(" " + std::string(now) + " ") != std::string_view::npos;
}

/// The keys that clients were answered under, and for which reservation.
class Keys {
public:
    /// Names a second reservation under one key.
    void note(const Acknowledged::Answer& answer, InvariantResult& result)
    {
        if (answer.key.empty()) return;
        const auto [found, isNew] = keys_.try_emplace(answer.key, Key{answer.reservation, false});
        if (!isNew && found->second.reservation != answer.reservation)
            result.name("key/" + answer.key, "was answered with reservation/" +
                                                 std::to_string(found->second.reservation) + " and with reservation/" +
                                                 std::to_string(answer.reservation));
    }

    /// Looks them up among the intents on record. These have no order by key alone, so that they are walked once, by
    /// scope and key: the rest of a scope, then the scopes behind it.
    void compare(const Books& books, InvariantResult& result)
    {
        constexpr std::int64_t kIntentsAtOnce = 5000;
        std::string scope;
        std::string key;
        const auto look = [&](const Rows& rows) {
            for (std::size_t row = 0; row < rows.size(); ++row) {
                const auto found = keys_.find(rows.text(row, 1));
                if (found != keys_.end() && found->second.reservation == rows.integer(row, 2))
                    found->second.kept = true;
            }
            if (rows.empty()) return false;
            scope = rows.text(rows.size() - 1, 0);
            key = rows.text(rows.size() - 1, 1);
            return true;
        };
        const std::string select = "SELECT scope, intent_key, reservation_id FROM reservation_intents WHERE ";
        for (bool more = !keys_.empty(); more && !books.session().failure();) {
            more = look(books.session().query(select + "scope = ? AND intent_key > ? ORDER BY intent_key LIMIT ?",
                                              {scope, key, kIntentsAtOnce})) ||
                   look(books.session().query(select + "scope > ? ORDER BY scope, intent_key LIMIT ?",
                                              {scope, kIntentsAtOnce}));
        }
        if (books.session().failure()) return;
        for (const auto& [name, answered] : keys_)
            if (!answered.kept)
                result.name("key/" + name, "was answered with reservation/" + std::to_string(answered.reservation) +
                                               ", but does not stand for it on record");
    }

private:
    struct Key {
        std::int64_t reservation = 0;
        bool kept = false;
    };
    std::unordered_map<std::string, Key> keys_;
};

void compareStates(const Books& books, const std::vector<Acknowledged::Answer>& answers, InvariantResult& result)
{
    std::vector<Value> ids;
    for (const auto& answer : answers)
        if (answer.reservation != 0) ids.emplace_back(answer.reservation);
    std::map<std::int64_t, std::string> states;
    database::selectIn(books.session(),
                       "SELECT reservation_id, state FROM reservation_reservations WHERE reservation_id", ids, "",
                       [&](const Rows& rows, std::size_t row) { states[rows.integer(row, 0)] = rows.text(row, 1); });
    if (books.session().failure()) return;
    for (const auto& answer : answers) {
        if (answer.reservation == 0) {
            result.name("line/" + std::to_string(answer.line), "of the acknowledged answers cannot be read");
            continue;
        }
        const auto found = states.find(answer.reservation);
        const std::string subject = "reservation/" + std::to_string(answer.reservation);
        if (found == states.end())
            result.name(subject, "was acknowledged as " + answer.state + ", but does not exist");
        else if (!mayFollow(answer.state, found->second))
            result.name(subject, "was acknowledged as " + answer.state + ", but is " + found->second);
    }
}

} // namespace

void checkAcknowledged(const Books& books, Acknowledged& acknowledged, InvariantResult& result)
{
    apply(books, kRules, result);
    if (!books.has("reservation")) return;
    result.checked = books.count("SELECT COUNT(*) FROM reservation_intents");
    if (!acknowledged.given()) return;
    if (!acknowledged.readable()) return result.name("acknowledged answers", "the file cannot be opened");
    Keys keys;
    for (auto answers = acknowledged.next(kAnswersAtOnce); !answers.empty();
         answers = acknowledged.next(kAnswersAtOnce)) {
        result.checked += static_cast<std::int64_t>(answers.size());
        compareStates(books, answers, result);
        for (const auto& answer : answers)
            keys.note(answer, result);
    }
    keys.compare(books, result);
}

} // namespace narae::audit
