#pragma once

#include "client-customer/booking/booking_flow.hpp"
#include "client-customer/booking/step_frame.hpp"

namespace narae::desktop {
class SeatLegend;
class SeatMapOverview;
class SeatMapView;
class SeatReadout;
} // namespace narae::desktop

namespace narae::customer {

/// Where everybody sits: the live map, what has the focus in a fixed place, and the whole aircraft below. The way on is
/// in the summary.
class SeatsStep : public StepFrame {
    Q_OBJECT

public:
    explicit SeatsStep(QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    /// These were taken by others: they flash, and the nearest free seat is focused and named.
    void flashLost(const BookingFlow& flow, const QStringList& seats);
    bool takeFocus(); ///< false while there is no map
    desktop::SeatMapView* map() const { return map_; }

Q_SIGNALS:
    void taken(int passenger, const QString& seat); ///< an empty seat: given back
    void suggestionWanted();
    void leftForSummary();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void pick(const QString& seat);
    void readOut();
    void retranslate();

    desktop::SeatMapView* map_;
    desktop::SeatMapOverview* overview_;
    desktop::SeatLegend* legend_;
    desktop::SeatReadout* readout_;
    desktop::TextLabel* news_;
    desktop::TextLabel* loading_;
    desktop::Button* suggest_;
    QStringList names_;
    QStringList seats_;
    QString note_;      ///< why the focused seat cannot be had
    QString lostWords_; ///< stays until the next choice
    int current_ = 0;
    bool numbered_ = true;
};

} // namespace narae::customer
