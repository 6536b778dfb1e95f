#include "client-customer/search/price_strip.hpp"

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

PriceStrip::PriceStrip(const LowestPrices& prices, QWidget* parent) : QWidget(parent), prices_(prices)
{
    setFixedHeight(122);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setProperty("ownFocus", true);
    connect(&prices_, &LowestPrices::changed, this, [this] {
        tell();
        update();
    });
}

void PriceStrip::choose(const QDate& day)
{
    chosen_ = day;
    current_ = static_cast<int>(std::clamp<qint64>(prices_.from().daysTo(day), 0, kDays - 1));
    tell();
    update();
}

void PriceStrip::markDays(const QDate& first, const QDate& last)
{
    firstMarked_ = first;
    lastMarked_ = last;
    update();
}

QString PriceStrip::words(int index) const
{
    const QDate day = prices_.from().addDays(index);
    const desktop::DayPrice* price = prices_.on(day);
    if (price == nullptr) return formats::dateLong(day);
    if (!price->price) return tr("%1, no seats").arg(formats::dateLong(day));
    return tr("%1, from %2").arg(formats::dateLong(day), formats::money(*price->price));
}

void PriceStrip::tell()
{
    setAccessibleDescription(words(current_));
}

QRect PriceStrip::cell(int index) const
{
    const int inner = width() - 2;
    const int left = 1 + inner * index / kDays;
    return {left, 0, 1 + inner * (index + 1) / kDays - left, height()};
}

int PriceStrip::indexAt(const QPoint& at) const
{
    for (int index = 0; index < kDays; ++index)
        if (cell(index).contains(at)) return index;
    return -1;
}

void PriceStrip::paintDay(QPainter& painter, int index) const
{
    const QDate day = prices_.from().addDays(index);
    const QRect at = cell(index);
    const bool chosen = day == chosen_;
    const desktop::DayPrice* price = prices_.on(day);
    const auto lowest = prices_.lowest();
    const bool least = price && price->price && lowest && price->price->amountMinor() == lowest->amountMinor();
    const QRectF box = QRectF(at).adjusted(1, 9, -1, -9);
    painter.setPen(Qt::NoPen);
    if (firstMarked_ < lastMarked_ && day >= firstMarked_ && day <= lastMarked_) {
        painter.setBrush(Theme::of(Role::AccentSoft));
        painter.drawRect(QRectF(at).adjusted(0, 9, 0, -9));
    }
    if (chosen || index == hovered_) {
        painter.setBrush(Theme::of(chosen ? Role::Accent : Role::Hover));
        painter.drawRoundedRect(box, 8, 8);
    }
    if (byKeyboard_ && hasFocus() && index == current_) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::of(chosen ? Role::OnAccent : Role::Accent), 2));
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 6, 6);
    }
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(chosen ? Role::OnAccent : Role::Muted));
    painter.drawText(at.adjusted(0, 20, 0, 0), Qt::AlignTop | Qt::AlignHCenter, formats::weekday(day));
    painter.setFont(Theme::font(Type::Title));
    painter.setPen(Theme::of(chosen ? Role::OnAccent : Role::Ink));
    // The first of a month says which.
    const QString number = QString::number(day.day());
    if (day.day() == 1) {
        QFont small = Theme::font(Type::Lead);
        small.setPixelSize(14);
        const QString month = QString::number(day.month()) + "/";
        const int narrow = QFontMetrics(small).horizontalAdvance(month);
        const int wide = QFontMetrics(painter.font()).horizontalAdvance(number);
        const int left = at.center().x() - (narrow + wide) / 2;
        painter.drawText(QPoint(left + narrow, 55), number);
        painter.setFont(small);
        painter.drawText(QPoint(left, 55), month);
    } else {
        painter.drawText(at.adjusted(0, 35, 0, 0), Qt::AlignTop | Qt::AlignHCenter, number);
    }
    if (price == nullptr) return;
    if (!price->price) {
        painter.setFont(Theme::font(Type::Caption));
        painter.setPen(Theme::of(chosen ? Role::OnAccent : Role::Muted));
        painter.drawText(at.adjusted(0, 92, 0, 0), Qt::AlignTop | Qt::AlignHCenter, QString(QChar(0x2013)));
        return;
    }
    // From zero, as tall as the dearest day of the strip is 26.
    std::int64_t most = 1;
    for (const desktop::DayPrice& each : prices_.days())
        if (each.price) most = std::max(most, each.price->amountMinor());
    const double bar = 26.0 * static_cast<double>(price->price->amountMinor()) / static_cast<double>(most);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(chosen ? Role::OnAccent : least ? Role::Success : Role::Line));
    painter.drawRoundedRect(QRectF(at.center().x() - 5.5, 89 - bar, 12, bar), 3, 3);
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(chosen ? Role::OnAccent : least ? Role::Success : Role::Ink));
    painter.drawText(at.adjusted(0, 92, 0, 0), Qt::AlignTop | Qt::AlignHCenter, formats::moneyShort(*price->price));
}

void PriceStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::of(Role::Line));
    painter.setBrush(Theme::of(Role::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10);
    if (!prices_.from().isValid()) return;
    for (int index = 0; index < kDays; ++index)
        paintDay(painter, index);
}

void PriceStrip::keyPressEvent(QKeyEvent* event)
{
    byKeyboard_ = true;
    switch (event->key()) {
    case Qt::Key_Left: current_ = std::max(0, current_ - 1); break;
    case Qt::Key_Right: current_ = std::min(kDays - 1, current_ + 1); break;
    case Qt::Key_Home: current_ = 0; break;
    case Qt::Key_End: current_ = kDays - 1; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: Q_EMIT picked(prices_.from().addDays(current_)); return;
    default: QWidget::keyPressEvent(event); return;
    }
    tell();
    update();
}

void PriceStrip::mousePressEvent(QMouseEvent* event)
{
    byKeyboard_ = false;
    if (const int index = indexAt(event->pos()); index >= 0) Q_EMIT picked(prices_.from().addDays(index));
}

void PriceStrip::mouseMoveEvent(QMouseEvent* event)
{
    hovered_ = indexAt(event->pos());
    setToolTip(hovered_ >= 0 ? words(hovered_) : QString());
    update();
}

void PriceStrip::leaveEvent(QEvent*)
{
    hovered_ = -1;
    update();
}

void PriceStrip::focusInEvent(QFocusEvent* event)
{
    byKeyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
}

void PriceStrip::focusOutEvent(QFocusEvent* event)
{
    byKeyboard_ = false;
    QWidget::focusOutEvent(event);
}

} // namespace narae::customer
