#include "common/desktop/widgets/seat_map_geometry.hpp"

#include <algorithm>

namespace narae::desktop {

namespace {

qreal aisleOf(int size)
{
    return size >= 40 ? 38 : size >= 30 ? 28 : 18;
}

qreal gapAlong(int size)
{
    return size >= 30 ? 6 : size >= 26 ? 4 : 2;
}

qreal gapAcross(int size)
{
    return size >= 30 ? 6 : 4;
}

int aisles(const QString& letters)
{
    return static_cast<int>(letters.count('_'));
}

/// How high a row of these letters is with seats of this size.
qreal heightOf(const QString& letters, int size)
{
    const int count = aisles(letters);
    const int seats = static_cast<int>(letters.size()) - count;
    // Between two seats there is a gap unless there is an aisle.
    return seats * size + (seats - 1 - count) * gapAcross(size) + count * aisleOf(size);
}

} // namespace

SeatMapGeometry::SeatMapGeometry(const SeatChart& chart, int size) : size_(size)
{
    qreal inside = 0;
    for (const SeatCabin& cabin : chart.cabins)
        inside = std::max(inside, heightOf(cabin.letters(), size));
    const qreal above = size >= 40 ? 22 : 14;
    fuselage_ = QRectF(0, above, 0, inside + 1.6 * size);
    qreal x = noseLength();
    for (const SeatCabin& cabin : chart.cabins) {
        placeCabin(cabin, x, inside);
        // The next cabin's letters stand between the two.
        x += gutter();
    }
    width_ = x + 1.4 * size;
    fuselage_.setWidth(width_);
    for (const SeatCell& seat : chart.seats) {
        const QPointF centre(rowCentre(seat.cabin, seat.row), laneCentre(seat.cabin, seat.lane));
        boxes_.emplace_back(centre.x() - size / 2.0, centre.y() - size / 2.0, size, size);
    }
    placeWing(chart);
}

void SeatMapGeometry::placeCabin(const SeatCabin& cabin, qreal& x, qreal inside)
{
    const QString letters = cabin.letters();
    Cabin placed;
    const int count = aisles(letters);
    const int seats = static_cast<int>(letters.size()) - count;
    // A cabin with fewer seats across spreads over the same width of the aircraft.
    const qreal spare = inside - heightOf(letters, size_);
    const qreal gap = gapAcross(size_) + (seats > 1 ? spare / (seats - 1 + count) : 0);
    const qreal aisle = aisleOf(size_) + (seats > 1 ? 2 * spare / (seats - 1 + count) : 0);
    const bool wide = spare > size_;
    const qreal bottom = fuselage_.top() + 0.8 * size_ + inside;
    qreal y = bottom;
    std::vector<qreal> middles;
    placed.lanes.assign(static_cast<std::size_t>(letters.size()), 0);
    for (int lane = 0; lane < letters.size(); ++lane) {
        if (letters[lane] == '_') {
            const qreal middle = y + gap - aisle / 2;
            placed.lanes[static_cast<std::size_t>(lane)] = middle;
            middles.push_back(middle);
            y += gap - aisle;
            continue;
        }
        placed.lanes[static_cast<std::size_t>(lane)] = y - size_ / 2.0;
        y -= size_ + gap;
    }
    const qreal centre = fuselage_.center().y();
    placed.numbers = middles.empty() ? bottom + 0.3 * size_
                                     : *std::min_element(middles.begin(), middles.end(), [centre](qreal a, qreal b) {
                                           return std::abs(a - centre) < std::abs(b - centre);
                                       });
    const qreal left = x;
    bool first = true;
    for (const SeatCabin::Row& row : cabin.rows) {
        if (!first) x += gapAlong(size_) + (wide ? size_ * 0.3 : 0);
        if (row.exit) x += size_ >= 40 ? 8 : 6;
        placed.rows.push_back(x + size_ / 2.0);
        x += size_;
        first = false;
    }
    placed.area = QRectF(left, fuselage_.top(), x - left, fuselage_.height());
    cabins_.push_back(std::move(placed));
}

void SeatMapGeometry::placeWing(const SeatChart& chart)
{
    std::vector<qreal> exits;
    for (std::size_t cabin = 0; cabin < chart.cabins.size(); ++cabin)
        for (std::size_t row = 0; row < chart.cabins[cabin].rows.size(); ++row)
            if (chart.cabins[cabin].rows[row].exit) exits.push_back(cabins_[cabin].rows[row]);
    // A narrow aircraft has its exits over the wing; a wide one has doors before and behind it.
    const bool overWing = !exits.empty() && exits.back() - exits.front() < 6 * size_ && exits.front() > 0.25 * width_;
    if (overWing)
        wing_ = {exits.front() - 3.05 * size_, exits.back()};
    else
        wing_ = {0.40 * width_, 0.40 * width_ + 6 * size_};
}

int SeatMapGeometry::seatAt(const QPointF& point) const
{
    for (std::size_t index = 0; index < boxes_.size(); ++index)
        // The gaps between seats belong to them, so that a click is never lost.
        if (boxes_[index].adjusted(-2, -2, 2, 2).contains(point)) return static_cast<int>(index);
    return -1;
}

qreal SeatMapGeometry::rowCentre(int cabin, int row) const
{
    return cabins_[static_cast<std::size_t>(cabin)].rows[static_cast<std::size_t>(row)];
}

qreal SeatMapGeometry::laneCentre(int cabin, int lane) const
{
    return cabins_[static_cast<std::size_t>(cabin)].lanes[static_cast<std::size_t>(lane)];
}

} // namespace narae::desktop
