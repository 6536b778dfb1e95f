#include "common/desktop/widgets/seat_readout.hpp"

#include "common/desktop/look/theme.hpp"

#include <QPainter>

namespace narae::desktop {

SeatReadout::SeatReadout(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(48);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void SeatReadout::say(const QString& seat, const QString& place, const QString& note)
{
    seat_ = seat;
    place_ = place;
    note_ = note;
    setAccessibleName(seat);
    setAccessibleDescription(QString("%1. %2").arg(place, note));
    setToolTip(note);
    update();
}

void SeatReadout::paintEvent(QPaintEvent*)
{
    if (seat_.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box(width() - 72, 0, 72, 48);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of(Role::AccentSoft));
    painter.drawRoundedRect(box, 8, 8);
    painter.setFont(Theme::font(Type::Number));
    painter.setPen(Theme::of(Role::Accent));
    painter.drawText(box, Qt::AlignCenter, seat_);
    const int room = box.left() - 12;
    const auto line = [&](Type type, Role role, int y, const QString& words) {
        painter.setFont(Theme::font(type));
        painter.setPen(Theme::of(role));
        painter.drawText(QRect(0, y, room, 18), Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, room));
    };
    line(Type::CaptionBold, Role::Ink, 6, place_);
    line(Type::Caption, Role::Muted, 25, note_);
}

} // namespace narae::desktop
