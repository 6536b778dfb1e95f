#include "client-customer/art/destination_art.hpp"

#include "client-customer/art/scenery.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;

void paintDestination(QPainter& painter, const QRectF& at, const QString& airportCode)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(at, Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    paintSky(painter, at);
    // Below the horizon lies land, unless the scene lays the sea there.
    const double horizon = at.top() + at.height() * kHorizon;
    painter.fillRect(QRectF(at.left(), horizon, at.width(), at.bottom() - horizon),
                     downwards(horizon, at.bottom(), tint::kNearLow, tint::kNear));
    for (const SceneThing& thing : sceneOf(airportCode).things)
        paintScenery(painter, at, thing);
    dimWhenDark(painter, at);
    painter.restore();
}

void dimWhenDark(QPainter& painter, const QRectF& at)
{
    if (!Theme::current().dark()) return;
    QColor night = Theme::of(Role::Paper);
    night.setAlphaF(0.55F);
    painter.fillRect(at, night);
}

void fadeIntoPaper(QPainter& painter, const QRectF& at)
{
    const QColor paper = Theme::of(Role::Paper);
    QColor clear = paper;
    clear.setAlpha(0);
    QLinearGradient across(at.left(), 0, at.left() + at.width() * 0.55, 0);
    across.setColorAt(0, paper);
    across.setColorAt(1, clear);
    painter.fillRect(at, across);
    QLinearGradient down(0, at.bottom() - at.height() * 0.38, 0, at.bottom());
    down.setColorAt(0, clear);
    down.setColorAt(1, paper);
    painter.fillRect(at, down);
}

} // namespace narae::customer
