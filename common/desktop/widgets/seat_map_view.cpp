#include "common/desktop/widgets/seat_map_view.hpp"

#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_map_accessible.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>

namespace narae::desktop {

namespace {

/// How long a lost seat is shown as lost before it fades to a taken one.
constexpr int kLostMs = 1200;
constexpr int kFadeMs = 150;

} // namespace

SeatMapView::SeatMapView(int seatSize, QWidget* parent) : QWidget(parent), seatSize_(seatSize)
{
    SeatMapAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setProperty("ownFocus", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    lostFor_.setSingleShot(true);
    lostFor_.setInterval(kLostMs);
    fade_.setStartValue(0.0);
    fade_.setEndValue(1.0);
    connect(&lostFor_, &QTimer::timeout, this, [this] {
        fade_.setDuration(Theme::current().motion() ? kFadeMs : 0);
        fade_.start();
    });
    connect(&fade_, &QVariantAnimation::valueChanged, this, [this] { update(); });
    connect(&fade_, &QVariantAnimation::finished, this, [this] {
        lost_.clear();
        update();
    });
}

void SeatMapView::setChart(const SeatChart& chart)
{
    const bool same = chart_.sameSeats(chart);
    const QString before = focusedSeat();
    chart_ = chart;
    if (!same) {
        geometry_ = SeatMapGeometry(chart_, seatSize_);
        focus_ = chart_.find(before);
        if (focus_ < 0 && !chart_.seats.empty()) {
            const int open = std::max(0, chart_.cabinCalled(openCabin_));
            const auto first = std::find_if(chart_.seats.begin(), chart_.seats.end(),
                                            [open](const SeatCell& cell) { return cell.cabin == open; });
            focus_ = first == chart_.seats.end() ? 0 : static_cast<int>(first - chart_.seats.begin());
            if (open > 0) offset_ = static_cast<int>(geometry_.cabin(open).left() - geometry_.gutter());
        }
        SeatMapAccessible::forget(this);
        setOffset(offset_);
        updateGeometry();
        Q_EMIT focusMoved(focusedSeat());
    }
    Q_EMIT scrolled();
    update();
}

void SeatMapView::setSeatSize(int size)
{
    if (size == seatSize_) return;
    seatSize_ = size;
    geometry_ = SeatMapGeometry(chart_, size);
    setOffset(offset_);
    follow();
    updateGeometry();
    Q_EMIT scrolled();
    update();
}

void SeatMapView::setOpenCabin(const QString& key)
{
    openCabin_ = key;
    update();
}

void SeatMapView::setMine(const QStringList& seats, int current)
{
    mine_ = seats;
    current_ = current;
    Q_EMIT scrolled();
    update();
}

QString SeatMapView::flashLost(const QStringList& seats)
{
    lost_ = seats;
    fade_.stop();
    lostFor_.start();
    const int first = seats.isEmpty() ? -1 : chart_.find(seats.front());
    const int nearest = first < 0 ? -1 : chart_.nearestFree(first, mine_);
    if (nearest >= 0)
        moveFocus(nearest);
    else if (first >= 0)
        moveFocus(first);
    update();
    return nearest < 0 ? QString() : chart_.seat(nearest).name;
}

QString SeatMapView::focusedSeat() const
{
    return focus_ < 0 || focus_ >= static_cast<int>(chart_.seats.size()) ? QString() : chart_.seat(focus_).name;
}

void SeatMapView::focusOn(const QString& seat)
{
    const int index = chart_.find(seat);
    if (index >= 0) moveFocus(index);
}

void SeatMapView::moveFocus(int index)
{
    if (index < 0 || index >= static_cast<int>(chart_.seats.size())) return;
    focus_ = index;
    follow();
    update();
    announce();
    Q_EMIT focusMoved(focusedSeat());
}

void SeatMapView::announce()
{
    if (!hasFocus() || focus_ < 0) return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(focus_);
    QAccessible::updateAccessibility(&event);
}

SeatLook SeatMapView::lookOf(int index) const
{
    const SeatCell& cell = chart_.seat(index);
    if (lost_.contains(cell.name)) return SeatLook::Lost;
    if (mine_.contains(cell.name)) return SeatLook::Mine;
    switch (cell.state) {
    case SeatCell::State::Free: return cell.exit ? SeatLook::Exit : SeatLook::Free;
    case SeatCell::State::Held: return SeatLook::Held;
    case SeatCell::State::Taken: return SeatLook::Taken;
    case SeatCell::State::Blocked: return SeatLook::Blocked;
    }
    return SeatLook::Taken;
}

bool SeatMapView::canPick(int index) const
{
    const SeatCell& cell = chart_.seat(index);
    if (chart_.cabins[static_cast<std::size_t>(cell.cabin)].key != openCabin_) return false;
    return mine_.contains(cell.name) || cell.state == SeatCell::State::Free;
}

void SeatMapView::pick(int index)
{
    if (index < 0 || openCabin_.isEmpty()) return;
    moveFocus(index);
    if (canPick(index))
        Q_EMIT picked(focusedSeat());
    else
        Q_EMIT refused(focusedSeat());
}

QString SeatMapView::spoken(int index) const
{
    const SeatCell& cell = chart_.seat(index);
    const QString place = cell.window ? tr("window") : cell.aisle ? tr("aisle") : tr("middle");
    const qsizetype passenger = mine_.indexOf(cell.name);
    QString state;
    if (passenger >= 0) {
        state = tr("chosen for passenger %1").arg(passenger + 1);
    } else {
        switch (cell.state) {
        case SeatCell::State::Free: state = tr("free"); break;
        case SeatCell::State::Held: state = tr("being chosen by somebody else"); break;
        case SeatCell::State::Taken: state = tr("taken"); break;
        case SeatCell::State::Blocked: state = tr("not for sale"); break;
        }
    }
    const QString price = chart_.cabins[static_cast<std::size_t>(cell.cabin)].price;
    const QString sentence = cell.exit ? tr("Seat %1, %2, exit row, %3").arg(cell.name, place, state)
                                       : tr("Seat %1, %2, %3").arg(cell.name, place, state);
    return price.isEmpty() ? sentence : tr("%1, %2", "a seat and its price").arg(sentence, price);
}

QRect SeatMapView::boxOnView(int index) const
{
    return geometry_.seat(index).translated(-offset_, 0).toAlignedRect();
}

int SeatMapView::offsetMost() const
{
    return std::max(0, qRound(geometry_.width()) - width());
}

void SeatMapView::setOffset(int offset)
{
    const int kept = std::clamp(offset, 0, offsetMost());
    const bool moved = kept != offset_;
    offset_ = kept;
    if (moved) {
        Q_EMIT scrolled();
        update();
    }
}

void SeatMapView::follow()
{
    if (focus_ < 0) return;
    const QRectF& box = geometry_.seat(focus_);
    const int margin = seatSize_ * 2;
    // A cabin's first row stands beside its letters; before any other row one sees where one came from.
    const int before = chart_.seat(focus_).row == 0 ? 0 : margin;
    const int left = qRound(box.left() - geometry_.gutter()) - before;
    const int right = qRound(box.right()) + margin;
    if (left < offset_)
        setOffset(left);
    else if (right > offset_ + width())
        setOffset(right - width());
}

QSize SeatMapView::sizeHint() const
{
    return {std::min(856, std::max(200, qRound(geometry_.width()))), std::max(120, qRound(geometry_.height()))};
}

QSize SeatMapView::minimumSizeHint() const
{
    return {seatSize_ * 8, sizeHint().height()};
}

void SeatMapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setOffset(offset_);
    Q_EMIT scrolled();
}

void SeatMapView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) update();
    QWidget::changeEvent(event);
}

} // namespace narae::desktop
