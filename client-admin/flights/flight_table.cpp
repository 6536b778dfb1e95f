#include "client-admin/flights/flight_table.hpp"

#include "client-admin/flights/flight_delegate.hpp"

#include <QHeaderView>
#include <QKeyEvent>
#include <iterator>
#include <numeric>

namespace narae::admin {

namespace {

constexpr int kRowHeight = 28;
constexpr int kHeadHeight = 32;

} // namespace

FlightTable::FlightTable(FlightModel& model, QWidget* parent) : QTableView(parent), model_(model)
{
    setModel(&model);
    setItemDelegate(new FlightDelegate(this));
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setMinimumSectionSize(kRowHeight);
    QHeaderView* head = horizontalHeader();
    head->setFixedHeight(kHeadHeight);
    head->setFont(desktop::Theme::font(desktop::Type::CaptionBold));
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setMinimumSectionSize(24);
    head->setHighlightSections(false);
    head->setSectionsClickable(true);
    head->setSortIndicatorShown(true);
    head->setSortIndicator(FlightModel::Departs, Qt::AscendingOrder);
    connect(head, &QHeaderView::sortIndicatorChanged, &model, &FlightModel::sort);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        kept_ = currentFlight();
        keptColumn_ = std::max(0, currentIndex().column());
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        anchor_ = -1;
        const int row = model_.rowOf(kept_);
        if (row >= 0) setCurrentIndex(model_.index(row, keptColumn_));
    });
}

void FlightTable::layColumns()
{
    // What the columns need, and what they share of the rest.
    constexpr int kNeeded[FlightModel::Columns]{40, 68, 110, 90, 84, 72, 78, 74, 80};
    constexpr int kShare[FlightModel::Columns]{0, 1, 1, 2, 2, 3, 0, 1, 1};
    const int there = viewport()->width();
    // Beside the panel, which says them anyway, the least important give way.
    constexpr FlightModel::Column kGivesWay[]{FlightModel::Aircraft, FlightModel::Load, FlightModel::Fare,
                                              FlightModel::Sold};
    int needed = std::accumulate(std::begin(kNeeded), std::end(kNeeded), 0);
    int shares = std::accumulate(std::begin(kShare), std::end(kShare), 0);
    for (const FlightModel::Column column : kGivesWay) {
        const bool hidden = needed > there;
        setColumnHidden(column, hidden);
        if (!hidden) continue;
        needed -= kNeeded[column];
        shares -= kShare[column];
    }
    const int rest = std::max(0, there - needed);
    int used = 0;
    for (int i = 0; i + 1 < FlightModel::Columns; ++i) {
        if (isColumnHidden(i)) continue;
        const int width = kNeeded[i] + rest * kShare[i] / shares;
        horizontalHeader()->resizeSection(i, width);
        used += width;
    }
    horizontalHeader()->resizeSection(FlightModel::State, std::max(60, there - used));
}

void FlightTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    layColumns();
}

std::vector<int> FlightTable::placesInView() const
{
    std::vector<int> places;
    const int first = std::max(0, rowAt(0));
    const int shown = viewport()->height() / kRowHeight + 2;
    for (int row = first; row < std::min(model_.rowCount(), first + shown); ++row)
        places.push_back(model_.placeAt(row));
    return places;
}

void FlightTable::goToFlight(qint64 flightId)
{
    const int row = model_.rowOf(flightId);
    if (row < 0) return;
    setCurrentIndex(model_.index(row, std::max<int>(FlightModel::Number, currentIndex().column())));
    scrollTo(currentIndex());
}

qint64 FlightTable::currentFlight() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < model_.rowCount() ? model_.at(row).flightId : 0;
}

void FlightTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    // The ring goes round the whole row.
    viewport()->update();
}

void FlightTable::chooseStretch(int row)
{
    if (anchor_ < 0) anchor_ = std::max(0, currentIndex().row());
    model_.chooseRange(anchor_, row, true);
}

void FlightTable::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT pasted();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        model_.chooseShown(true);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
        if (row >= 0) {
            anchor_ = row;
            model_.choose(row, !model_.chosen(model_.at(row).flightId));
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0 && state() != EditingState) Q_EMIT opened(model_.at(row).flightId);
        return;
    case Qt::Key_Escape:
        if (model_.chosenCount() > 0) {
            model_.chooseNone();
            return;
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() & Qt::ShiftModifier) {
            const int next = std::clamp(row + (event->key() == Qt::Key_Up ? -1 : 1), 0, model_.rowCount() - 1);
            if (row < 0 || next < 0) return;
            if (anchor_ < 0) anchor_ = row;
            setCurrentIndex(model_.index(next, currentIndex().column()));
            chooseStretch(next);
            return;
        }
        anchor_ = -1;
        break;
    default: break;
    }
    QTableView::keyPressEvent(event);
}

void FlightTable::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const int before = currentIndex().row();
    QTableView::mousePressEvent(event);
    if (!index.isValid() || event->button() != Qt::LeftButton) return;
    if (event->modifiers() & Qt::ShiftModifier) {
        if (anchor_ < 0) anchor_ = std::max(0, before);
        chooseStretch(index.row());
        return;
    }
    anchor_ = index.row();
    if (index.column() == FlightModel::Check || event->modifiers() & Qt::ControlModifier)
        model_.choose(index.row(), !model_.chosen(model_.at(index.row()).flightId));
    else
        Q_EMIT opened(model_.at(index.row()).flightId);
}

void FlightTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && index.flags() & Qt::ItemIsEditable)
        edit(index);
    else
        QTableView::mouseDoubleClickEvent(event);
}

} // namespace narae::admin
