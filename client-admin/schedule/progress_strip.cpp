#include "client-admin/schedule/progress_strip.hpp"

#include "common/desktop/look/theme.hpp"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;

ProgressStrip::ProgressStrip(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(18);
}

void ProgressStrip::show(int done, int total, const std::vector<int>& ticks)
{
    done_ = done;
    total_ = total;
    ticks_ = ticks;
    setAccessibleDescription(QString("%1 / %2").arg(done).arg(total));
    update();
}

qreal ProgressStrip::xOf(int place) const
{
    return total_ == 0 ? 0 : (place + 0.5) * width() / total_;
}

void ProgressStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, 3, width(), 12);
    QPainterPath shape;
    shape.addRoundedRect(track, 6, 6);
    painter.setClipPath(shape);
    painter.fillRect(track, Theme::of(Role::Sunk));
    if (total_ > 0) painter.fillRect(QRectF(0, 3, width() * qreal(done_) / total_, 12), Theme::of(Role::Accent));
    painter.setClipping(false);
    for (const int place : ticks_) {
        const QRectF tick(xOf(place) - 1.5, 1, 3, 16);
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), Theme::of(Role::Surface));
        painter.fillRect(tick, Theme::of(Role::Warning));
    }
}

void ProgressStrip::mousePressEvent(QMouseEvent* event)
{
    int nearest = -1;
    qreal best = 8;
    for (const int place : ticks_)
        if (const qreal distance = std::abs(xOf(place) - event->position().x()); distance < best) {
            best = distance;
            nearest = place;
        }
    if (nearest >= 0) Q_EMIT tickPicked(nearest);
}

} // namespace narae::admin
