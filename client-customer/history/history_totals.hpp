#pragma once

#include "common/desktop/client/records.hpp"

#include <array>
#include <vector>

namespace narae::customer {

/// How a purchase stands for its customer.
enum class PurchaseKind { Upcoming, Flown, Cancelled, Open };

/// Open is what was never bought, or may yet be: a hold, a payment under way.
PurchaseKind kindOf(const desktop::Purchase& purchase, const QDateTime& now);

/// What a history comes to. Purchases in another currency than the first are counted, not summed.
struct HistoryTotals {
    int all = 0, upcoming = 0, flown = 0, cancelled = 0;
    Money paid, refunded, net;
    QDateTime since; ///< of the first purchase

    static HistoryTotals of(const std::vector<desktop::Purchase>& purchases, const QDateTime& now);
};

} // namespace narae::customer
