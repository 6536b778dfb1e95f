#include "server/app/audit/checks.hpp"
#include "server/app/audit/rule.hpp"
#include "server/payment/application/charge_request.hpp"
#include "server/payment/domain/refund.hpp"
#include "server/payment/domain/superfluous_charge.hpp"
#include "server/platform/database/bulk.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

/// I4: the payment company's books and ours say the same.
namespace narae::audit {

using database::Rows;
using database::Value;

namespace {

constexpr std::int64_t kRowsAtOnce = 2000;

/// What a key at the gateway is about: `reservation-17`, `reservation-17-2` (its second attempt), `refund-17-1` (its
/// first cancellation), `give-back-ch_reservation-17-2` (the charge of that attempt, which was one too many). These are
/// the names that payment gives its charges and refunds.
struct GatewayKey {
    std::int64_t reservation = 0;
    std::int64_t part = 1;
};

std::optional<GatewayKey> parseKey(std::string_view text, std::string_view prefix)
{
    if (!text.starts_with(prefix)) return std::nullopt;
    text.remove_prefix(prefix.size());
    GatewayKey key;
    const char* const end = text.data() + text.size();
    auto read = std::from_chars(text.data(), end, key.reservation);
    if (read.ec == std::errc() && read.ptr != end && *read.ptr == '-')
        read = std::from_chars(read.ptr + 1, end, key.part);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return key;
}

std::string chargeKey(std::int64_t reservation, std::int64_t attempt)
{
    payment::ChargeRequest request;
    request.purchase.reservation = ReservationId(reservation);
    request.attempt = static_cast<int>(attempt);
    return request.gatewayKey();
}

constexpr std::string_view kGiveBack = "give-back-ch_reservation-";

/// The gateway's name for the charge under a key.
std::string referenceOf(std::string_view key)
{
    return "ch_" + std::string(key);
}

std::string refundKey(std::int64_t reservation, std::int64_t cancellation)
{
    return payment::RefundKey{ReservationId(reservation), static_cast<int>(cancellation)}.gatewayKey();
}

/// An amount with its currency and what became of it, in either book.
struct Line {
    std::string state;
    std::int64_t amountMinor = 0;
    std::string currency;
    std::int64_t part = 1; ///< attempt or cancellation

    std::string text() const { return state + ", " + std::to_string(amountMinor) + " " + currency; }
    bool sameMoney(const Line& other) const { return amountMinor == other.amountMinor && currency == other.currency; }
};

std::string subjectOf(std::int64_t reservation)
{
    return "reservation/" + std::to_string(reservation);
}

/// Calls `each` for one page of rows after the other, in the order of the text in the first column.
void inPages(const Books& books, const std::string& select, const std::function<void(const Rows&)>& each)
{
    std::string after;
    for (bool more = true; more && !books.session().failure();) {
        const Rows rows = books.session().query(select, {after, kRowsAtOnce});
        if (!rows.empty()) each(rows);
        more = rows.size() == static_cast<std::size_t>(kRowsAtOnce);
        if (more) after = rows.text(rows.size() - 1, 0);
    }
}

std::vector<Value> reservationsOf(const Rows& rows, std::string_view prefix)
{
    std::vector<Value> keys;
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (const auto key = parseKey(rows.text(row, 0), prefix)) keys.emplace_back(key->reservation);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

/// The charges beside another that we know of, by the gateway's name for them.
std::map<std::string, Line> superfluousOf(const Books& books, const std::vector<Value>& reservations)
{
    std::map<std::string, Line> found;
    database::selectIn(books.session(),
                       "SELECT gateway_reference, state, amount_minor, currency, attempt FROM "
                       "payment_superfluous_charges WHERE reservation_id",
                       reservations, "", [&](const Rows& rows, std::size_t row) {
                           found[rows.text(row, 0)] = {rows.text(row, 1), rows.integer(row, 2), rows.text(row, 3),
                                                       rows.integer(row, 4)};
                       });
    return found;
}

/// What we know of the reservations of one page of charges.
struct OurSide {
    bool knowsReservations = false;
    std::map<std::int64_t, Line> payments;             ///< part: the last attempt
    std::map<std::int64_t, std::int64_t> openAttempts; ///< of reservations whose payment is open
    std::map<std::string, Line> superfluous;           ///< by the gateway's name

    OurSide(const Books& books, const std::vector<Value>& reservations) : knowsReservations(books.has("reservation"))
    {
        database::selectIn(books.session(),
                           "SELECT reservation_id, state, amount_minor, currency, attempt FROM payment_payments "
                           "WHERE reservation_id",
                           reservations, "", [this](const Rows& rows, std::size_t row) {
                               payments[rows.integer(row, 0)] = {rows.text(row, 1), rows.integer(row, 2),
                                                                 rows.text(row, 3), rows.integer(row, 4)};
                           });
        superfluous = superfluousOf(books, reservations);
        if (!knowsReservations) return;
        database::selectIn(books.session(),
                           "SELECT reservation_id, payment_attempt, payment_open FROM reservation_reservations "
                           "WHERE reservation_id",
                           reservations, "", [this](const Rows& rows, std::size_t row) {
                               if (rows.integer(row, 2) != 0) openAttempts[rows.integer(row, 0)] = rows.integer(row, 1);
                           });
    }

    const Line* payment(std::int64_t reservation) const
    {
        const auto found = payments.find(reservation);
        return found == payments.end() ? nullptr : &found->second;
    }
    /// Whether we may yet learn of a capture in this attempt.
    bool isOpen(std::int64_t reservation, std::int64_t attempt) const
    {
        const auto found = openAttempts.find(reservation);
        return !knowsReservations || (found != openAttempts.end() && found->second == attempt);
    }
};

void compareCharge(const std::string& name, GatewayKey key, const Line& charge, const OurSide& ours,
                   InvariantResult& result)
{
    const std::string subject = subjectOf(key.reservation);
    const Line* payment = ours.payment(key.reservation);
    const bool captured = payment != nullptr && payment->state == "captured";
    const bool same = captured && payment->part == key.part;
    if (charge.state != "captured") {
        if (same) result.name(subject, "our books say captured; the gateway has " + charge.text() + " under " + name);
        return;
    }
    if (!captured && ours.isOpen(key.reservation, key.part)) return;
    // Known to be one too many it is in order: given back, or waiting for it (I3 says how many wait).
    const auto superfluous = ours.superfluous.find(referenceOf(name));
    if (!same && superfluous != ours.superfluous.end()) {
        if (!charge.sameMoney(superfluous->second))
            result.name(subject, "our books say of " + name + ": " + superfluous->second.text() + "; the gateway has " +
                                     charge.text());
        return;
    }
    if (!same)
        result.name(subject, "the gateway captured " + std::to_string(charge.amountMinor) + " " + charge.currency +
                                 " under " + name + "; our books say " +
                                 (payment == nullptr ? "nothing of it" : payment->text()) +
                                 ", and that payment is not open");
    else if (!charge.sameMoney(*payment))
        result.name(subject, "our books say " + payment->text() + "; the gateway has " + charge.text());
}

void compareCharges(const Rows& charges, const Books& books, InvariantResult& result)
{
    const OurSide ours(books, reservationsOf(charges, "reservation-"));
    if (books.session().failure()) return;
    for (std::size_t row = 0; row < charges.size(); ++row) {
        const std::string name = charges.text(row, 0);
        const auto key = parseKey(name, "reservation-");
        ++result.checked;
        if (key)
            compareCharge(name, *key, {charges.text(row, 1), charges.integer(row, 2), charges.text(row, 3)}, ours,
                          result);
        else
            result.name("charge/" + name, "the gateway has a charge under a key that is none of ours");
    }
}

void compareGivenBack(const std::string& name, GatewayKey key, const Line& made,
                      const std::map<std::string, Line>& superfluous, InvariantResult& result)
{
    const auto found = superfluous.find(name.substr(std::string_view("give-back-").size()));
    if (found == superfluous.end())
        result.name(subjectOf(key.reservation), "the gateway gave " + std::to_string(made.amountMinor) + " " +
                                                    made.currency + " back under " + name +
                                                    ", but our books know of no charge that was one too many");
    else if (!made.sameMoney(found->second))
        result.name(subjectOf(key.reservation),
                    "our books say of " + name + ": " + found->second.text() + "; the gateway: " + made.text());
}

void compareRefunds(const Rows& refunds, const Books& books, InvariantResult& result)
{
    std::map<std::pair<std::int64_t, std::int64_t>, Line> ours;
    database::selectIn(books.session(),
                       "SELECT reservation_id, cancellation, state, amount_minor, currency FROM payment_refunds WHERE "
                       "reservation_id",
                       reservationsOf(refunds, "refund-"), "", [&](const Rows& rows, std::size_t row) {
                           ours[{rows.integer(row, 0), rows.integer(row, 1)}] = {
                               rows.text(row, 2), rows.integer(row, 3), rows.text(row, 4), rows.integer(row, 1)};
                       });
    const auto superfluous = superfluousOf(books, reservationsOf(refunds, kGiveBack));
    if (books.session().failure()) return;
    for (std::size_t row = 0; row < refunds.size(); ++row) {
        const std::string name = refunds.text(row, 0);
        const Line made{"made", refunds.integer(row, 1), refunds.text(row, 2)};
        ++result.checked;
        if (const auto charge = parseKey(name, kGiveBack)) {
            compareGivenBack(name, *charge, made, superfluous, result);
            continue;
        }
        const auto key = parseKey(name, "refund-");
        const auto found = key ? ours.find({key->reservation, key->part}) : ours.end();
        if (found == ours.end())
            result.name(key ? subjectOf(key->reservation) : "refund/" + name,
                        "the gateway gave " + std::to_string(made.amountMinor) + " " + made.currency + " back under " +
                            name + ", but our books never began that refund");
        else if (!made.sameMoney(found->second))
            result.name(subjectOf(key->reservation),
                        "our books say of " + name + ": " + found->second.text() + "; the gateway: " + made.text());
    }
}

constexpr Rule kGatewayAddsUp[] = {
    {"sandbox", "", "",
     "SELECT c.charge_key, c.refunded_minor, COALESCE(r.given, 0), c.amount_minor FROM sandbox_charges c "
     "LEFT JOIN (SELECT charge_key, SUM(amount_minor) AS given FROM sandbox_refunds GROUP BY charge_key) r "
     "ON r.charge_key = c.charge_key "
     "WHERE c.refunded_minor <> COALESCE(r.given, 0) OR c.refunded_minor > c.amount_minor",
     "charge/{0}", "the gateway counts {1} of {3} as refunded, its refunds make {2}"},
};

/// What our books say became of the money, in the gateway's words.
std::string_view gatewayWord(std::string_view ourState)
{
    return ourState == "abandoned" ? "called_off" : ourState;
}

void findCharges(const Rows& payments, const Books& gateway, InvariantResult& result)
{
    std::vector<Value> keys;
    for (std::size_t row = 0; row < payments.size(); ++row)
        keys.emplace_back(chargeKey(payments.integer(row, 1), payments.integer(row, 2)));
    std::sort(keys.begin(), keys.end());
    std::map<std::string, Line> theirs;
    database::selectIn(gateway.session(),
                       "SELECT charge_key, state, amount_minor, currency FROM sandbox_charges WHERE charge_key", keys,
                       "", [&](const Rows& rows, std::size_t row) {
                           theirs[rows.text(row, 0)] = {rows.text(row, 1), rows.integer(row, 2), rows.text(row, 3)};
                       });
    if (gateway.session().failure()) return;
    for (std::size_t row = 0; row < payments.size(); ++row) {
        const std::int64_t reservation = payments.integer(row, 1);
        const std::string key = chargeKey(reservation, payments.integer(row, 2));
        const Line ours{payments.text(row, 3), payments.integer(row, 4), payments.text(row, 5)};
        ++result.checked;
        const auto found = theirs.find(key);
        const bool captured = ours.state == "captured";
        if (found == theirs.end() || found->second.state != gatewayWord(ours.state) ||
            (captured && !found->second.sameMoney(ours)))
            result.name(subjectOf(reservation), "our books say " + ours.text() + "; the gateway has " +
                                                    (found == theirs.end() ? "nothing" : found->second.text()) +
                                                    " under " + key);
        else if (captured && payments.text(row, 6) != referenceOf(key))
            result.name(subjectOf(reservation),
                        "our books name the charge " + payments.text(row, 6) + ", the gateway ch_" + key);
    }
}

/// Whether the gateway made the refunds that are done by our books: a key, its reservation, the money.
void findRefunds(const std::vector<std::tuple<std::string, std::int64_t, Line>>& refunds, const Books& gateway,
                 InvariantResult& result)
{
    std::vector<Value> keys;
    for (const auto& refund : refunds)
        keys.emplace_back(std::get<0>(refund));
    std::sort(keys.begin(), keys.end());
    std::map<std::string, Line> theirs;
    database::selectIn(gateway.session(),
                       "SELECT refund_key, amount_minor, currency FROM sandbox_refunds WHERE refund_key", keys, "",
                       [&](const Rows& rows, std::size_t row) {
                           theirs[rows.text(row, 0)] = {"made", rows.integer(row, 1), rows.text(row, 2)};
                       });
    if (gateway.session().failure()) return;
    for (const auto& [key, reservation, ours] : refunds) {
        ++result.checked;
        const auto found = theirs.find(key);
        if (found == theirs.end() || !found->second.sameMoney(ours))
            result.name(subjectOf(reservation), "our books say of " + key + ": " + ours.text() + "; the gateway: " +
                                                    (found == theirs.end() ? "nothing" : found->second.text()));
    }
}

} // namespace

void checkGatewayAgainstUs(const Books& gateway, const Books& books, InvariantResult& result)
{
    if (!books.has("payment")) return noteElsewhere(result, "payment");
    inPages(gateway,
            "SELECT charge_key, state, amount_minor, currency FROM sandbox_charges WHERE charge_key > ? ORDER BY "
            "charge_key LIMIT ?",
            [&](const Rows& charges) { compareCharges(charges, books, result); });
    inPages(gateway,
            "SELECT refund_key, amount_minor, currency FROM sandbox_refunds WHERE refund_key > ? ORDER BY refund_key "
            "LIMIT ?",
            [&](const Rows& refunds) { compareRefunds(refunds, books, result); });
    apply(gateway, kGatewayAddsUp, result);
}

void checkUsAgainstGateway(const Books& books, const Books& gateway, InvariantResult& result)
{
    if (!books.has("payment")) return;
    // A payment of nothing never goes to the gateway.
    books.inSpans("payment_payments", "payment_id", kRowsAtOnce, [&](std::int64_t above, std::int64_t upTo) {
        findCharges(books.session().query("SELECT payment_id, reservation_id, attempt, state, amount_minor, currency, "
                                          "gateway_reference FROM payment_payments "
                                          "WHERE payment_id > ? AND payment_id <= ? AND amount_minor > 0",
                                          {above, upTo}),
                    gateway, result);
    });
    books.inSpans("payment_refunds", "refund_id", kRowsAtOnce, [&](std::int64_t above, std::int64_t upTo) {
        const Rows rows = books.session().query("SELECT reservation_id, cancellation, amount_minor, currency "
                                                "FROM payment_refunds WHERE refund_id > ? AND refund_id <= ? "
                                                "AND state = 'done' AND amount_minor > 0",
                                                {above, upTo});
        std::vector<std::tuple<std::string, std::int64_t, Line>> done;
        for (std::size_t row = 0; row < rows.size(); ++row)
            done.emplace_back(refundKey(rows.integer(row, 0), rows.integer(row, 1)), rows.integer(row, 0),
                              Line{"done", rows.integer(row, 2), rows.text(row, 3)});
        findRefunds(done, gateway, result);
    });
    const Rows rows = books.session().query("SELECT reservation_id, gateway_reference, amount_minor, currency "
                                            "FROM payment_superfluous_charges WHERE state = 'given_back'");
    std::vector<std::tuple<std::string, std::int64_t, Line>> givenBack;
    for (std::size_t row = 0; row < rows.size(); ++row)
        givenBack.emplace_back(payment::SuperfluousKey{{}, rows.text(row, 1)}.gatewayKey(), rows.integer(row, 0),
                               Line{"given back", rows.integer(row, 2), rows.text(row, 3)});
    findRefunds(givenBack, gateway, result);
}

} // namespace narae::audit
