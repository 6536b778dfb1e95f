#pragma once

#include "client-admin/flights/flight_model.hpp"

#include <QStyledItemDelegate>

namespace narae::admin {

/// Paints a flight's cells: check boxes, load bars, states, the outline of what is being saved; and edits two of them
/// in place.
class FlightDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit FlightDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// Choosing is the table's affair.
    bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&, const QModelIndex&) override
    {
        return false;
    }

    static void paintBox(QPainter& painter, const QRectF& at, bool checked);
};

} // namespace narae::admin
