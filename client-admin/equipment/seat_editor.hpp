#pragma once

#include "client-admin/equipment/layout_history.hpp"
#include "common/desktop/widgets/seat_map_geometry.hpp"

#include <QWidget>

namespace narae::admin {

/// The seats to be laid out, drawn along the window: drag to select, or Shift with the arrows; B blocks or frees, E
/// makes exit rows, + adds a row behind, Delete takes rows out; Home and End go to the cabin's first and last row, Page
/// Up and Page Down to the next cabin.
class SeatEditor : public QWidget {
    Q_OBJECT

public:
    explicit SeatEditor(LayoutHistory& history, QWidget* parent = nullptr);

    int cabin() const { return cabin_; }
    void setCabin(int cabin);
    QStringList selectedSeats() const;
    QRect cursorBox() const; ///< for scrolling to it

    void toggleBlocked();
    void toggleExit();
    void addRow();
    void removeRows();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void selectionChanged();
    void cabinChanged(int cabin);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Place {
        int row = 0;
        int lane = 0;
    };
    void layoutChanged();
    void move(int rows, int lanes, bool extend);
    void goTo(int index, bool extend);
    void keepInside();
    std::pair<int, int> rowsSelected() const;
    const SeatLayout::Cabin* current() const;
    QString seatName(const desktop::SeatCell& seat) const;
    bool selected(const desktop::SeatCell& seat) const;
    void paintBody(QPainter& painter) const;
    void paintSigns(QPainter& painter) const;
    void tell();

    LayoutHistory& history_;
    desktop::SeatChart chart_;
    desktop::SeatMapGeometry geometry_;
    int cabin_ = 0;
    Place cursor_;
    Place anchor_;
};

} // namespace narae::admin
