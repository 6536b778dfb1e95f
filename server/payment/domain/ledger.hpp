#pragma once

#include "common/base/clock.hpp"
#include "common/base/ids.hpp"
#include "common/base/money.hpp"

#include <string>
#include <string_view>

namespace narae::payment {

enum class LedgerKind {
    Authorise, ///< the amount is set aside at the customer's bank (only of a gateway that authorises and captures
               ///< apart)
    Capture,   ///< the amount is ours
    Decline,   ///< the customer's bank said no
    Void,      ///< the charge was called off before it happened
    Refund,    ///< an amount went back
};

std::string_view name(LedgerKind kind);

/// One line of a payment's ledger: what happened to the money, in order. Written once, never changed.
struct LedgerEntry {
    PaymentId payment;
    int number = 0; ///< from 1 within its payment
    LedgerKind kind = LedgerKind::Capture;
    Money amount;
    std::string gatewayReference; ///< empty where the gateway had nothing to name
    std::string detail;           ///< a decline's reason, a refund's key
    Instant at;

    bool operator==(const LedgerEntry&) const = default;
};

} // namespace narae::payment
