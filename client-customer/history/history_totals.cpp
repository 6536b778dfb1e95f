#include "client-customer/history/history_totals.hpp"

namespace narae::customer {

PurchaseKind kindOf(const desktop::Purchase& purchase, const QDateTime& now)
{
    if (purchase.state == "cancelled") return PurchaseKind::Cancelled;
    if (purchase.state != "confirmed") return PurchaseKind::Open;
    return purchase.departsAt.isValid() && purchase.departsAt <= now ? PurchaseKind::Flown : PurchaseKind::Upcoming;
}

HistoryTotals HistoryTotals::of(const std::vector<desktop::Purchase>& purchases, const QDateTime& now)
{
    HistoryTotals totals;
    if (purchases.empty()) return totals;
    const Money nothing(0, purchases.front().paid.currency());
    totals.paid = totals.refunded = totals.net = nothing;
    for (const desktop::Purchase& purchase : purchases) {
        ++totals.all;
        switch (kindOf(purchase, now)) {
        case PurchaseKind::Upcoming: ++totals.upcoming; break;
        case PurchaseKind::Flown: ++totals.flown; break;
        case PurchaseKind::Cancelled: ++totals.cancelled; break;
        case PurchaseKind::Open: break;
        }
        if (!totals.since.isValid() || purchase.placedAt < totals.since) totals.since = purchase.placedAt;
        if (const auto sum = totals.paid.plus(purchase.paid)) totals.paid = *sum;
        if (const auto sum = totals.refunded.plus(purchase.refunded)) totals.refunded = *sum;
    }
    if (const auto net = totals.paid.minus(totals.refunded)) totals.net = *net;
    return totals;
}

} // namespace narae::customer
