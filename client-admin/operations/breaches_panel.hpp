#pragma once

#include "client-admin/operations/drawer_panel.hpp"
#include "client-admin/operations/operations_records.hpp"

namespace narae::admin {

class PanelList;

/// What an invariant's audit found: the breaches by name, and what could not be told.
class BreachesPanel : public DrawerPanel {
    Q_OBJECT

public:
    explicit BreachesPanel(QWidget* page);
    void show(const RuleSeen& rule);

private:
    PanelList* list_;
};

} // namespace narae::admin
