#pragma once

#include "client-customer/account/account_service.hpp"
#include "common/desktop/widgets/card.hpp"

class QLineEdit;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// Another password; the present one is asked for.
class PasswordCard : public desktop::Card {
    Q_OBJECT

public:
    explicit PasswordCard(AccountService& service, QWidget* parent = nullptr);
    void setOnline(bool online);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void typed();
    void change();

    AccountService& service_;
    bool online_ = true;
    bool changing_ = false;
    desktop::TextLabel* head_;
    std::array<desktop::TextLabel*, 2> labels_;
    std::array<QLineEdit*, 2> fields_;
    desktop::TextLabel* told_;
    desktop::Button* change_;
};

} // namespace narae::customer
