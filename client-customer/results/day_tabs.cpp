#include "client-customer/results/day_tabs.hpp"

#include "client-customer/search/lowest_prices.hpp"
#include "common/desktop/look/formats.hpp"
#include "common/desktop/look/theme.hpp"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;
namespace formats = desktop::formats;

DayTabs::DayTabs(const LowestPrices& prices, QWidget* parent) : QWidget(parent), prices_(prices)
{
    setFixedHeight(52);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setProperty("ownFocus", true);
    connect(&prices_, &LowestPrices::changed, this, [this] {
        tell();
        update();
    });
}

void DayTabs::show(const QDate& day, const QDate& today)
{
    day_ = day;
    if (!from_.isValid() || day < from_ || day >= from_.addDays(kDays) || from_ < today)
        from_ = std::max(today, day.addDays(-1));
    current_ = static_cast<int>(from_.daysTo(day));
    tell();
    update();
}

QString DayTabs::words(const QDate& day) const
{
    const desktop::DayPrice* price = prices_.on(day);
    if (price == nullptr) return formats::dateLong(day);
    return price->price ? tr("%1, from %2").arg(formats::dateLong(day), formats::money(*price->price))
                        : tr("%1, no seats").arg(formats::dateLong(day));
}

void DayTabs::tell()
{
    setAccessibleDescription(words(from_.addDays(current_)));
}

QRect DayTabs::tab(int index) const
{
    const int left = width() * index / kDays;
    return {left, 0, width() * (index + 1) / kDays - left, height()};
}

int DayTabs::indexAt(const QPoint& at) const
{
    for (int index = 0; index < kDays; ++index)
        if (tab(index).contains(at)) return index;
    return -1;
}

void DayTabs::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::of(Role::Line));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    // The lowest of the days one can see.
    std::optional<Money> lowest;
    for (int index = 0; index < kDays; ++index)
        if (const auto* price = prices_.on(from_.addDays(index)); price && price->price)
            if (!lowest || price->price->amountMinor() < lowest->amountMinor()) lowest = price->price;
    for (int index = 0; index < kDays; ++index) {
        const QDate day = from_.addDays(index);
        const QRect at = tab(index);
        const bool shown = day == day_;
        if (index == hovered_ && !shown) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::Hover));
            painter.drawRoundedRect(QRectF(at).adjusted(2, 2, -2, -2), 8, 8);
        }
        const desktop::DayPrice* price = prices_.on(day);
        const bool full = price && !price->price;
        const QString name = QString("%1 %2").arg(formats::weekday(day)).arg(day.day());
        const QString money = price == nullptr ? QString() : full ? tr("no seats") : formats::moneyShort(*price->price);
        const bool least = price && price->price && lowest && price->price->amountMinor() == lowest->amountMinor();
        const QFont nameFont = Theme::font(shown ? Type::BodyBold : Type::Body);
        const QFont moneyFont = Theme::font(full ? Type::Caption : Type::BodyBold);
        const int nameWidth = QFontMetrics(nameFont).horizontalAdvance(name);
        const int gap = money.isEmpty() ? 0 : 10;
        const int whole = nameWidth + gap + QFontMetrics(moneyFont).horizontalAdvance(money);
        const int x = at.center().x() - whole / 2;
        painter.setFont(nameFont);
        painter.setPen(Theme::of(shown ? Role::Ink : Role::Muted));
        painter.drawText(QRect(x, 0, nameWidth + 4, height()), Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.setFont(moneyFont);
        painter.setPen(Theme::of(least ? Role::Success : full ? Role::Muted : Role::Ink));
        painter.drawText(QRect(x + nameWidth + gap, 0, at.width(), height()), Qt::AlignVCenter | Qt::AlignLeft, money);
        if (shown) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(Theme::of(Role::Accent));
            painter.drawRoundedRect(QRectF(at.center().x() - whole / 2.0 - 17, height() - 4, whole + 34, 3), 1.5, 1.5);
        }
        if (byKeyboard_ && hasFocus() && index == current_) {
            painter.setPen(QPen(Theme::of(Role::Accent), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(at).adjusted(4, 5, -4, -7), 6, 6);
        }
    }
}

void DayTabs::keyPressEvent(QKeyEvent* event)
{
    byKeyboard_ = true;
    switch (event->key()) {
    case Qt::Key_Left: current_ = std::max(0, current_ - 1); break;
    case Qt::Key_Right: current_ = std::min(kDays - 1, current_ + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT picked(from_.addDays(current_)); return;
    default: QWidget::keyPressEvent(event); return;
    }
    tell();
    update();
}

void DayTabs::mousePressEvent(QMouseEvent* event)
{
    byKeyboard_ = false;
    if (const int index = indexAt(event->pos()); index >= 0) Q_EMIT picked(from_.addDays(index));
}

void DayTabs::mouseMoveEvent(QMouseEvent* event)
{
    hovered_ = indexAt(event->pos());
    setToolTip(hovered_ >= 0 ? words(from_.addDays(hovered_)) : QString());
    update();
}

void DayTabs::leaveEvent(QEvent*)
{
    hovered_ = -1;
    update();
}

void DayTabs::focusInEvent(QFocusEvent* event)
{
    byKeyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void DayTabs::focusOutEvent(QFocusEvent* event)
{
    byKeyboard_ = false;
    QWidget::focusOutEvent(event);
}

} // namespace narae::customer
