#include "client-admin/app/key_cap.hpp"

#include <QFontMetrics>
#include <QPainter>

namespace narae::admin::key_cap {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

int width(const QString& keys)
{
    return std::max(18, QFontMetrics(Theme::font(Type::Caption)).horizontalAdvance(keys) + 14);
}

int paint(QPainter& painter, const QPoint& rightMiddle, const QString& keys, bool chosen)
{
    const int wide = width(keys);
    const QRectF box(rightMiddle.x() - wide, rightMiddle.y() - 10, wide, 20);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(chosen ? Role::Accent : Role::Line));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(Theme::of(chosen ? Role::Accent : Role::Muted));
    painter.drawText(box, Qt::AlignCenter, keys);
    painter.restore();
    return wide;
}

} // namespace narae::admin::key_cap
