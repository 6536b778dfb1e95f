#pragma once

#include "client-admin/operations/accounts_service.hpp"
#include "client-admin/operations/drawer_panel.hpp"

class QCheckBox;
class QLineEdit;

namespace narae::desktop {
class Button;
class Card;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class PanelList;

/// The keys of integrators: what each may do, when it was last used. A new key's secret is shown once, to be copied.
class ApiKeysPanel : public DrawerPanel {
    Q_OBJECT

public:
    ApiKeysPanel(AccountsService& service, QWidget* page);
    void retranslate();
    void setOffline(bool offline);
    void openForm();

Q_SIGNALS:
    void said(const QString& sentence);

protected:
    QWidget* first() override;
    void opened() override;

private:
    void layOutForm();
    void layOutSecret();
    void show();
    QWidget* rowOf(const ApiKeySeen& key);
    void submit();
    void showSecret(const ApiKeySeen& key);
    void putSecretAway();
    void revoke(const ApiKeySeen& key);
    void say(const std::optional<desktop::Problem>& problem);

    AccountsService& service_;
    qint64 asked_ = 0; ///< the key for which "revoke" was pressed once
    desktop::Button* new_;
    QWidget* form_;
    desktop::TextLabel* nameName_;
    QLineEdit* name_;
    desktop::TextLabel* scopesName_;
    std::vector<QCheckBox*> scopes_;
    desktop::Button* make_;
    desktop::Card* secretCard_;
    desktop::TextLabel* secretName_;
    QLineEdit* secret_;
    desktop::Button* copy_;
    desktop::Button* done_;
    desktop::TextLabel* wrong_;
    PanelList* list_;
};

} // namespace narae::admin
