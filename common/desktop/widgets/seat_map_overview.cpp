#include "common/desktop/widgets/seat_map_overview.hpp"

#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace narae::desktop {

namespace {

constexpr qreal kEdge = 2;

QColor colourOf(SeatLook look)
{
    switch (look) {
    case SeatLook::Mine: return Theme::of(Role::Accent);
    case SeatLook::Exit: return Theme::of(Role::Success);
    case SeatLook::Free: return Theme::of(Role::ChartContext);
    case SeatLook::Held: return Theme::of(Role::Warning);
    case SeatLook::Lost: return Theme::of(Role::Danger);
    case SeatLook::Taken:
    case SeatLook::Blocked: return Theme::of(Role::TakenSeat);
    }
    return Theme::of(Role::TakenSeat);
}

} // namespace

SeatMapOverview::SeatMapOverview(SeatMapView* view, QWidget* parent) : QWidget(parent), view_(view)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(64);
    setCursor(Qt::OpenHandCursor);
    connect(view, &SeatMapView::scrolled, this, qOverload<>(&QWidget::update));
    connect(view, &SeatMapView::focusMoved, this, qOverload<>(&QWidget::update));
}

qreal SeatMapOverview::placeOf(qreal x) const
{
    return kEdge + x / std::max(1.0, view_->geometryOfSeats().width()) * (width() - 2 * kEdge);
}

QRectF SeatMapOverview::windowRect() const
{
    const qreal left = placeOf(view_->offset());
    const qreal right = placeOf(std::min<qreal>(view_->offset() + view_->width(), view_->geometryOfSeats().width()));
    return QRectF(left, 1, right - left, height() - 2);
}

void SeatMapOverview::paintEvent(QPaintEvent*)
{
    if (!view_ || view_->chart().seats.empty()) return;
    const SeatMapGeometry& geometry = view_->geometryOfSeats();
    const SeatChart& chart = view_->chart();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body(0.75, 4, width() - 1.5, height() - 8);
    QPainterPath hull;
    hull.addRoundedRect(body, body.height() * 0.62, body.height() / 2);
    painter.setPen(QPen(Theme::of(Role::Line), 1.5));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawPath(hull);

    const qreal scale = (width() - 2 * kEdge) / geometry.width();
    const qreal cellWidth = std::min(11.0, (geometry.size() + 2) * scale - 2);
    const QRectF& fuselage = geometry.fuselage();
    const qreal inside = 0.8 * geometry.size();
    const qreal top = fuselage.top() + inside;
    const qreal span = std::max(1.0, fuselage.height() - 2 * inside - geometry.size());
    painter.setPen(Qt::NoPen);
    for (int index = 0; index < static_cast<int>(chart.seats.size()); ++index) {
        const QRectF& box = geometry.seat(index);
        const qreal x = placeOf(box.center().x());
        const qreal y = body.top() + 8 + (box.top() - top) / span * (body.height() - 16);
        const SeatLook look = view_->lookOf(index);
        const bool ours = look == SeatLook::Mine || look == SeatLook::Lost;
        QRectF cell(x - cellWidth / 2, y - 2.5, cellWidth, 5);
        if (ours) cell.adjust(-0.5, -1, 0.5, 1);
        painter.setBrush(colourOf(look));
        painter.drawRoundedRect(cell, 2, 2);
    }
    painter.setPen(QPen(Theme::of(Role::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(windowRect().adjusted(1, 0, -1, 0), 8, 8);
}

void SeatMapOverview::mousePressEvent(QMouseEvent* event)
{
    if (!view_) return;
    const QRectF window = windowRect();
    const qreal x = event->position().x();
    // Taken where it was gripped; a click beside the window brings its middle there.
    grip_ = window.contains(event->position()) ? x - window.center().x() : 0;
    reveal(x - grip_);
}

void SeatMapOverview::mouseMoveEvent(QMouseEvent* event)
{
    if (view_ && (event->buttons() & Qt::LeftButton)) reveal(event->position().x() - grip_);
}

void SeatMapOverview::reveal(qreal centre)
{
    const qreal x = (centre - kEdge) / (width() - 2 * kEdge) * view_->geometryOfSeats().width();
    view_->setOffset(qRound(x - view_->width() / 2.0));
}

} // namespace narae::desktop
