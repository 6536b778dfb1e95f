#include "common/desktop/look/theme.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"

#include <QPainter>
#include <QPainterPath>

/// How the cabin is drawn.
namespace narae::desktop {

namespace {

/// An aircraft's outline: round at the nose, tapering at the tail.
QPainterPath hull(const QRectF& at, qreal nose, qreal tail)
{
    QPainterPath path;
    const qreal middle = at.center().y();
    path.moveTo(at.left() + nose, at.top());
    path.lineTo(at.right() - tail, at.top());
    path.cubicTo(at.right() - tail * 0.4, at.top(), at.right(), middle - at.height() * 0.25, at.right(), middle);
    path.cubicTo(at.right(), middle + at.height() * 0.25, at.right() - tail * 0.4, at.bottom(), at.right() - tail,
                 at.bottom());
    path.lineTo(at.left() + nose, at.bottom());
    path.cubicTo(at.left() + nose * 0.35, at.bottom(), at.left(), middle + at.height() * 0.22, at.left(), middle);
    path.cubicTo(at.left(), middle - at.height() * 0.22, at.left() + nose * 0.35, at.top(), at.left() + nose, at.top());
    return path;
}

QPolygonF triangle(qreal x, qreal y, qreal half, bool up)
{
    const qreal tall = half * 1.4;
    return up ? QPolygonF({{x, y - tall}, {x + half, y}, {x - half, y}})
              : QPolygonF({{x, y + tall}, {x + half, y}, {x - half, y}});
}

} // namespace

bool SeatMapView::seen(qreal x, qreal margin) const
{
    return x + margin > offset_ && x - margin < offset_ + width();
}

void SeatMapView::paintEvent(QPaintEvent*)
{
    if (chart_.seats.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-offset_, 0);
    paintWings(painter);
    paintFuselage(painter);
    paintExits(painter);
    paintSeats(painter);
    paintLetters(painter);
    if (hasFocus() && focus_ >= 0) seat_sign::paintRing(painter, geometry_.seat(focus_));
}

void SeatMapView::paintWings(QPainter& painter) const
{
    const auto [front, back] = geometry_.wing();
    const QRectF& body = geometry_.fuselage();
    const qreal above = geometry_.wingAbove();
    const qreal below = geometry_.wingBelow();
    painter.setPen(Qt::NoPen);
    QColor flat = Theme::of(Role::Line);
    if (Theme::current().dark()) flat = Theme::of(Role::TakenSeat);
    painter.setBrush(flat);
    // Swept back, and cut off by the edge of the view.
    painter.drawPolygon(
        QPolygonF({{front, body.top()}, {front + 2.7 * above, 0}, {back + 0.9 * above, 0}, {back, body.top()}}));
    painter.drawPolygon(QPolygonF({{front - 8, body.bottom()},
                                   {front - 8 + 1.75 * below, body.bottom() + below},
                                   {back + 0.95 * below, body.bottom() + below},
                                   {back, body.bottom()}}));
}

void SeatMapView::paintFuselage(QPainter& painter) const
{
    const QRectF body = geometry_.fuselage().adjusted(0.75, 0.75, -0.75, -0.75);
    const qreal nose = geometry_.noseLength() * 0.8;
    painter.setPen(QPen(Theme::of(Role::Strong), 1.5));
    painter.setBrush(Theme::of(Role::Surface));
    const QPainterPath outline = hull(body, nose, nose);
    painter.drawPath(outline);
    const qreal wall = geometry_.wallHeight();
    painter.save();
    painter.setClipPath(outline);
    painter.setPen(QPen(Theme::of(Role::Line), 1.5));
    for (const qreal y : {body.top() + wall, body.bottom() - wall})
        painter.drawLine(QPointF(nose, y), QPointF(body.right() - nose, y));
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Strong));
    const qreal scale = seatSize_ / 40.0;
    const QSizeF pane(14 * scale, 5 * scale);
    for (std::size_t cabin = 0; cabin < chart_.cabins.size(); ++cabin)
        for (std::size_t row = 0; row < chart_.cabins[cabin].rows.size(); ++row) {
            const qreal x = geometry_.rowCentre(static_cast<int>(cabin), static_cast<int>(row));
            if (!seen(x, 20)) continue;
            for (const qreal y : {body.top() + wall / 2, body.bottom() - wall / 2})
                painter.drawRoundedRect(QRectF(QPointF(x - pane.width() / 2, y - pane.height() / 2), pane),
                                        pane.height() / 2, pane.height() / 2);
        }
    painter.restore();
}

void SeatMapView::paintExits(QPainter& painter) const
{
    const QRectF& body = geometry_.fuselage();
    const qreal half = seatSize_ * 0.17;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::Success));
    qreal first = -1;
    qreal last = -1;
    const auto word = [&] {
        if (first < 0 || seatSize_ < 40) return;
        painter.setPen(Theme::of(Role::Success));
        painter.setFont(Theme::font(Type::CaptionBold));
        painter.drawText(QRectF((first + last) / 2 - 80, body.bottom() + 21, 160, 17), Qt::AlignCenter, tr("Exit"));
        painter.setPen(Qt::NoPen);
    };
    for (std::size_t cabin = 0; cabin < chart_.cabins.size(); ++cabin)
        for (std::size_t row = 0; row < chart_.cabins[cabin].rows.size(); ++row) {
            if (!chart_.cabins[cabin].rows[row].exit) continue;
            const qreal x = geometry_.rowCentre(static_cast<int>(cabin), static_cast<int>(row));
            painter.drawPolygon(triangle(x, body.top() - seatSize_ * 0.2, half, true));
            painter.drawPolygon(triangle(x, body.bottom() + seatSize_ * 0.2, half, false));
            // One word for rows that stand together.
            if (first >= 0 && x - last > 2 * seatSize_) {
                word();
                first = -1;
            }
            if (first < 0) first = x;
            last = x;
        }
    word();
}

void SeatMapView::paintRowNumbers(QPainter& painter, int cabin) const
{
    const auto& rows = chart_.cabins[static_cast<std::size_t>(cabin)].rows;
    // Small seats leave room for every other number only.
    const int every = seatSize_ >= 24 ? 1 : 2;
    for (int row = 0; row < static_cast<int>(rows.size()); row += every) {
        const qreal x = geometry_.rowCentre(cabin, row);
        if (!seen(x, 30)) continue;
        const bool here = focus_ >= 0 && chart_.seat(focus_).cabin == cabin && chart_.seat(focus_).row == row;
        painter.setFont(Theme::font(here ? Type::CaptionBold : Type::Caption));
        painter.setPen(Theme::of(here ? Role::Accent : Role::Muted));
        painter.drawText(QRectF(x - 20, geometry_.numbersAt(cabin) - 10, 40, 20), Qt::AlignCenter,
                         QString::number(rows[static_cast<std::size_t>(row)].number));
    }
}

void SeatMapView::paintSeats(QPainter& painter) const
{
    for (int cabin = 0; cabin < static_cast<int>(chart_.cabins.size()); ++cabin)
        paintRowNumbers(painter, cabin);
    const qreal faded = fade_.state() == QAbstractAnimation::Running ? fade_.currentValue().toReal() : 0;
    for (int index = 0; index < static_cast<int>(chart_.seats.size()); ++index) {
        const QRectF& box = geometry_.seat(index);
        if (!seen(box.center().x(), seatSize_)) continue;
        const SeatCell& cell = chart_.seat(index);
        const bool closed =
            !openCabin_.isEmpty() && chart_.cabins[static_cast<std::size_t>(cell.cabin)].key != openCabin_;
        // Another cabin's seats are part of the picture, and not for this fare.
        painter.setOpacity(closed ? 0.35 : 1);
        const qsizetype passenger = mine_.indexOf(cell.name);
        seat_sign::paint(painter, box, lookOf(index), passenger < 0 ? QString() : QString::number(passenger + 1),
                         faded);
        painter.setOpacity(1);
    }
}

void SeatMapView::paintLetters(QPainter& painter) const
{
    const qreal gutter = geometry_.gutter();
    const QRectF& body = geometry_.fuselage();
    const qreal wall = geometry_.wallHeight();
    for (int cabin = 0; cabin < static_cast<int>(chart_.cabins.size()); ++cabin) {
        const QRectF area = geometry_.cabin(cabin);
        // The letters stand before their cabin and stay in view while any of it is.
        const qreal x = std::max(area.left() - gutter / 2, offset_ + gutter / 2);
        if (x > area.right() - seatSize_ / 2.0 || !seen(x, gutter)) continue;
        if (x > area.left() - gutter / 2 + 1) {
            const QRectF strip(offset_, body.top() + wall + 1, gutter, body.height() - 2 * wall - 2);
            painter.fillRect(strip, Theme::of(Role::Surface));
        }
        const QString letters = chart_.cabins[static_cast<std::size_t>(cabin)].letters();
        for (int lane = 0; lane < letters.size(); ++lane) {
            if (letters[lane] == '_') continue;
            const bool here = focus_ >= 0 && chart_.seat(focus_).cabin == cabin && chart_.seat(focus_).lane == lane;
            painter.setFont(Theme::font(here ? Type::BodyBold : Type::Body));
            painter.setPen(Theme::of(here ? Role::Accent : Role::Muted));
            painter.drawText(QRectF(x - 15, geometry_.laneCentre(cabin, lane) - 12, 30, 24), Qt::AlignCenter,
                             letters[lane]);
        }
    }
}

} // namespace narae::desktop
