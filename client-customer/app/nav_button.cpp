#include "client-customer/app/nav_button.hpp"

#include "common/desktop/look/icon.hpp"
#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

NavButton::NavButton(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFixedHeight(64);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setProperty("ownFocus", true);
}

QSize NavButton::sizeHint() const
{
    return {QFontMetrics(Theme::font(Type::BodyBold)).horizontalAdvance(text()) + 36, 64};
}

void NavButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(Type::BodyBold));
    painter.setPen(Theme::of(isChecked() || underMouse() ? Role::Ink : Role::Muted));
    painter.drawText(rect().adjusted(0, 0, 0, -2), Qt::AlignCenter, text());
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(Role::Accent));
        painter.drawRoundedRect(QRectF(18, height() - 3, width() - 36, 3), 1.5, 1.5);
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::of(Role::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(7, 13, -7, -15), 8, 8);
    }
}

AccountButton::AccountButton(QWidget* parent) : QAbstractButton(parent)
{
    setFixedSize(36, 36);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    desktop::setRingRadius(this, 18);
}

void AccountButton::showName(const QString& name)
{
    // Korean names are called by what follows the family name; others by their initials.
    const QString trimmed = name.trimmed();
    const bool korean =
        !trimmed.isEmpty() && trimmed.front().unicode() >= 0xAC00 && trimmed.front().unicode() <= 0xD7A3;
    letters_.clear();
    if (korean) {
        letters_ = trimmed.size() > 2 ? trimmed.right(2) : trimmed;
    } else {
        for (const QString& part : trimmed.split(' ', Qt::SkipEmptyParts).mid(0, 2))
            letters_ += part.front().toUpper();
    }
    update();
}

void AccountButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::AccentSoft));
    painter.drawEllipse(QRectF(rect()).adjusted(2, 2, -2, -2));
    if (letters_.isEmpty()) {
        desktop::icon::draw(painter, QRectF(9, 9, 18, 18), "user", Theme::of(Role::Accent));
        return;
    }
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(Role::Accent));
    painter.drawText(rect(), Qt::AlignCenter, letters_);
}

} // namespace narae::customer
