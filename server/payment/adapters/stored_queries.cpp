#include "server/payment/adapters/stored_queries.hpp"

#include "server/payment/adapters/payment_rows.hpp"

#include <algorithm>
#include <string>

namespace narae::payment {

using database::Rows;
using database::Value;

namespace {

Refusal away()
{
    return refuse("database.away").retryAfter(1);
}

std::string selectPayments(std::string_view condition)
{
    return "SELECT " + std::string(rows::kPaymentColumns) + " FROM payment_payments WHERE " + std::string(condition);
}

} // namespace

Result<std::optional<PaymentFacts>> StoredQueries::ofReservation(ReservationId reservation)
{
    const auto session = pool_.lease();
    const Rows found = session->query(selectPayments("reservation_id = ?"), {reservation.value()});
    if (session->failure()) return away();
    if (found.empty()) return std::optional<PaymentFacts>();
    return std::optional(rows::paymentFrom(found, 0));
}

Result<std::optional<PaymentRecord>> StoredQueries::record(PaymentId payment)
{
    const auto session = pool_.lease();
    // One state of all four tables: a payment is not shown with a refund that its ledger does not have yet.
    session->beginReading();
    const Rows found = session->query(selectPayments("payment_id = ?"), {payment.value()});
    const Rows ledger = session->query("SELECT " + std::string(rows::kLedgerColumns) +
                                           " FROM payment_ledger WHERE payment_id = ? ORDER BY entry",
                                       {payment.value()});
    const Rows refunds = session->query("SELECT " + std::string(rows::kRefundColumns) +
                                            " FROM payment_refunds WHERE payment_id = ? ORDER BY cancellation",
                                        {payment.value()});
    // By its reservation, as they are kept.
    Rows superfluous;
    if (!found.empty())
        superfluous = session->query("SELECT " + std::string(rows::kSuperfluousColumns) +
                                         " FROM payment_superfluous_charges WHERE reservation_id = ? "
                                         "ORDER BY found_ms, gateway_reference",
                                     {rows::paymentFrom(found, 0).purchase.reservation.value()});
    session->commit();
    if (session->failure()) return away();
    if (found.empty()) return std::optional<PaymentRecord>();
    PaymentRecord record{rows::paymentFrom(found, 0), {}, {}};
    for (std::size_t row = 0; row < ledger.size(); ++row)
        record.ledger.push_back(rows::ledgerEntryFrom(ledger, row));
    for (std::size_t row = 0; row < refunds.size(); ++row)
        record.refunds.push_back(rows::refundFrom(refunds, row));
    for (std::size_t row = 0; row < superfluous.size(); ++row)
        record.superfluous.push_back(rows::superfluousFrom(superfluous, row));
    return std::optional(std::move(record));
}

Result<PaymentPage> StoredQueries::page(const PaymentSelection& selection)
{
    std::string condition = "payment_id > 0";
    std::vector<Value> parameters;
    const auto require = [&](std::string_view text, Value value) {
        condition += text;
        parameters.push_back(std::move(value));
    };
    if (selection.before) require(" AND payment_id < ?", selection.before->value());
    if (selection.reservation) require(" AND reservation_id = ?", selection.reservation->value());
    if (selection.state) require(" AND state = ?", std::string(name(*selection.state)));
    if (selection.chargedOrDeclinedOnly) require(" AND state <> ?", std::string(name(PaymentState::Abandoned)));
    // One more than asked for tells whether there is more.
    require(" ORDER BY payment_id DESC LIMIT ?", static_cast<std::int64_t>(selection.limit + 1));

    const auto session = pool_.lease();
    const Rows found = session->query(selectPayments(condition), parameters);
    if (session->failure()) return away();
    PaymentPage page;
    page.hasMore = found.size() > selection.limit;
    for (std::size_t row = 0; row < std::min(found.size(), selection.limit); ++row)
        page.payments.push_back(rows::paymentFrom(found, row));
    return page;
}

Result<std::vector<DueRefund>> StoredQueries::dueRefunds(Instant now, std::size_t max)
{
    const auto session = pool_.lease();
    const Rows found = session->query(
        "SELECT r.reservation_id, r.cancellation, r.amount_minor, r.currency, p.gateway_reference, r.attempts "
        "FROM payment_refunds r JOIN payment_payments p ON p.payment_id = r.payment_id "
        "WHERE r.state = 'pending' AND r.next_attempt_ms <= ? ORDER BY r.next_attempt_ms, r.refund_id LIMIT ?",
        {toEpochMs(now), static_cast<std::int64_t>(max)});
    if (session->failure()) return away();
    std::vector<DueRefund> due;
    for (std::size_t row = 0; row < found.size(); ++row) {
        due.push_back({RefundKey{ReservationId(found.integer(row, 0)), static_cast<int>(found.integer(row, 1))},
                       rows::moneyFrom(found, row, 2, 3), found.text(row, 4), static_cast<int>(found.integer(row, 5))});
    }
    const Rows superfluous = session->query(
        "SELECT reservation_id, gateway_reference, amount_minor, currency, attempts FROM payment_superfluous_charges "
        "WHERE state = 'waiting' AND next_attempt_ms <= ? ORDER BY next_attempt_ms LIMIT ?",
        {toEpochMs(now), static_cast<std::int64_t>(max - due.size())});
    if (session->failure()) return away();
    for (std::size_t row = 0; row < superfluous.size(); ++row) {
        due.push_back({SuperfluousKey{ReservationId(superfluous.integer(row, 0)), superfluous.text(row, 1)},
                       rows::moneyFrom(superfluous, row, 2, 3), superfluous.text(row, 1),
                       static_cast<int>(superfluous.integer(row, 4))});
    }
    return due;
}

Result<StoredQueries::Pending> StoredQueries::pendingRefunds()
{
    const auto session = pool_.lease();
    Pending pending;
    for (const char* of : {"SELECT COUNT(*), MIN(begun_ms) FROM payment_refunds WHERE state = 'pending'",
                           "SELECT COUNT(*), MIN(found_ms) FROM payment_superfluous_charges WHERE state = 'waiting'"}) {
        const Rows rows = session->query(of);
        if (session->failure()) return away();
        pending.count += rows.integer(0, 0);
        if (rows.isNull(0, 1)) continue;
        const Instant oldest = fromEpochMs(rows.integer(0, 1));
        pending.oldest = std::min(pending.oldest.value_or(oldest), oldest);
    }
    return pending;
}

Result<std::optional<Instant>> StoredQueries::nextRefundDue()
{
    const auto session = pool_.lease();
    std::optional<Instant> next;
    for (const char* of : {"SELECT MIN(next_attempt_ms) FROM payment_refunds WHERE state = 'pending'",
                           "SELECT MIN(next_attempt_ms) FROM payment_superfluous_charges WHERE state = 'waiting'"}) {
        const Rows found = session->query(of);
        if (session->failure()) return away();
        if (found.empty() || found.isNull(0, 0)) continue;
        const Instant due = fromEpochMs(found.integer(0, 0));
        next = std::min(next.value_or(due), due);
    }
    return next;
}

} // namespace narae::payment
