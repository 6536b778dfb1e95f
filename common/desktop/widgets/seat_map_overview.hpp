#pragma once

#include <QPointer>
#include <QWidget>

namespace narae::desktop {

class SeatMapView;

/// The whole aircraft in a strip below the seat map, with a window around the part that is seen above. It is dragged
/// with the mouse and follows the map; the keyboard moves in the map itself.
class SeatMapOverview : public QWidget {
    Q_OBJECT

public:
    /// `view` outlives it, or it shows nothing.
    explicit SeatMapOverview(SeatMapView* view, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {856, 64}; }
    QSize minimumSizeHint() const override { return {200, 64}; }
    QRectF windowRect() const; ///< around what is seen

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    qreal placeOf(qreal x) const;
    void reveal(qreal centre);

    QPointer<SeatMapView> view_;
    qreal grip_ = 0;
};

} // namespace narae::desktop
