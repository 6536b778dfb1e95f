#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/operations/health_tile.hpp"
#include "client-admin/operations/operations_service.hpp"
#include "client-admin/pages/admin_page.hpp"

namespace narae::admin {

class AccountsPanel;
class AccountsService;
class ApiKeysPanel;
class AuditCard;
class AuditLogCard;
class BreachesPanel;
class DeadLettersPanel;
class BreakerStrip;
class GatewayCard;
class LagCard;
class DrawerPanel;

/// How the server is, whether its books add up, who did what, and who may come in.
class OperationsPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    OperationsPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent);

    QString title() const override;
    QString subtitle() const override;
    void entered() override;
    void left() override;
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void connectCards();
    void retranslate();
    void showHealth();
    void showDead();
    void showConnectivity();
    HealthTile::Seen tileOf(const QString& area) const;
    void runAudit();
    void verifyChain();
    void openPanel(DrawerPanel* panel);
    void showBreaches(const QString& rule);
    int slowAreas() const;

    desktop::Parts& parts_;
    OperationsService* service_;
    AccountsService* accounts_;
    std::vector<HealthTile*> tiles_;
    BreakerStrip* breakers_;
    GatewayCard* gateway_;
    LagCard* lag_;
    AuditCard* audit_;
    AuditLogCard* log_;
    DeadLettersPanel* deadPanel_;
    BreachesPanel* breachesPanel_;
    AccountsPanel* accountsPanel_;
    ApiKeysPanel* keysPanel_;
};

} // namespace narae::admin
