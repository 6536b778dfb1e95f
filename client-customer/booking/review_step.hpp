#pragma once

#include "client-customer/booking/booking_flow.hpp"
#include "client-customer/booking/step_frame.hpp"

class QGridLayout;

namespace narae::customer {

/// Everything once more before it is paid, with what can still be changed and what cancelling means.
class ReviewStep : public StepFrame {
    Q_OBJECT

public:
    ReviewStep(desktop::Parts& parts, QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    void takeFocus();

Q_SIGNALS:
    void changeWanted(narae::customer::Step step);

private:
    struct Fact {
        desktop::TextLabel* label;
        desktop::TextLabel* value;
        desktop::TextLabel* second;
        desktop::Button* change;
    };
    Fact makeFact(QVBoxLayout* column, const QString& name, bool changeable, Step step);

    desktop::Parts& parts_;
    Fact flight_, people_, contact_, price_, rules_;
};

} // namespace narae::customer
