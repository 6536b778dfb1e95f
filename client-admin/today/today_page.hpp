#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/feed/purchase_feed.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "client-admin/today/attention.hpp"
#include "client-admin/today/departures_model.hpp"
#include "common/desktop/parts/parts.hpp"

#include <array>

class QStackedWidget;
class QTableView;

namespace narae::desktop {
class Button;
class ListState;
class TextLabel;
} // namespace narae::desktop

namespace narae::admin {

class AttentionCard;
class FiguresCard;
class TickerCard;

/// The day at a glance: its figures, what departs next, what wants a look, and purchases as they are made.
class TodayPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    TodayPage(desktop::Parts& parts, CommandRegistry& registry, PurchaseFeed& feed, QWidget* parent);

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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    QWidget* departuresCard();
    void retranslate();
    void show();
    void showFilters();
    void pickFilter(DeparturesModel::Filter filter);
    void act(const AttentionItem& item);
    void openFlight(const QModelIndex& index);

    desktop::Parts& parts_;
    TodayService* service_;
    DeparturesModel* model_;
    FiguresCard* figures_;
    AttentionCard* attention_;
    TickerCard* ticker_;
    desktop::TextLabel* departuresTitle_;
    desktop::TextLabel* departuresCount_;
    std::array<desktop::Button*, 3> filters_;
    QTableView* table_;
    QStackedWidget* stack_;
    desktop::ListState* state_;
    std::vector<AttentionItem> items_;
};

} // namespace narae::admin
