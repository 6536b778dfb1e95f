#include "client-admin/app/brand.hpp"

#include "common/desktop/look/theme.hpp"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

/// Three feathers, the longest above.
void drawWing(QPainter& painter, const QPointF& at)
{
    painter.setPen(Qt::NoPen);
    const auto feather = [&](qreal x, qreal y, qreal length, qreal alpha) {
        QPainterPath path(at + QPointF(x, y));
        path.cubicTo(at + QPointF(x + length * 0.35, y - 1), at + QPointF(x + length * 0.8, y - length * 0.25),
                     at + QPointF(x + length, y - length * 0.62));
        path.cubicTo(at + QPointF(x + length * 0.98, y - length * 0.1), at + QPointF(x + length * 0.6, y + 4),
                     at + QPointF(x, y));
        QColor colour = Theme::of(Role::Accent);
        colour.setAlphaF(static_cast<float>(alpha));
        painter.setBrush(colour);
        painter.drawPath(path);
    };
    feather(0, 12, 20, 1);
    feather(2, 16, 14, 0.7);
    feather(4, 19.5, 9, 0.45);
}

} // namespace

Brand::Brand(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

void Brand::retranslate()
{
    name_ = tr("narae");
    whose_ = tr("admin");
    setAccessibleName(tr("Narae, the airline's own app"));
    updateGeometry();
    update();
}

QSize Brand::sizeHint() const
{
    return {40 + QFontMetrics(Theme::font(Type::Lead)).horizontalAdvance(name_) +
                QFontMetrics(Theme::font(Type::Caption)).horizontalAdvance(whose_),
            28};
}

void Brand::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void Brand::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawWing(painter, QPointF(0, 4));
    painter.setFont(Theme::font(Type::Lead));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(QRect(29, 0, width(), height()), Qt::AlignVCenter, name_);
    const int x = 29 + painter.fontMetrics().horizontalAdvance(name_) + 9;
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(QRect(x, 1, width() - x, height()), Qt::AlignVCenter, whose_);
}

} // namespace narae::admin
