#pragma once

#include "client-customer/account/account_service.hpp"

#include <QWidget>

namespace narae::desktop {
class Button;
class Card;
class OfflineBanner;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

class DeviceCard;
class PasswordCard;
class ProfileCard;
class SessionsCard;

/// Who uses the app, and how they like it. A guest sees what is of this computer, and the way to log in. GUI thread.
class AccountPage : public QWidget {
    Q_OBJECT

public:
    explicit AccountPage(desktop::Parts& parts, QWidget* parent = nullptr);

Q_SIGNALS:
    void logInWanted();
    void loggedOut();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void connectAll();
    void retranslate();
    void showAccount();
    void showConnection();

    desktop::Parts& parts_;
    AccountService service_;
    desktop::OfflineBanner* banner_;
    desktop::TextLabel* title_;
    desktop::Button* logOut_;
    desktop::Card* guest_;
    desktop::TextLabel* guestWords_;
    desktop::Button* logIn_;
    ProfileCard* profile_;
    PasswordCard* password_;
    SessionsCard* sessions_;
    DeviceCard* device_;
};

} // namespace narae::customer
