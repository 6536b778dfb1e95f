#include "client-customer/booking/hold_clock.hpp"

#include "common/desktop/look/formats.hpp"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

namespace narae::customer {

using desktop::Role;
using desktop::Theme;
using desktop::Type;
using std::chrono::seconds;

HoldClock::HoldClock(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(56);
    setObjectName("holdClock");
}

Role HoldClock::role() const
{
    if (paused_) return Role::Muted;
    if (left_ < seconds(30)) return Role::Danger;
    return left_ < seconds(120) ? Role::Warning : Role::Accent;
}

void HoldClock::show(seconds left, seconds whole)
{
    const seconds before = paused_ ? left : left_;
    paused_ = false;
    left_ = left;
    whole_ = whole;
    setAccessibleDescription(desktop::formats::countdown(left));
    if (before > left) announce(before);
    update();
}

void HoldClock::showPaused()
{
    paused_ = true;
    setAccessibleDescription(tr("Stopped while you pay"));
    update();
}

void HoldClock::announce(seconds before)
{
    for (const seconds mark : {seconds(300), seconds(120), seconds(60), seconds(30)}) {
        if (before <= mark || left_ > mark) continue;
        const QString sentence = mark == seconds(30) ? tr("Your seats are held for 30 seconds more.")
                                 : mark == seconds(60)
                                     ? tr("Your seats are held for 1 minute more.")
                                     : tr("Your seats are held for %1 minutes more.").arg(mark.count() / 60);
        setAccessibleName(sentence);
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
        Q_EMIT announced(sentence);
        return;
    }
}

void HoldClock::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) update();
    QWidget::changeEvent(event);
}

void HoldClock::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = Theme::of(role());
    const QRectF ring(4, 4, 48, 48);
    painter.setPen(QPen(Theme::of(Role::Sunk), 5));
    painter.drawEllipse(ring);
    const double share = static_cast<double>(left_.count()) / static_cast<double>(std::max<qint64>(1, whole_.count()));
    painter.setPen(QPen(colour, 5, paused_ ? Qt::DotLine : Qt::SolidLine, paused_ ? Qt::FlatCap : Qt::RoundCap));
    // Clockwise from twelve, in sixteenths of a degree.
    if (left_.count() > 0) painter.drawArc(ring, 90 * 16, -qRound(360 * 16 * std::min(1.0, share)));
    const QRect words(72, 0, width() - 72, 20);
    painter.setFont(Theme::font(Type::Caption));
    painter.setPen(Theme::of(Role::Muted));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     paused_ ? tr("Stopped while you pay") : tr("Held for you"));
    painter.setFont(Theme::font(Type::Number));
    painter.setPen(role() == Role::Accent ? Theme::of(Role::Ink) : colour);
    painter.drawText(QRect(72, 18, width() - 72, 36), Qt::AlignLeft | Qt::AlignVCenter,
                     desktop::formats::countdown(left_));
}

} // namespace narae::customer
