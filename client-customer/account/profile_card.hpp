#pragma once

#include "client-customer/account/account_service.hpp"
#include "common/desktop/widgets/card.hpp"

class QLineEdit;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// Name, phone and e-mail. What was typed and not saved stays until it is, whatever happens meanwhile.
class ProfileCard : public desktop::Card {
    Q_OBJECT

public:
    ProfileCard(desktop::Parts& parts, AccountService& service, QWidget* parent = nullptr);
    void show();
    void setOnline(bool online);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void typed();
    void save();
    void tell(const QString& words, bool wrong);

    desktop::Parts& parts_;
    AccountService& service_;
    bool online_ = true;
    bool saving_ = false;
    qint64 accountId_ = 0;
    desktop::TextLabel* head_;
    desktop::TextLabel* nameLabel_;
    QLineEdit* name_;
    desktop::TextLabel* phoneLabel_;
    QLineEdit* phone_;
    desktop::TextLabel* emailLabel_;
    desktop::TextLabel* email_;
    desktop::TextLabel* told_;
    desktop::Button* save_;
};

} // namespace narae::customer
