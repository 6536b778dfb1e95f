#include "client-admin/pages/column_fit.hpp"

#include "common/desktop/look/theme.hpp"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <numeric>

namespace narae::admin {

namespace {

constexpr int kRowsMost = 300; ///< looked at; the rest of a long list is like them
constexpr int kHeadPadding = 16;
constexpr int kEdge = 8; ///< the first and the last column stand off from the table's sides

} // namespace

ColumnFit::ColumnFit(QTableView* table, int stretched, std::vector<int> givesWay)
    : QObject(table), table_(table), stretched_(stretched), givesWay_(std::move(givesWay))
{
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table_->installEventFilter(this);
    table_->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = table_->model();
    connect(model, &QAbstractItemModel::modelReset, this, &ColumnFit::begin);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        grow(first, last);
        lay();
    });
    connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        grow(first.row(), last.row());
        lay();
    });
    begin();
}

int ColumnFit::headWidth(int column) const
{
    const QString head = table_->model()->headerData(column, Qt::Horizontal).toString();
    const bool atSide = column == 0 || column == table_->model()->columnCount() - 1;
    return QFontMetrics(desktop::Theme::font(desktop::Type::CaptionBold)).horizontalAdvance(head) + kHeadPadding +
           (atSide ? kEdge : 0);
}

void ColumnFit::begin()
{
    needed_.assign(static_cast<std::size_t>(table_->model()->columnCount()), 0);
    for (int column = 0; column < table_->model()->columnCount(); ++column)
        needed_[static_cast<std::size_t>(column)] = headWidth(column);
    grow(0, table_->model()->rowCount() - 1);
    lay();
}

void ColumnFit::grow(int firstRow, int lastRow)
{
    const QStyleOptionViewItem option;
    for (int row = firstRow; row <= std::min(lastRow, kRowsMost); ++row)
        for (int column = 0; column < table_->model()->columnCount(); ++column) {
            int& width = needed_[static_cast<std::size_t>(column)];
            width =
                std::max(width, table_->itemDelegate()->sizeHint(option, table_->model()->index(row, column)).width());
        }
}

void ColumnFit::lay()
{
    const int there = table_->viewport()->width();
    int needed = std::accumulate(needed_.begin(), needed_.end(), 0);
    for (const int column : givesWay_) {
        const bool hidden = needed > there;
        table_->setColumnHidden(column, hidden);
        if (hidden) needed -= needed_[static_cast<std::size_t>(column)];
    }
    const bool oneTakesIt = !table_->isColumnHidden(stretched_);
    // The one that takes what is left over also gives what is still missing: its words are cut, no column is.
    int rest = std::max(oneTakesIt ? headWidth(stretched_) - needed_[static_cast<std::size_t>(stretched_)] : 0,
                        there - needed);
    int takers = oneTakesIt ? 1 : table_->model()->columnCount() - table_->horizontalHeader()->hiddenSectionCount();
    for (int column = 0; column < table_->model()->columnCount(); ++column) {
        if (table_->isColumnHidden(column)) continue;
        const int more = takers > 0 && (!oneTakesIt || column == stretched_) ? rest / takers : 0;
        table_->setColumnWidth(column, needed_[static_cast<std::size_t>(column)] + more);
        rest -= more;
        if (!oneTakesIt) --takers;
    }
}

bool ColumnFit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == table_->viewport() && event->type() == QEvent::Resize) lay();
    if (watched == table_ && event->type() == QEvent::LanguageChange) begin();
    return QObject::eventFilter(watched, event);
}

} // namespace narae::admin
