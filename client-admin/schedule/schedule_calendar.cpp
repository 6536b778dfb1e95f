#include "client-admin/schedule/schedule_calendar.hpp"

#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/language.hpp"
#include "common/desktop/look/theme.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace narae::admin {

using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kMonthsMost = 3;
constexpr int kMonthWidth = 186; ///< at the least
constexpr int kRowHeight = 38;
constexpr int kTop = 62; ///< a month's name and its weekdays
constexpr qreal kRadius = 14;

} // namespace

ScheduleCalendar::ScheduleCalendar(const QDate& today, QWidget* parent)
    : QWidget(parent), first_(today.year(), today.month(), 1), current_(today)
{
    setFocusPolicy(Qt::StrongFocus);
    setObjectName("scheduleCalendar");
}

void ScheduleCalendar::setMonth(const QDate& first)
{
    const QDate month(first.year(), first.month(), 1);
    if (!month.isValid() || month == first_) return;
    first_ = month;
    if (current_ < first_ || current_ >= first_.addMonths(months())) current_ = first_;
    update();
    Q_EMIT monthChanged();
}

int ScheduleCalendar::months() const
{
    return std::clamp(width() / kMonthWidth, 1, kMonthsMost);
}

void ScheduleCalendar::setMarks(std::function<Mark(const QDate&)> marks)
{
    marks_ = std::move(marks);
    update();
}

QRect ScheduleCalendar::boxOf(const QDate& date) const
{
    const int index = (date.year() - first_.year()) * 12 + date.month() - first_.month();
    if (index < 0 || index >= months()) return {};
    const int monthWidth = width() / months();
    const int step = std::min(36, (monthWidth - 16) / 7);
    const QDate begin(date.year(), date.month(), 1);
    const int cell = begin.dayOfWeek() - 1 + date.day() - 1;
    return {index * monthWidth + cell % 7 * step, kTop + cell / 7 * kRowHeight, step, kRowHeight};
}

QDate ScheduleCalendar::dateAt(const QPoint& point) const
{
    for (QDate date = first_; date < first_.addMonths(months()); date = date.addDays(1))
        if (boxOf(date).contains(point)) return date;
    return {};
}

void ScheduleCalendar::setCurrent(const QDate& date)
{
    if (date < first_) setMonth(date);
    if (date >= first_.addMonths(months())) setMonth(date.addMonths(1 - months()));
    current_ = date;
    setAccessibleDescription(spoken(date));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

QString ScheduleCalendar::spoken(const QDate& date) const
{
    QString day = desktop::formats::dateLong(date);
    switch (markOf(date)) {
    case Mark::None: return tr("%1, no flight").arg(day);
    case Mark::Usual: return tr("%1, usual fare").arg(day);
    case Mark::Peak: return tr("%1, peak fare").arg(day);
    case Mark::Off: return tr("%1, day off").arg(day);
    case Mark::Conflict: return tr("%1, this number flies already").arg(day);
    }
    return day;
}

void ScheduleCalendar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < months(); ++index)
        paintMonth(painter, index);
}

void ScheduleCalendar::paintMonth(QPainter& painter, int index) const
{
    const QLocale locale = desktop::Language::current().locale();
    const QDate begin = first_.addMonths(index);
    const int left = index * (width() / months());
    painter.setFont(Theme::font(Type::Lead));
    painter.setPen(Theme::of(Role::Ink));
    const QString name =
        locale.toString(begin, desktop::Language::current().korean() ? QString::fromUtf8("yyyy년 M월") : "MMMM yyyy");
    painter.drawText(QRect(left, 0, width() / months(), 28), Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const int step = boxOf(begin).width();
    for (int day = 1; day <= 7; ++day)
        painter.drawText(QRect(left + (day - 1) * step, 34, step, 24), Qt::AlignCenter,
                         locale.standaloneDayName(day, QLocale::ShortFormat).left(3));
    for (QDate date = begin; date.month() == begin.month(); date = date.addDays(1))
        paintDay(painter, date);
}

void ScheduleCalendar::paintDay(QPainter& painter, const QDate& date) const
{
    const QRectF box = boxOf(date);
    const QPointF centre = box.center();
    const Mark mark = markOf(date);
    Role ink = Role::Muted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case Mark::None: break;
    case Mark::Usual:
        painter.setBrush(Theme::of(Role::AccentSoft));
        ink = Role::Accent;
        break;
    case Mark::Peak:
        painter.setBrush(Theme::of(Role::Accent));
        ink = Role::OnAccent;
        break;
    case Mark::Off: painter.setPen(QPen(Theme::of(Role::Strong), 1.25, Qt::DashLine)); break;
    case Mark::Conflict:
        painter.setBrush(Theme::of(Role::WarningSoft));
        painter.setPen(QPen(Theme::of(Role::Warning), 1.75));
        ink = Role::Warning;
        break;
    }
    if (mark != Mark::None) painter.drawEllipse(centre, kRadius, kRadius);
    if (mark == Mark::Off) painter.drawLine(centre + QPointF(-10, 10), centre + QPointF(10, -10));
    if (mark == Mark::Conflict) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of(Role::Warning));
        const QPointF at = centre + QPointF(11, -11);
        painter.drawPolygon(QPolygonF{at + QPointF(0, -5), at + QPointF(5, 4), at + QPointF(-5, 4)});
    }
    if (hasFocus() && date == current_) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::of(Role::Accent), 2));
        painter.drawEllipse(centre, kRadius + 3, kRadius + 3);
    }
    painter.setFont(Theme::font(mark == Mark::None || mark == Mark::Off ? Type::Caption : Type::CaptionBold));
    painter.setPen(Theme::of(ink));
    painter.drawText(box, Qt::AlignCenter, QString::number(date.day()));
}

void ScheduleCalendar::mousePressEvent(QMouseEvent* event)
{
    const QDate date = dateAt(event->pos());
    if (!date.isValid()) return;
    setFocus(Qt::MouseFocusReason);
    setCurrent(date);
    Q_EMIT dayPicked(date);
}

void ScheduleCalendar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(current_.addDays(-1)); return;
    case Qt::Key_Right: setCurrent(current_.addDays(1)); return;
    case Qt::Key_Up: setCurrent(current_.addDays(-7)); return;
    case Qt::Key_Down: setCurrent(current_.addDays(7)); return;
    case Qt::Key_PageUp: setCurrent(current_.addMonths(-1)); return;
    case Qt::Key_PageDown: setCurrent(current_.addMonths(1)); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT dayPicked(current_);
        setCurrent(current_);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void ScheduleCalendar::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    setCurrent(current_);
}

void ScheduleCalendar::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace narae::admin
