#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace narae::desktop {

/// What a seat looks like: each state has a shape of its own, for those who do not see its colour.
enum class SeatLook {
    Free,
    Exit,
    Held,
    Taken,
    Blocked,
    Mine,
    Lost, ///< taken by another a moment ago
};

namespace seat_sign {

/// A seat into its box, nose of the aircraft at the left. `number` is the passenger's, of a seat that is ours. `faded`,
/// 0 to 1, is how far a lost seat has become a taken one.
void paint(QPainter& painter, const QRectF& box, SeatLook look, const QString& number = {}, qreal faded = 0);
/// The ring around the seat that has the keyboard's focus.
void paintRing(QPainter& painter, const QRectF& box);

} // namespace seat_sign

} // namespace narae::desktop
