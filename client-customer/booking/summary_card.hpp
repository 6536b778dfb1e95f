#pragma once

#include "client-customer/booking/booking_flow.hpp"
#include "client-customer/booking/hold_clock.hpp"

#include <QWidget>

class QVBoxLayout;

namespace narae::desktop {
class AirportBook;
class Button;
class RouteLine;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// What is being bought, at the right of every step: flight, travellers with their seats, what it costs; below the
/// perforation how long it is held, and where a step wants it, the way on.
class SummaryCard : public QWidget {
    Q_OBJECT

public:
    SummaryCard(desktop::Parts& parts, QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    void showClock(const BookingFlow& flow);
    /// The step's own way on; an empty text: none.
    void setAction(const QString& text, bool enabled, bool busy);
    desktop::Button* action() const { return action_; }
    HoldClock* clock() const { return clock_; }

Q_SIGNALS:
    void acted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class TravellerLine;
    void buildFlight(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void showTravellers(const BookingFlow& flow);

    desktop::Parts& parts_;
    desktop::TextLabel* number_;
    desktop::TextLabel* date_;
    desktop::TextLabel* origin_;
    desktop::TextLabel* destination_;
    desktop::RouteLine* route_;
    desktop::TextLabel* departs_;
    desktop::TextLabel* departsAt_;
    desktop::TextLabel* arrives_;
    desktop::TextLabel* arrivesAt_;
    desktop::TextLabel* party_;
    QVBoxLayout* travellers_;
    std::vector<TravellerLine*> lines_;
    desktop::TextLabel* fare_;
    desktop::TextLabel* fareSum_;
    desktop::TextLabel* totalWord_;
    desktop::TextLabel* total_;
    QWidget* tear_;
    HoldClock* clock_;
    desktop::TextLabel* until_;
    desktop::Button* action_;
};

} // namespace narae::customer
