#pragma once

#include "common/desktop/widgets/seat_chart.hpp"

#include <QRectF>

namespace narae::desktop {

/// Where everything of a cabin lies that is drawn along the window, nose left, A at the bottom. Computed once for a
/// chart and a seat's size; pixels of the whole aircraft, of which the view shows a part.
class SeatMapGeometry {
public:
    SeatMapGeometry() = default;
    /// `size` is a seat's side: 40 for the customer, 26 in a preview, 22 in the editor.
    SeatMapGeometry(const SeatChart& chart, int size);

    const QRectF& seat(int index) const { return boxes_[static_cast<std::size_t>(index)]; }
    int seatAt(const QPointF& point) const; ///< or -1
    qreal rowCentre(int cabin, int row) const;
    qreal laneCentre(int cabin, int lane) const;
    QRectF cabin(int index) const { return cabins_[static_cast<std::size_t>(index)].area; }
    /// The row numbers' line: the middle of a cabin's aisle nearest to the middle of the aircraft.
    qreal numbersAt(int cabin) const { return cabins_[static_cast<std::size_t>(cabin)].numbers; }

    qreal width() const { return width_; }
    qreal height() const { return fuselage_.bottom() + wingBelow(); }
    const QRectF& fuselage() const { return fuselage_; }
    qreal wallHeight() const { return 0.25 * size_; }
    qreal gutter() const { return 1.65 * size_; } ///< at the left, where the letters stand
    qreal noseLength() const { return 2.4 * size_; }
    int size() const { return size_; }
    qreal wingAbove() const { return fuselage_.top(); }
    qreal wingBelow() const { return size_ >= 40 ? 38 : 18; }
    /// Where the wings join: first and last x at the fuselage.
    std::pair<qreal, qreal> wing() const { return wing_; }

private:
    struct Cabin {
        QRectF area;
        std::vector<qreal> rows;
        std::vector<qreal> lanes;
        qreal numbers = 0;
    };
    void placeCabin(const SeatCabin& cabin, qreal& x, qreal inside);
    void placeWing(const SeatChart& chart);

    int size_ = 40;
    std::vector<Cabin> cabins_;
    std::vector<QRectF> boxes_;
    std::vector<int> cabinOf_;
    QRectF fuselage_;
    qreal width_ = 0;
    std::pair<qreal, qreal> wing_;
};

} // namespace narae::desktop
