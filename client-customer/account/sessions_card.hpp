#pragma once

#include "client-customer/account/account_service.hpp"
#include "common/desktop/widgets/card.hpp"

namespace narae::desktop {
class TextLabel;
} // namespace narae::desktop

namespace narae::customer {

/// Where the account is logged in, since when, and the way to end each.
class SessionsCard : public desktop::Card {
    Q_OBJECT

public:
    explicit SessionsCard(AccountService& service, QWidget* parent = nullptr);
    void setOnline(bool online);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();

    AccountService& service_;
    bool online_ = true;
    desktop::TextLabel* head_;
    desktop::TextLabel* told_;
    QWidget* rows_ = nullptr;
};

} // namespace narae::customer
