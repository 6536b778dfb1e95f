#pragma once

#include "server/payment/domain/payment.hpp"
#include "server/payment/domain/superfluous_charge.hpp"
#include "server/platform/database/session.hpp"

#include <string_view>
#include <vector>

/// How payments, ledger lines, refunds and superfluous charges stand in their tables, in one place for those who write
/// and those who read.
namespace narae::payment::rows {

/// As values() gives them and paymentFrom() takes them; the row's version stands behind them.
inline constexpr std::string_view kPaymentColumns =
    "payment_id, reservation_id, flight_id, cabin, passengers, amount_minor, currency, method, attempt, state, "
    "reason, gateway_reference, refunded_minor, passengers_out, ledger_entries, recorded_ms, changed_ms";
inline constexpr std::size_t kPaymentVersion = 17;

inline constexpr std::string_view kLedgerColumns =
    "payment_id, entry, kind, amount_minor, currency, gateway_reference, detail, at_ms";

inline constexpr std::string_view kRefundColumns =
    "refund_id, payment_id, reservation_id, cancellation, passengers, amount_minor, currency, state, attempts, "
    "next_attempt_ms, trouble, gateway_reference, begun_ms, done_ms";

inline constexpr std::string_view kSuperfluousColumns =
    "reservation_id, gateway_reference, payment_id, attempt, amount_minor, currency, state, attempts, "
    "next_attempt_ms, trouble, refund_reference, found_ms, given_back_ms";

std::vector<database::Value> values(const PaymentFacts& payment);
std::vector<database::Value> values(const LedgerEntry& entry);
std::vector<database::Value> values(const RefundFacts& refund);
std::vector<database::Value> values(const SuperfluousFacts& charge);

PaymentFacts paymentFrom(const database::Rows& rows, std::size_t row);
LedgerEntry ledgerEntryFrom(const database::Rows& rows, std::size_t row);
RefundFacts refundFrom(const database::Rows& rows, std::size_t row);
SuperfluousFacts superfluousFrom(const database::Rows& rows, std::size_t row);
/// An amount of our own tables: its currency was checked on the way in.
Money moneyFrom(const database::Rows& rows, std::size_t row, std::size_t amountColumn, std::size_t currencyColumn);

} // namespace narae::payment::rows
