#pragma once

#include "common/desktop/widgets/seat_chart.hpp"
#include "common/desktop/widgets/seat_map_geometry.hpp"
#include "common/desktop/widgets/seat_sign.hpp"

#include <QHash>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace narae::desktop {

/// The drawn cabin of a flight, along the window and nose left, of which a part is seen; it follows the focus.
///
/// Arrows move by seat, Home and End by cabin, Enter or Space picks, 1 to 9 say for which passenger, Esc leaves to the
/// summary; the mouse picks too. It decides nothing about who sits where: whoever
/// shows it hears of what was picked and tells it whose seats are whose. Each seat is a child for a screen reader.
class SeatMapView : public QWidget {
    Q_OBJECT

public:
    /// `seatSize` is 40 for the customer, 26 in a preview.
    explicit SeatMapView(int seatSize = 40, QWidget* parent = nullptr);

    /// The seats as they are now. The focus stays on its seat while that exists.
    void setChart(const SeatChart& chart);
    const SeatChart& chart() const { return chart_; }
    const SeatMapGeometry& geometryOfSeats() const { return geometry_; }
    void setSeatSize(int size);
    /// Whose seats can be picked: one cabin's. Empty: none, a preview.
    void setOpenCabin(const QString& key);
    /// The seats of our passengers, in their order; empty for one without a seat. `current` is who chooses now.
    void setMine(const QStringList& seats, int current);
    const QStringList& mine() const { return mine_; }
    int current() const { return current_; }
    /// These were taken by others a moment ago: they flash, and the focus goes to the nearest free seat. Answers that
    /// seat, or nothing when the cabin is full.
    QString flashLost(const QStringList& seats);

    QString focusedSeat() const;
    void focusOn(const QString& seat);
    SeatLook lookOf(int index) const;
    bool canPick(int index) const;
    /// "Seat 12A, window, free, ₩49,000": what a screen reader says.
    QString spoken(int index) const;
    QRect boxOnView(int index) const; ///< where the seat is drawn now
    int focusIndex() const { return focus_; }
    void pick(int index);
    void moveFocus(int index);

    int offset() const { return offset_; }
    int offsetMost() const;
    void setOffset(int offset);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void focusMoved(const QString& seat);
    void picked(const QString& seat);  ///< Enter or a click on a seat that can be had, or is ours
    void refused(const QString& seat); ///< on one that cannot
    void currentChanged(int passenger);
    void leftForSummary();
    void scrolled(); ///< another part is seen, or the chart is another

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintFuselage(QPainter& painter) const;
    void paintWings(QPainter& painter) const;
    void paintSeats(QPainter& painter) const;
    void paintRowNumbers(QPainter& painter, int cabin) const;
    void paintExits(QPainter& painter) const;
    void paintLetters(QPainter& painter) const;
    bool seen(qreal x, qreal margin) const;

    void step(int rows, int lanes);
    void stepCabin(bool first);
    bool turnTo(int passenger); ///< false when there is no such passenger
    void follow();
    void announce();

    int seatSize_;
    SeatChart chart_;
    SeatMapGeometry geometry_;
    QString openCabin_;
    QStringList mine_;
    int current_ = 0;
    int focus_ = -1;
    int offset_ = 0;
    QStringList lost_;
    QTimer lostFor_;
    QVariantAnimation fade_;
};

} // namespace narae::desktop
