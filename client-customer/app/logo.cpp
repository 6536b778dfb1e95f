#include "client-customer/app/logo.hpp"

#include "common/desktop/look/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;

void paintWing(QPainter& painter, const QRectF& at)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(at.topLeft());
    painter.scale(at.width() / 24, at.height() / 24);
    const QColor accent = Theme::of(Role::Accent);
    const auto feather = [&painter](const QColor& colour, QPointF tip, QPointF above, QPointF root, QPointF below) {
        QPainterPath path(tip);
        path.quadTo(above, root);
        path.quadTo(below, tip);
        painter.fillPath(path, colour);
    };
    QColor middle = accent;
    middle.setAlphaF(0.72F);
    QColor light = accent;
    light.setAlphaF(0.45F);
    feather(middle, {21.5, 3}, {8, 3.5}, {2, 17}, {14, 15});
    feather(accent, {22, 7.5}, {15, 8.5}, {4.5, 18.5}, {19, 19});
    feather(light, {18.5, 16.5}, {13, 17.5}, {8, 20.5}, {15, 22.5});
    painter.restore();
}

Logo::Logo(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize Logo::sizeHint() const
{
    return {34 + QFontMetrics(Theme::font(desktop::Type::Title)).horizontalAdvance(tr("narae")) + 4, 64};
}

void Logo::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintWing(painter, QRectF(0, (height() - 24) / 2.0, 24, 24));
    painter.setFont(Theme::font(desktop::Type::Title));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(rect().adjusted(34, 0, 0, -2), Qt::AlignVCenter | Qt::AlignLeft, tr("narae"));
}

void Logo::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace narae::customer
