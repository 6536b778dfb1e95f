#include "client-admin/app/user_button.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

/// Two letters: of a Korean name the given one (서민지 is 민지), else the words' first.
QString initialsOf(const QString& name)
{
    const QStringList words = name.split(' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) return {};
    if (words.size() == 1 && words[0].at(0).script() == QChar::Script_Hangul)
        return words[0].size() > 2 ? words[0].mid(1, 2) : words[0];
    QString letters;
    for (const QString& word : words)
        letters += word.at(0).toUpper();
    return letters.left(2);
}

} // namespace

UserButton::UserButton(QWidget* parent) : QPushButton(parent)
{
    setFixedHeight(48);
    setCursor(Qt::PointingHandCursor);
    desktop::setRingRadius(this, 8);
}

void UserButton::show(const QString& name, const QString& second)
{
    name_ = name.isEmpty() ? second : name;
    second_ = second;
    setAccessibleName(tr("%1, logged in as %2").arg(name_, second_));
    setToolTip(second_);
    update();
}

void UserButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (underMouse()) {
        painter.setBrush(Theme::of(Role::Hover));
        painter.drawRoundedRect(rect(), 8, 8);
    }
    const QRect disc(8, 10, 28, 28);
    painter.setBrush(Theme::of(Role::AccentSoft));
    painter.drawEllipse(disc);
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(Role::Accent));
    painter.drawText(disc, Qt::AlignCenter, initialsOf(name_));
    const int room = width() - 46 - 6;
    painter.setPen(Theme::of(Role::Ink));
    painter.drawText(QRect(46, 8, room, 16), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name_, Qt::ElideRight, room));
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(QRect(46, 24, room, 16), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(second_, Qt::ElideRight, room));
}

} // namespace narae::admin
