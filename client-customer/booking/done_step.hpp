#pragma once

#include "client-customer/booking/booking_flow.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// It is paid: the booking code in large letters, and the way to the trip.
class DoneStep : public QWidget {
    Q_OBJECT

public:
    explicit DoneStep(desktop::Parts& parts, QWidget* parent = nullptr);
    void show(const BookingFlow& flow);
    void takeFocus();

Q_SIGNALS:
    void tripWanted();

private:
    desktop::Parts& parts_;
    desktop::TextLabel* title_;
    desktop::TextLabel* sentence_;
    desktop::TextLabel* word_;
    desktop::TextLabel* locator_;
    desktop::TextLabel* flight_;
    desktop::TextLabel* seats_;
    desktop::TextLabel* how_;
    desktop::Button* trip_;
};

} // namespace narae::customer
