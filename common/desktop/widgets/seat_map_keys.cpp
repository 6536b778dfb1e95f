#include "common/desktop/widgets/seat_map_view.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cstdlib>

/// How the seat map is driven: keys, mouse, wheel.
namespace narae::desktop {

namespace {

const SeatCell* nearestInLane(const std::vector<const SeatCell*>& row, int lane)
{
    const auto best = std::min_element(row.begin(), row.end(), [lane](const SeatCell* one, const SeatCell* two) {
        return std::abs(one->lane - lane) < std::abs(two->lane - lane);
    });
    return best == row.end() ? nullptr : *best;
}

} // namespace

void SeatMapView::step(int rows, int lanes)
{
    if (focus_ < 0) return;
    const SeatCell from = chart_.seat(focus_);
    if (lanes != 0) {
        const int most = static_cast<int>(chart_.cabins[static_cast<std::size_t>(from.cabin)].letters().size());
        for (int lane = from.lane + lanes; lane >= 0 && lane < most; lane += lanes)
            if (const int index = chart_.at(from.cabin, from.row, lane); index >= 0) {
                moveFocus(index);
                return;
            }
        return;
    }
    // The next row may be the next cabin's, with other letters: then the seat at about the same height.
    int cabin = from.cabin;
    int row = from.row + rows;
    const auto rowsOf = [this](int which) {
        return static_cast<int>(chart_.cabins[static_cast<std::size_t>(which)].rows.size());
    };
    if (row < 0 && cabin > 0) row = rowsOf(--cabin) - 1;
    if (row >= rowsOf(cabin) && cabin + 1 < static_cast<int>(chart_.cabins.size())) {
        ++cabin;
        row = 0;
    }
    std::vector<const SeatCell*> there;
    for (const SeatCell& cell : chart_.seats)
        if (cell.cabin == cabin && cell.row == row) there.push_back(&cell);
    int lane = from.lane;
    if (cabin != from.cabin) {
        const auto lanesOf = [this](int which) {
            return static_cast<int>(chart_.cabins[static_cast<std::size_t>(which)].letters().size());
        };
        lane = from.lane * std::max(1, lanesOf(cabin) - 1) / std::max(1, lanesOf(from.cabin) - 1);
    }
    if (const SeatCell* cell = nearestInLane(there, lane)) moveFocus(static_cast<int>(cell - chart_.seats.data()));
}

void SeatMapView::stepCabin(bool first)
{
    if (focus_ < 0) return;
    // Home goes to the cabin's first row, then to the cabin before; End to its last row, then to the next one's.
    const SeatCell from = chart_.seat(focus_);
    const auto rowsOf = [this](int which) {
        return static_cast<int>(chart_.cabins[static_cast<std::size_t>(which)].rows.size());
    };
    int cabin = from.cabin;
    if (first && from.row == 0) cabin = std::max(0, cabin - 1);
    if (!first && from.row == rowsOf(cabin) - 1)
        cabin = std::min(cabin + 1, static_cast<int>(chart_.cabins.size()) - 1);
    const int row = first ? 0 : rowsOf(cabin) - 1;
    std::vector<const SeatCell*> there;
    for (const SeatCell& cell : chart_.seats)
        if (cell.cabin == cabin && cell.row == row) there.push_back(&cell);
    if (const SeatCell* cell = nearestInLane(there, from.lane)) moveFocus(static_cast<int>(cell - chart_.seats.data()));
}

bool SeatMapView::turnTo(int passenger)
{
    if (openCabin_.isEmpty() || passenger < 0 || passenger >= mine_.size()) return false;
    current_ = passenger;
    if (!mine_[passenger].isEmpty()) focusOn(mine_[passenger]);
    update();
    Q_EMIT currentChanged(current_);
    return true;
}

void SeatMapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: step(-1, 0); break;
    case Qt::Key_Right: step(1, 0); break;
    case Qt::Key_Up: step(0, 1); break;
    case Qt::Key_Down: step(0, -1); break;
    case Qt::Key_Home: stepCabin(true); break;
    case Qt::Key_End: stepCabin(false); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: pick(focus_); break;
    case Qt::Key_Escape:
        if (openCabin_.isEmpty())
            event->ignore();
        else
            Q_EMIT leftForSummary();
        break;
    default:
        // The number that stands on a passenger's seat and beside their name.
        if (event->key() < Qt::Key_1 || event->key() > Qt::Key_9 || !turnTo(event->key() - Qt::Key_1))
            QWidget::keyPressEvent(event);
    }
}

void SeatMapView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || event->position().x() < 0) return;
    const int index = geometry_.seatAt(event->position() + QPointF(offset_, 0));
    if (index >= 0) openCabin_.isEmpty() ? moveFocus(index) : pick(index);
}

void SeatMapView::mouseMoveEvent(QMouseEvent* event)
{
    const int index = geometry_.seatAt(event->position() + QPointF(offset_, 0));
    setCursor(index >= 0 && canPick(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void SeatMapView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    const int along = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
    const int before = offset_;
    setOffset(offset_ - along);
    // At its end the page below may scroll.
    event->setAccepted(before != offset_);
}

void SeatMapView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    follow();
    announce();
    update();
}

void SeatMapView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace narae::desktop
