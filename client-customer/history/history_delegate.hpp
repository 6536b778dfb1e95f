#pragma once

#include <QStyledItemDelegate>

namespace narae::customer {

/// Paints the rows of the history: 60 high, the state as a chip, the route as the house's line.
class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Whether a point of the last column means the receipt (its left half) or the trip.
    static bool meansReceipt(const QRect& cell, const QPoint& at);
};

} // namespace narae::customer
