#pragma once

#include "server/payment/domain/payment.hpp"
#include "server/platform/database/session.hpp"

#include <functional>

namespace narae::payment {

/// A payment, and what its ledger and its refunds say of it, in minor units of its currency: for the audit, which
/// believes neither.
struct PaymentBalance {
    PaymentFacts payment;
    int captures = 0; ///< lines of the ledger
    std::int64_t capturedMinor = 0;
    std::int64_t refundedMinor = 0; ///< by the ledger
    std::int64_t doneMinor = 0;     ///< by the refunds that are done
    std::int64_t pendingMinor = 0;  ///< by those that are not
    int ledgerEntries = 0;          ///< lines of the ledger, of all kinds
};

/// Reads all payments, by id: calls `each` for every one. Refuses `database.away`.
Result<void> readBalances(database::Session& session, const std::function<void(const PaymentBalance&)>& each);

} // namespace narae::payment
