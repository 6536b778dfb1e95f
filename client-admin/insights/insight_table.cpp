#include "client-admin/insights/insight_table.hpp"

namespace narae::admin {

void InsightTable::show(const Insight& insight)
{
    beginResetModel();
    insight_ = insight;
    endResetModel();
}

int InsightTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(insight_.rows.size());
}

int InsightTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(insight_.columns.size());
}

QVariant InsightTable::data(const QModelIndex& index, int role) const
{
    const InsightCell& cell =
        insight_.rows[static_cast<std::size_t>(index.row())].cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case SortRole:
        return std::holds_alternative<qint64>(cell.raw) ? QVariant(std::get<qint64>(cell.raw))
                                                        : QVariant(std::get<QString>(cell.raw));
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            Qt::AlignVCenter |
            (insight_.columns[static_cast<std::size_t>(index.column())].isNumber ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

QVariant InsightTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount()) return {};
    const InsightColumn& column = insight_.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return column.head;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace narae::admin
