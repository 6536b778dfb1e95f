#include "common/desktop/widgets/segmented.hpp"

#include "common/desktop/look/theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace narae::desktop {

Segmented::Segmented(int height, QWidget* parent) : QWidget(parent), height_(height)
{
    setFixedHeight(height);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setRingRadius(this, height >= 32 ? 8 : 6);
    setFont(Theme::font(Type::CaptionBold));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segmented::setChoices(const QStringList& choices)
{
    choices_ = choices;
    updateGeometry();
    update();
}

void Segmented::choose(int index)
{
    chosen_ = index;
    setAccessibleDescription(choices_.value(index));
    update();
}

void Segmented::pick(int index)
{
    if (index < 0 || index >= choices_.size() || index == chosen_) return;
    choose(index);
    Q_EMIT picked(index);
}

int Segmented::partWidth(int index) const
{
    return fontMetrics().horizontalAdvance(choices_[index]) + 24;
}

QSize Segmented::sizeHint() const
{
    int width = 0;
    for (int index = 0; index < choices_.size(); ++index)
        width += partWidth(index);
    return {width, height_};
}

void Segmented::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = height_ >= 32 ? 8 : 6;
    QPainterPath box;
    box.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(box, Theme::of(Role::Surface));
    painter.setFont(font());
    int x = 0;
    for (int index = 0; index < choices_.size(); ++index) {
        const QRect part(x, 0, partWidth(index), height_);
        painter.setClipPath(box);
        if (index == chosen_) painter.fillRect(part, Theme::of(Role::AccentSoft));
        painter.setPen(Theme::of(Role::Line));
        if (index > 0) painter.drawLine(x, 0, x, height_);
        painter.setClipping(false);
        painter.setPen(Theme::of(index == chosen_ ? Role::Accent : Role::Muted));
        painter.drawText(part, Qt::AlignCenter, choices_[index]);
        x += part.width();
    }
    painter.strokePath(box, QPen(Theme::of(Role::Line), 1));
}

void Segmented::mousePressEvent(QMouseEvent* event)
{
    int x = 0;
    for (int index = 0; index < choices_.size(); ++index) {
        x += partWidth(index);
        if (event->pos().x() < x) {
            pick(index);
            return;
        }
    }
}

void Segmented::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: pick(chosen_ - 1); break;
    case Qt::Key_Right:
    case Qt::Key_Down: pick(chosen_ + 1); break;
    case Qt::Key_Space:
    case Qt::Key_Return: pick((chosen_ + 1) % std::max<int>(1, static_cast<int>(choices_.size()))); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace narae::desktop
