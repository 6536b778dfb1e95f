#include "client-customer/search/row_button.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

RowButton::RowButton(const QString& icon, QWidget* parent) : QAbstractButton(parent), icon_(icon)
{
    setFixedHeight(44);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setProperty("ownFocus", true);
}

void RowButton::show(const QString& head, const QString& below)
{
    head_ = head;
    below_ = below;
    setAccessibleName(head);
    setAccessibleDescription(below);
    update();
}

void RowButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(6, 0, -6, 0);
    painter.setPen(hasFocus() ? QPen(Theme::of(Role::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(underMouse() ? QBrush(Theme::of(Role::Hover)) : QBrush(Qt::NoBrush));
    if (hasFocus() || underMouse()) painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6);
    desktop::icon::draw(painter, QRectF(18, 14, 16, 16), icon_, Theme::of(Role::Muted));
    desktop::icon::draw(painter, QRectF(width() - 28, 15, 14, 14), "chevron-right", Theme::of(Role::Muted));
    const QRect text(46, 0, width() - 46 - 36, height());
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(text.adjusted(0, 3, 0, 0), Qt::AlignTop | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(head_, Qt::ElideRight, text.width()));
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(text.adjusted(0, 0, 0, -4), Qt::AlignBottom | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(below_, Qt::ElideRight, text.width()));
}

} // namespace narae::customer
