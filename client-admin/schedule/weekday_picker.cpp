#include "client-admin/schedule/weekday_picker.hpp"

#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;

namespace {

constexpr int kPitch = 36;
constexpr int kSide = 34;

QString dayName(int day, QLocale::FormatType format)
{
    return desktop::Language::current().locale().standaloneDayName(day, format);
}

} // namespace

WeekdayPicker::WeekdayPicker(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(36);
    desktop::setRingRadius(this, 18);
}

void WeekdayPicker::setDays(const QSet<int>& days)
{
    days_ = days;
    update();
    tell();
}

void WeekdayPicker::toggle(int day)
{
    if (day < 1 || day > 7) return;
    if (!days_.remove(day)) days_.insert(day);
    focus_ = day;
    update();
    tell();
    Q_EMIT changed();
}

void WeekdayPicker::tell()
{
    QStringList names;
    for (int day = 1; day <= 7; ++day)
        if (days_.contains(day)) names << dayName(day, QLocale::LongFormat);
    setAccessibleDescription(names.join(", "));
}

void WeekdayPicker::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::font(desktop::Type::BodyBold));
    for (int day = 1; day <= 7; ++day) {
        const QRectF box((day - 1) * kPitch + 1, 1, kSide - 2, kSide - 2);
        const bool on = days_.contains(day);
        painter.setPen(on ? QPen(Qt::NoPen) : QPen(Theme::of(Role::Field), 1));
        painter.setBrush(Theme::of(on ? Role::Accent : Role::Surface));
        painter.drawEllipse(box);
        if (hasFocus() && day == focus_) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(Theme::of(on ? Role::OnAccent : Role::Accent), 2));
            painter.drawEllipse(box.adjusted(3, 3, -3, -3));
        }
        painter.setPen(Theme::of(on ? Role::OnAccent : Role::Muted));
        QString name = dayName(day, QLocale::NarrowFormat);
        if (name.isEmpty()) name = dayName(day, QLocale::ShortFormat).left(1);
        painter.drawText(box, Qt::AlignCenter, name);
    }
}

void WeekdayPicker::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    toggle(static_cast<int>(event->position().x()) / kPitch + 1);
}

void WeekdayPicker::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: focus_ = std::max(1, focus_ - 1); break;
    case Qt::Key_Right: focus_ = std::min(7, focus_ + 1); break;
    case Qt::Key_Space: toggle(focus_); break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

void WeekdayPicker::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void WeekdayPicker::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace narae::admin
