#pragma once

#include "client-admin/commands/command_registry.hpp"
#include "client-admin/equipment/cabin_column.hpp"
#include "client-admin/equipment/equipment_service.hpp"
#include "client-admin/equipment/seat_editor.hpp"
#include "client-admin/pages/admin_page.hpp"
#include "common/desktop/parts/parts.hpp"
#include "common/desktop/widgets/banner.hpp"
#include "common/desktop/widgets/card.hpp"
#include "common/desktop/widgets/list_state.hpp"
#include "common/desktop/widgets/seat_legend.hpp"
#include "common/desktop/widgets/seat_map_view.hpp"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace narae::admin {

/// The types of aircraft and their seats: drawn, edited where they are drawn, shown as a customer will see them.
/// Flights that are registered keep their seats; they take a new layout when their aircraft is changed. goTo:
/// {"aircraft": "A321neo"}, {"action": "new"}.
class EquipmentPage : public AdminPage, public CommandSource {
    Q_OBJECT

public:
    EquipmentPage(desktop::Parts& parts, CommandRegistry& registry, QWidget* parent = nullptr);
    ~EquipmentPage() override;

    QString title() const override;
    QString subtitle() const override;
    void entered() override;
    void left() override { entered_ = false; }
    void goTo(const QVariantMap& where) override;
    void refresh() override;
    bool undo() override { return history_.undo(); }
    std::vector<std::pair<QString, QString>> keys() const override;
    std::vector<Command> commandsFor(const QString& typed) override;

    LayoutHistory& history() { return history_; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLeft(QHBoxLayout* to);
    void buildRight(QHBoxLayout* to);
    void listen();
    void read();
    void showTypes(const std::vector<AircraftRecord>& types);
    void choose(int index); ///< -1: a new one
    void beginNew();
    void publish();
    void published(const AircraftRecord& type);
    void refused(const desktop::Problem& problem);
    void resolve(bool mine);
    void layoutChanged();
    void judge();
    void connectivityChanged();
    void retranslate();
    bool isNew() const { return base_.aircraftId == 0; }

    desktop::Parts& parts_;
    EquipmentService service_;
    LayoutHistory history_;
    std::vector<AircraftRecord> types_;
    AircraftRecord base_;
    AircraftRecord theirs_;            ///< after a conflict
    QHash<qint64, SeatLayout> drafts_; ///< what was begun with a type and not published
    QString wanted_;
    bool entered_ = false;

    desktop::OfflineBanner* banner_;
    QStackedWidget* stack_;
    QWidget* content_;
    desktop::ListState* state_;
    desktop::TextLabel *typesTitle_, *nameLabel_, *flawWords_, *previewTitle_, *hint_, *conflictWords_;
    QListWidget* list_;
    desktop::Button* new_;
    QLineEdit* name_;
    CabinColumn* column_;
    desktop::Card *flaws_, *conflict_;
    desktop::Button *block_, *exit_, *addRow_, *removeRow_, *undo_, *redo_, *apply_, *publish_;
    desktop::Button *keepMine_, *takeTheirs_;
    QScrollArea* scroll_;
    SeatEditor* editor_;
    desktop::SeatMapView* preview_;
    desktop::SeatLegend* legend_;
};

} // namespace narae::admin
