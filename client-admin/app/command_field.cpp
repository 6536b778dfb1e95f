#include "client-admin/app/command_field.hpp"

#include "client-admin/app/key_cap.hpp"
#include "common/desktop/look/icon.hpp"

#include <QEvent>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

CommandField::CommandField(QWidget* parent) : QPushButton(parent)
{
    setObjectName("commandField");
    setFixedHeight(32);
    setMaximumWidth(320);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    desktop::setRingRadius(this, 8);
    retranslate();
}

void CommandField::retranslate()
{
    setText(tr("Search or run a command"));
    setAccessibleName(tr("Search or run a command, Ctrl+K"));
    setToolTip(accessibleName()); // where the window is narrow, its words are cut
}

void CommandField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QPushButton::changeEvent(event);
}

void CommandField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::of(Role::Line));
    painter.setBrush(Theme::of(underMouse() ? Role::Hover : Role::Paper));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    desktop::icon::draw(painter, QRectF(10, 8, 16, 16), "search", Theme::of(Role::Muted));
    const int cap = key_cap::paint(painter, QPoint(width() - 6, height() / 2), "Ctrl K");
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const QRect words(35, 0, width() - 35 - cap - 12, height());
    painter.drawText(words, Qt::AlignVCenter, painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace narae::admin
