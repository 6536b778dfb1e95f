#pragma once

#include "client-admin/commands/command_registry.hpp"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace narae::admin {

/// What fits, for the command box's list.
class CommandListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void show(std::vector<FoundCommand> found);
    const FoundCommand* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<FoundCommand> found_;
};

/// A row: icon, text with its met letters in bold, kind, and its key; the chosen one says Enter.
class CommandDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace narae::admin
