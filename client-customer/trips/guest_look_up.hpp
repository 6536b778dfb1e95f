#pragma once

#include "client-customer/trips/trips_service.hpp"
#include "common/desktop/widgets/card.hpp"

class QLineEdit;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// A booking without an account, found by its locator and phone number.
class GuestLookUp : public desktop::Card {
    Q_OBJECT

public:
    explicit GuestLookUp(TripsService& service, QWidget* parent = nullptr);
    void setOnline(bool online);
    void begin(); ///< puts the keyboard into it

Q_SIGNALS:
    void found(const narae::customer::TripsService::Trip& trip);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void typed();
    void look();
    void tell(const QString& words);

    TripsService& service_;
    bool online_ = true;
    bool looking_ = false;
    desktop::TextLabel* head_;
    desktop::TextLabel* words_;
    desktop::TextLabel* locatorLabel_;
    QLineEdit* locator_;
    desktop::TextLabel* phoneLabel_;
    QLineEdit* phone_;
    desktop::Button* find_;
    desktop::TextLabel* told_;
};

} // namespace narae::customer
