#include "client-admin/app/rail_item.hpp"

#include "common/desktop/look/icon.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

RailItem::RailItem(const QString& icon, QWidget* parent) : QPushButton(parent), icon_(icon)
{
    setCheckable(true);
    setFixedHeight(36);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    desktop::setRingRadius(this, 8);
}

void RailItem::setName(const QString& name, const QString& keys)
{
    name_ = name;
    keys_ = keys;
    describe();
}

void RailItem::setCount(const QString& badge, bool warning)
{
    badge_ = badge;
    warning_ = warning;
    describe();
    update();
}

void RailItem::describe()
{
    setAccessibleName(badge_.isEmpty() ? name_
                      : badge_ == "!"  ? tr("%1, needs a look").arg(name_)
                      : warning_       ? tr("%1, %2 need a look").arg(name_, badge_)
                                       : tr("%1, %2").arg(name_, badge_));
    setToolTip(keys_.isEmpty() ? name_ : tr("%1 (%2)").arg(name_, keys_));
}

void RailItem::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(isChecked() ? Role::AccentSoft : Role::Hover));
        painter.drawRoundedRect(rect(), 8, 8);
    }
    const Role ink = isChecked() ? Role::Accent : Role::Muted;
    desktop::icon::draw(painter, QRectF(10, 9, 18, 18), icon_, Theme::of(ink));

    int right = width() - 10;
    if (badge_ == "!") {
        const QPointF centre(right - 6, height() / 2.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(Role::Warning));
        painter.drawPolygon(QPolygonF{centre + QPointF(-6, 5), centre + QPointF(6, 5), centre + QPointF(0, -6)});
        right -= 20;
    } else if (!badge_.isEmpty()) {
        painter.setFont(Theme::font(warning_ ? Type::CaptionBold : Type::Caption));
        const int words = painter.fontMetrics().horizontalAdvance(badge_);
        const int wide = warning_ ? std::max(20, words + 14) : words;
        const QRect box(right - wide, (height() - 20) / 2, wide, 20);
        if (warning_) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::WarningSoft));
            painter.drawRoundedRect(box, 10, 10);
        }
        painter.setPen(Theme::of(warning_ ? Role::Warning : Role::Muted));
        painter.drawText(box, Qt::AlignCenter, badge_);
        right -= wide + 8;
    }
    painter.setFont(Theme::font(isChecked() ? Type::BodyBold : Type::Body));
    painter.setPen(Theme::of(ink));
    const QRect words(38, 0, right - 38, height());
    painter.drawText(words, Qt::AlignVCenter, painter.fontMetrics().elidedText(name_, Qt::ElideRight, words.width()));
}

} // namespace narae::admin
