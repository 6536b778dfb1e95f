#include "server/payment/adapters/payment_audit.hpp"

#include "server/payment/adapters/payment_rows.hpp"

#include <string>

namespace narae::payment {

using database::Rows;
using database::Session;

namespace {

constexpr std::int64_t kPaymentsPerRead = 2000;

/// Sums over all rows of one span of payments: `what` FROM `table` ..., a column for each part, by payment.
Rows sums(Session& session, std::string_view what, std::string_view table, std::int64_t after, std::int64_t last)
{
    return session.query("SELECT payment_id, " + std::string(what) + " FROM " + std::string(table) +
                             " WHERE payment_id > ? AND payment_id <= ? GROUP BY payment_id ORDER BY payment_id",
                         {after, last});
}

/// Calls `add(row, balance)` for each row whose payment is among `balances`; both are sorted by payment.
void join(const Rows& rows, std::vector<PaymentBalance>& balances,
          const std::function<void(std::size_t row, PaymentBalance& balance)>& add)
{
    auto balance = balances.begin();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const PaymentId id(rows.integer(row, 0));
        while (balance != balances.end() && balance->payment.id < id)
            ++balance;
        if (balance != balances.end() && balance->payment.id == id) add(row, *balance);
    }
}

} // namespace

Result<void> readBalances(Session& session, const std::function<void(const PaymentBalance&)>& each)
{
    const std::string select = "SELECT " + std::string(rows::kPaymentColumns) +
                               " FROM payment_payments WHERE payment_id > ? ORDER BY payment_id LIMIT ?";
    for (std::int64_t after = 0;;) {
        const Rows payments = session.query(select, {after, kPaymentsPerRead});
        std::vector<PaymentBalance> balances(payments.size());
        for (std::size_t row = 0; row < payments.size(); ++row)
            balances[row].payment = rows::paymentFrom(payments, row);
        const std::int64_t last = balances.empty() ? after : balances.back().payment.id.value();

        const Rows ledger = sums(session,
                                 "COUNT(*), SUM(CASE WHEN kind = 'capture' THEN 1 ELSE 0 END), "
                                 "SUM(CASE WHEN kind = 'capture' THEN amount_minor ELSE 0 END), "
                                 "SUM(CASE WHEN kind = 'refund' THEN amount_minor ELSE 0 END)",
                                 "payment_ledger", after, last);
        join(ledger, balances, [&](std::size_t row, PaymentBalance& balance) {
            balance.ledgerEntries = static_cast<int>(ledger.integer(row, 1));
            balance.captures = static_cast<int>(ledger.integer(row, 2));
            balance.capturedMinor = ledger.integer(row, 3);
            balance.refundedMinor = ledger.integer(row, 4);
        });
        const Rows refunds = sums(session,
                                  "SUM(CASE WHEN state = 'done' THEN amount_minor ELSE 0 END), "
                                  "SUM(CASE WHEN state = 'pending' THEN amount_minor ELSE 0 END)",
                                  "payment_refunds", after, last);
        join(refunds, balances, [&](std::size_t row, PaymentBalance& balance) {
            balance.doneMinor = refunds.integer(row, 1);
            balance.pendingMinor = refunds.integer(row, 2);
        });
        if (session.failure()) return refuse("database.away").retryAfter(1);
        if (balances.empty()) return {};
        for (const PaymentBalance& balance : balances)
            each(balance);
        after = last;
    }
}

} // namespace narae::payment
