#include "client-admin/app/status_area.hpp"

#include "client-admin/feed/place_words.hpp"
#include "client-admin/pages/home_time.hpp"
#include "common/desktop/look/formats.hpp"

#include <QEvent>
#include <QPainter>

namespace narae::admin {

namespace formats = desktop::formats;
using desktop::Role;
using desktop::Theme;
using desktop::Type;

namespace {

constexpr int kLinesShown = 3;
constexpr int kGap = 20;

} // namespace

StatusArea::StatusArea(desktop::Parts& parts, PurchaseFeed& feed, QWidget* parent)
    : QWidget(parent), parts_(parts), feed_(feed)
{
    setObjectName("statusArea");
    setProperty("bar", "status");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(32);
    clock_.setInterval(1000);
    connect(&clock_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    clock_.start();
    fade_.setDuration(150);
    fade_.setStartValue(0.0);
    fade_.setEndValue(1.0);
    connect(&fade_, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(&feed_, &PurchaseFeed::changed, this, &StatusArea::feedChanged);
    connect(&parts_.client.connectivity(), &desktop::Connectivity::changed, this, &StatusArea::retranslate);
    retranslate();
}

QString StatusArea::words(const FeedLine& line) const
{
    const QString route = place_words::route(parts_.airports, line.origin, line.destination).remove(' ');
    const QString seats = line.seats == 1 ? tr("1 seat") : tr("%1 seats").arg(line.seats);
    const QString amount = formats::money(Money(std::abs(line.amount.amountMinor()), line.amount.currency()));
    const QString flight = formats::flightNumber(line.flightNumber);
    return line.refund() ? tr("%1 %2 %3 %4 refunded").arg(flight, route, seats, amount)
                         : tr("%1 %2 %3 %4 paid").arg(flight, route, seats, amount);
}

QString StatusArea::newest() const
{
    if (feed_.lines().empty()) return {};
    const FeedLine& line = feed_.lines().front();
    return line.locator + " " + words(line);
}

void StatusArea::feedChanged()
{
    const qint64 newestAt = feed_.lines().empty() ? 0 : feed_.lines().front().at.toMSecsSinceEpoch();
    if (newestAt > newestAt_ && newestAt_ > 0 && Theme::current().motion()) fade_.start();
    newestAt_ = newestAt;
    retranslate();
}

void StatusArea::retranslate()
{
    const bool online = parts_.client.connectivity().online();
    setAccessibleName(online ? tr("Live. %1").arg(newest()) : tr("Offline"));
    update();
}

void StatusArea::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

int StatusArea::paintLine(QPainter& painter, int x, const FeedLine& line, bool first) const
{
    const QString time = atHome(line.at).toString("HH:mm:ss");
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
    painter.drawText(QRect(x, 0, timeWidth, height()), Qt::AlignVCenter, time);
    x += timeWidth + 8;
    if (first) {
        painter.setPen(Theme::of(Role::Ink));
        painter.setFont(Theme::locatorFont(12));
        const int wide = painter.fontMetrics().horizontalAdvance(line.locator);
        painter.drawText(QRect(x, 0, wide + 4, height()), Qt::AlignVCenter, line.locator);
        x += wide + 4;
        painter.setFont(Theme::font(Type::CaptionBold));
    }
    const QString rest = first ? words(line) : line.locator + " " + words(line);
    const int wide = painter.fontMetrics().horizontalAdvance(rest);
    painter.drawText(QRect(x, 0, wide + 2, height()), Qt::AlignVCenter, rest);
    return x + wide;
}

void StatusArea::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), Theme::of(Role::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(Role::Line));
    const bool online = parts_.client.connectivity().online();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(online ? Role::Success : Role::Warning));
    if (online)
        painter.drawEllipse(QPointF(25, height() / 2.0), 5, 5);
    else
        painter.drawRect(QRectF(20.5, height() / 2.0 - 4, 8, 8));
    const QString word = online ? tr("Live") : tr("Offline");
    painter.setFont(Theme::font(Type::CaptionBold));
    painter.setPen(Theme::of(online ? Role::Success : Role::Warning));
    painter.drawText(QRect(34, 0, 200, height()), Qt::AlignVCenter, word);
    int x = 34 + painter.fontMetrics().horizontalAdvance(word) + kGap;

    const QString clock = tr("Seoul %1").arg(atHome(parts_.now()).toString("HH:mm:ss"));
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    const int clockWidth = painter.fontMetrics().horizontalAdvance(clock);
    painter.drawText(QRect(width() - 16 - clockWidth, 0, clockWidth, height()), Qt::AlignVCenter, clock);

    painter.setClipRect(QRect(0, 0, width() - 16 - clockWidth - kGap, height()));
    int shown = 0;
    for (const FeedLine& line : feed_.lines()) {
        if (shown == kLinesShown) break;
        const bool first = shown++ == 0;
        painter.setOpacity(first && fade_.state() == QAbstractAnimation::Running ? fade_.currentValue().toReal() : 1);
        x = paintLine(painter, x, line, first) + kGap;
    }
}

} // namespace narae::admin
