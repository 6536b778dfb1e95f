#pragma once

#include "client-admin/operations/accounts_service.hpp"
#include "client-admin/operations/drawer_panel.hpp"

class QLineEdit;

namespace narae::desktop {
class Button;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class PanelList;

/// All accounts with their roles; opens one for a colleague, closes one.
class AccountsPanel : public DrawerPanel {
    Q_OBJECT

public:
    AccountsPanel(AccountsService& service, QWidget* page);
    void retranslate();
    void setOffline(bool offline);
    /// The form for a colleague's account, with the focus in it.
    void openForm();

Q_SIGNALS:
    void said(const QString& sentence);

protected:
    QWidget* first() override;
    void opened() override;

private:
    void show();
    QWidget* rowOf(const desktop::Account& account);
    QWidget* buttonOf(const desktop::Account& account);
    void submit();
    void closeAccount(const desktop::Account& account);
    void say(const std::optional<desktop::Problem>& problem);

    AccountsService& service_;
    qint64 asked_ = 0; ///< the account for which "close" was pressed once
    QWidget* form_;
    desktop::Button* new_;
    desktop::TextLabel* nameName_;
    desktop::TextLabel* emailName_;
    desktop::TextLabel* passwordName_;
    QLineEdit* name_;
    QLineEdit* email_;
    QLineEdit* password_;
    desktop::Button* make_;
    desktop::Button* more_;
    desktop::TextLabel* wrong_;
    PanelList* list_;
};

} // namespace narae::admin
