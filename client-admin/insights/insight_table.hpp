#pragma once

#include "client-admin/insights/insight.hpp"

#include <QAbstractTableModel>

namespace narae::admin {

/// The numbers of a chart as a table: the texts for the eye, the raw ones (SortRole) to sort by. GUI thread.
class InsightTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Insight& insight);
    const Lead& leadOf(int row) const { return insight_.rows.at(static_cast<std::size_t>(row)).lead; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Insight insight_;
};

} // namespace narae::admin
