#pragma once

#include "client-admin/flights/flight_model.hpp"

#include <QTableView>

namespace narae::admin {

/// The list of flights: rows of 28, columns that can be sorted by. Keys: arrows, Space chooses, Shift with arrows
/// chooses a stretch, Ctrl+A all, Enter opens, F2 edits the cell, Esc gives the choice up.
class FlightTable : public QTableView {
    Q_OBJECT

public:
    explicit FlightTable(FlightModel& model, QWidget* parent = nullptr);
    std::vector<int> placesInView() const;
    void goToFlight(qint64 flightId);
    qint64 currentFlight() const; ///< 0 for none

Q_SIGNALS:
    void opened(qint64 flightId);
    void pasted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void chooseStretch(int row);
    void layColumns();

    FlightModel& model_;
    int anchor_ = -1;
    qint64 kept_ = 0; ///< the flight that was current before a reset
    int keptColumn_ = FlightModel::Number;
};

} // namespace narae::admin
