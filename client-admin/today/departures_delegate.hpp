#pragma once

#include <QStyledItemDelegate>

namespace narae::admin {

/// The cells of the next departures: times large, loads as bars, states as glyph and word.
class DeparturesDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace narae::admin
