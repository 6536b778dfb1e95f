#pragma once

#include "common/base/result.hpp"
#include "server/payment/domain/payment.hpp"
#include "server/payment/domain/superfluous_charge.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace narae::payment {

/// A payment with everything that hangs on it.
struct PaymentRecord {
    PaymentFacts payment;
    std::vector<LedgerEntry> ledger;             ///< in order
    std::vector<RefundFacts> refunds;            ///< by cancellation
    std::vector<SuperfluousFacts> superfluous{}; ///< as they were found
};

/// Which payments to list, newest first.
struct PaymentSelection {
    std::optional<PaymentId> before; ///< only older ones: where the last page ended
    std::optional<ReservationId> reservation;
    std::optional<PaymentState> state;
    bool chargedOrDeclinedOnly = false; ///< without those that were called off
    std::size_t limit = 20;
};

struct PaymentPage {
    std::vector<PaymentFacts> payments;
    bool hasMore = false;
};

/// Money on its way back whose time has come, of a cancellation or of a charge that was one too many, with what the
/// gateway needs to make it.
struct DueRefund {
    std::variant<RefundKey, SuperfluousKey> key;
    Money amount;
    std::string chargeReference;
    int attempts = 0;

    std::string gatewayKey() const
    {
        return std::visit([](const auto& one) { return one.gatewayKey(); }, key);
    }
};

/// What can be asked about payments without changing any: a port. Every question refuses `database.away` when it cannot
/// be answered now. Any thread.
class PaymentQueries {
public:
    virtual ~PaymentQueries() = default;

    virtual Result<std::optional<PaymentFacts>> ofReservation(ReservationId reservation) = 0;
    virtual Result<std::optional<PaymentRecord>> record(PaymentId payment) = 0;
    virtual Result<PaymentPage> page(const PaymentSelection& selection) = 0;
    /// At most `max` pending refunds and superfluous charges due at `now`, the longest due first of each.
    virtual Result<std::vector<DueRefund>> dueRefunds(Instant now, std::size_t max) = 0;
    /// When the next of them is due; nothing when none is pending.
    virtual Result<std::optional<Instant>> nextRefundDue() = 0;
};

} // namespace narae::payment
