#include "common/desktop/widgets/route_line.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>
#include <QPainterPath>

namespace narae::desktop {

namespace {

/// 18 by 15 around its centre, nose right.
QPainterPath plane()
{
    QPainterPath path;
    path.moveTo(9, 0);
    path.cubicTo(9, 1, 8, 1.4, 6.8, 1.4);
    path.lineTo(3.4, 1.4);
    path.lineTo(-1.3, 7.5);
    path.lineTo(-3.3, 7.5);
    path.lineTo(-1.3, 1.4);
    path.lineTo(-5.3, 1.4);
    path.lineTo(-7, 3.5);
    path.lineTo(-8.6, 3.5);
    path.lineTo(-7.7, 0);
    path.lineTo(-8.6, -3.5);
    path.lineTo(-7, -3.5);
    path.lineTo(-5.3, -1.4);
    path.lineTo(-1.3, -1.4);
    path.lineTo(-3.3, -7.5);
    path.lineTo(-1.3, -7.5);
    path.lineTo(3.4, -1.4);
    path.lineTo(6.8, -1.4);
    path.cubicTo(8, -1.4, 9, -1, 9, 0);
    return path;
}

} // namespace

RouteLine::RouteLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RouteLine::setQuiet(bool quiet)
{
    quiet_ = quiet;
    update();
}

void RouteLine::paintPlane(QPainter& painter, const QPointF& centre, qreal scale, const QColor& colour, qreal degrees)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.rotate(degrees);
    painter.scale(scale, scale);
    painter.fillPath(plane(), colour);
    painter.restore();
}

void RouteLine::paint(QPainter& painter, const QRectF& at, bool quiet, qreal scale)
{
    const QColor sign = Theme::of(quiet ? Role::Strong : Role::Accent);
    const QColor line = Theme::of(Role::Strong);
    const qreal y = at.center().y();
    const qreal left = at.left();
    const qreal right = at.right();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1.5));
    if (at.width() < 60) {
        painter.drawLine(QPointF(left + 8, y), QPointF(right - 8, y));
    } else {
        const qreal gap = 13 * scale / 0.85;
        const qreal middle = at.center().x();
        painter.drawLine(QPointF(left + 8, y), QPointF(middle - gap, y));
        painter.drawLine(QPointF(middle + gap, y), QPointF(right - 8, y));
        paintPlane(painter, {middle, y}, scale, sign);
    }
    painter.setPen(QPen(sign, 1.5));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawEllipse(QPointF(left + 4.5, y), 3, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(sign);
    painter.drawEllipse(QPointF(right - 4.5, y), 3.5, 3.5);
    painter.restore();
}

void RouteLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), quiet_);
}

} // namespace narae::desktop
