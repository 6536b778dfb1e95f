#pragma once

#include <QStyledItemDelegate>

namespace narae::admin {

/// Draws a purchase's row: what one looks for in bold, the time muted, the state as glyph and word.
class PurchaseDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace narae::admin
